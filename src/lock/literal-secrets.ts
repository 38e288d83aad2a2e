/**
 * Which literal values of a launch are credentials, so that they can be looked for in what a server says. Command, arguments and
 * variables in, values out, never printed or stored. Pure.
 */
import { redactArgs, redactText } from './redact.ts';
import { REDACTED } from './redact-value.ts';
import { isSecretName, looksRandom } from './secret-names.ts';

/**
 * The literal credentials a launch and its variables hold, longest first: what server text must not echo. Only values
 * that look like one: a plain word in a variable called PASSWORD must not become a wildcard in what is pinned.
 */
export function secretsOf(
  command: string,
  args: readonly string[],
  values: Readonly<Record<string, string>>,
): readonly string[] {
  const found = new Set<string>();
  const add = (value: string) => {
    for (const part of [value, value.replace(/^(?:bearer|basic|token)\s+/i, '')]) {
      if (/^\S{8,}$/.test(part) && /[^a-z]/.test(part)) found.add(part);
    }
  };
  for (const [name, value] of Object.entries(values)) {
    if (isSecretName(name) || looksRandom(value) || redactText(value) !== value) add(value);
  }
  const redacted = redactArgs(args, command);
  for (const [index, arg] of args.entries()) {
    const kept = redacted[index] ?? '';
    if (kept !== arg) for (const part of removedParts(arg, kept)) add(part);
  }
  return [...found].sort((a, b) => b.length - a.length);
}

/** What stood where `${redacted}` stands now, found from left to right in one pass. */
function removedParts(before: string, after: string): readonly string[] {
  const kept = after.split(REDACTED);
  const out: string[] = [];
  let at = (kept[0] ?? '').length;
  for (const [index, piece] of kept.slice(1).entries()) {
    const last = index === kept.length - 2;
    const next = last && piece === '' ? before.length : before.indexOf(piece, at);
    if (next < 0) break;
    out.push(before.slice(at, next));
    at = next + piece.length;
  }
  return out;
}
