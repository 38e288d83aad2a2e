/**
 * What a text of the lock can stand for on this machine: the text of the lock and a text with its variables filled in, in; whether
 * they match out. A variable, and what was redacted, matches any text; a variable for a folder matches that folder, a fingerprint the text
 * it was taken from. Pure.
 */
import { fingerprint, isFingerprint } from '../lock/redact-value.ts';
import { anyVariables } from '../variables/placeholders.ts';

/** A folder of this machine, and the variable that stands for it in the lock. */
export interface NamedFolder {
  readonly variable: string;
  readonly path: string;
}

/** The variables in a text of the lock, as they are written there and by name. */
export const variablesIn = (
  locked: string,
): readonly { readonly variable: string; readonly name: string }[] =>
  anyVariables(locked).map(({ text }) => ({ variable: text, name: nameIn(text) }));

/** Without the signs of any dialect around it. */
const nameIn = (variable: string): string => variable.replace(/^[${%]+\s*(?:env[:.])?|\s*[}%]+$/g, '');

/** Whether a text of this machine can be what a text of the lock stands for. */
export function matches(
  locked: string,
  live: string,
  folders: readonly NamedFolder[],
  code = false,
): boolean {
  if (locked === live) return true;
  const parts: string[] = [];
  const fingerprints: string[] = [];
  let from = 0;
  // A redacted secret is written as a variable, too.
  for (const { text, index } of anyVariables(locked)) {
    parts.push(escaped(locked.slice(from, index)));
    const named = folders.filter(({ variable }) => text === variable).map(({ path }) => escaped(path));
    if (isFingerprint(text)) {
      fingerprints.push(text);
      parts.push('([^]+)');
    } else parts.push(named.length === 0 ? anyText(index === 0, code) : `(?:${named.join('|')})`);
    from = index + text.length;
  }
  parts.push(escaped(locked.slice(from)));
  if (parts.length === 1) return false;
  const found = new RegExp(`^${parts.join('')}$`).exec(live);
  return found !== null && fingerprints.every((one, at) => fingerprint(found[at + 1] ?? '') === one);
}

/** In code a value must not hold shell syntax; a value that is a whole argument must not become an option or a data: URL. */
const anyText = (first: boolean, code: boolean): string =>
  code ? '[\\w@%+=:,./~-]*' : `${first ? '(?!-|data:)' : ''}[^]*`;

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
