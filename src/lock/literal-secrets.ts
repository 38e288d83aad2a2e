/**
 * Which literal values of a launch are credentials, so that they can be looked for in what a server says. Command, arguments and
 * variables in, values out, never printed or stored. Pure.
 */
import { looksSecret } from './credential.ts';
import { redactArgs, redactCommand } from './redact.ts';
import { redactCode } from './redact-text.ts';
import { PLACEHOLDER } from './redact-value.ts';
import { isSecretName, mayNameSecret } from './secret-names.ts';
import { isWordless } from './words.ts';

/**
 * The literal credentials a launch and its variables hold, longest first: what server text must not echo. Only values
 * that look like one: a plain word in a variable called PASSWORD must not become a wildcard in what is pinned.
 */
export const secretsOf = (
  command: string,
  args: readonly string[],
  values: Readonly<Record<string, string>>,
): readonly string[] => hiddenValues(command, args, values).filter(isTelling);

/** Everything a launch and its variables hold that must not be shown, whole and in parts, longest first; words, too. */
export function hiddenValues(
  command: string,
  args: readonly string[],
  values: Readonly<Record<string, string>>,
): readonly string[] {
  const found = new Set<string>();
  const add = (value: string) => {
    for (const part of [value, ...partsOf(value)]) found.add(part);
  };
  for (const [name, value] of Object.entries(values)) {
    for (const part of namesOrLooksSecret(name, value) ? [value] : hiddenIn(value)) add(part);
  }
  const redacted = redactArgs(args, command);
  for (const [index, arg] of args.entries())
    for (const part of removedParts(arg, redacted[index] ?? '')) add(part);
  for (const part of removedParts(command, redactCommand(command))) add(part);
  return [...found].filter((value) => value.length >= SHORTEST).sort((a, b) => b.length - a.length);
}

/** Whether all of a variable's value is a secret. */
export const namesOrLooksSecret = (name: string, value: string): boolean =>
  isSecretName(name) || (mayNameSecret(name) && looksSecret(value));

/** A shorter text may stand anywhere. */
const SHORTEST = 6;

/** Whether a value tells itself from other text: long enough, and no word. */
const isTelling = (value: string): boolean =>
  /^\S{8,}$/.test(value) && (/[^a-z]/.test(value) || isWordless(value));

/** What a program may take out of a value and repeat alone: behind a scheme, a login and its password, fields, lines, base64. */
export function partsOf(value: string): readonly string[] {
  const bare = value.replace(/^(?:bearer|basic|token|apikey|bot)\s+/i, '');
  const login = /^[A-Za-z0-9+/]{8,}={0,2}$/.test(bare) ? Buffer.from(bare, 'base64').toString() : '';
  const texts = [bare, ...(/^[\x20-\x7e][\x20-\x39\x3b-\x7e]*:[\x20-\x7e]+$/.test(login) ? [login] : [])];
  return texts.flatMap((text) => [
    text,
    ...hiddenIn(text),
    ...(/\n|\\n/.test(text) ? text.split(/\s+|\\n/).filter((line) => line.length >= 16) : []),
    ...loginOf(text),
  ]);
}

/** The password of `user:password`, of an address or alone, also decoded. */
function loginOf(text: string): readonly string[] {
  const login = /^[A-Za-z][\w+.-]*:\/\/([^/?#\s]*)@/.exec(text)?.[1] ?? (/[/?#\s]/.test(text) ? '' : text);
  const colon = login.indexOf(':');
  if (colon <= 0) return [];
  const password = login.slice(colon + 1);
  return [login, password, decoded(password)];
}

/** Percent escapes read; the text itself when they are none. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** What the text rules would take out of a value. */
export const hiddenIn = (value: string): readonly string[] =>
  removedParts(value, redactCode(value)).flatMap((part) => [part, decoded(part), ...loginOf(`x://${part}@`)]);

/** What stood where a placeholder stands now, found from left to right in one pass. */
export function removedParts(before: string, after: string): readonly string[] {
  if (before === after) return [];
  const kept = after.split(PLACEHOLDER);
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
