/**
 * Whether a command line is the locked one: the lock's launch and the line as a client passes it on in, yes or the first
 * difference out. The client has filled in its variables by then, so a variable in the lock stands for any text, and so
 * does what was redacted; folders stand for this machine's. Pure.
 */
import type { StdioLaunch } from '../model.ts';
import { anyVariables } from '../variables/placeholders.ts';

/** A folder of this machine, and the variable that stands for it in the lock. */
export interface NamedFolder {
  readonly variable: string;
  readonly path: string;
}

/** What differs, in words; undefined when nothing does. `code`: what the line starts is a shell, and its words are code. */
export function lineDifference(
  locked: StdioLaunch,
  command: string,
  args: readonly string[],
  folders: readonly NamedFolder[],
  code = false,
): string | undefined {
  if (!matches(locked.command, command, folders)) return 'another program would be started';
  if (locked.args.length !== args.length)
    return `it has ${args.length} arguments, and ${locked.args.length} are locked`;
  const at = args.findIndex((arg, index) => !matches(locked.args[index] ?? '', arg, folders, code));
  return at < 0 ? undefined : `argument ${at + 1} is not the locked one`;
}

/** The variables in a text of the lock, as they stand there and by name. */
export const variablesIn = (
  locked: string,
): readonly { readonly variable: string; readonly name: string }[] =>
  anyVariables(locked).map(({ text }) => ({ variable: text, name: nameIn(text) }));

/** Without what is written around it in any dialect. */
const nameIn = (variable: string): string => variable.replace(/^[${%]+\s*(?:env[:.])?|\s*[}%]+$/g, '');

/** Whether a text of the lock and a text of this machine may be the same. */
export function matches(
  locked: string,
  live: string,
  folders: readonly NamedFolder[],
  code = false,
): boolean {
  if (locked === live) return true;
  const parts: string[] = [];
  let from = 0;
  // What the lock left out because it was a secret is written as one, too.
  for (const { text, index } of anyVariables(locked)) {
    parts.push(escaped(locked.slice(from, index)));
    const named = folders.filter(({ variable }) => text === variable).map(({ path }) => escaped(path));
    parts.push(named.length === 0 ? anyText(index === 0, code) : `(?:${named.join('|')})`);
    from = index + text.length;
  }
  parts.push(escaped(locked.slice(from)));
  return parts.length > 1 && new RegExp(`^${parts.join('')}$`).test(live);
}

/** In a line that is code a value may hold no sign of it; a value that is a whole word must not become an option or code. */
const anyText = (first: boolean, code: boolean): string =>
  code ? '[\\w@%+=:,./~-]*' : `${first ? '(?!-|data:)' : ''}[^]*`;

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
