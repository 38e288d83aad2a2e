/**
 * Whether a command line and its environment variables are the locked ones: the lock's launch and what a client passes in, the
 * first difference out. The client has filled in its variables by then. Pure; repeats no value.
 */
import type { NamedFolder } from '../launch/locked-text.ts';
import { matches } from '../launch/locked-text.ts';
import type { StdioLaunch } from '../model.ts';
import { argumentCountDiffers, argumentDiffers, programDiffers, variableDiffers } from './messages.ts';

/** A clause; undefined when nothing differs. `code`: a shell reads the arguments as code. */
export function lineDifference(
  locked: StdioLaunch,
  command: string,
  args: readonly string[],
  folders: readonly NamedFolder[],
  code = false,
): string | undefined {
  if (!matches(locked.command, command, folders)) return programDiffers();
  if (locked.args.length !== args.length) return argumentCountDiffers(args.length, locked.args.length);
  const at = args.findIndex((arg, index) => !matches(locked.args[index] ?? '', arg, folders, code));
  return at < 0 ? undefined : argumentDiffers(at + 1);
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Those that are set, with their values. */
export function lockedVariables(
  { env }: StdioLaunch,
  environment: Environment,
): Readonly<Record<string, string>> {
  const set: Record<string, string> = Object.create(null);
  for (const { name } of env.map(parse)) {
    const value = environment[name];
    if (value !== undefined) set[name] = value;
  }
  return set;
}

/** The first variable whose value the lock holds and that has another value here: a clause. */
export function variableDifference(
  { env }: StdioLaunch,
  environment: Environment,
  folders: readonly NamedFolder[],
): string | undefined {
  const other = env
    .map(parse)
    .find(({ name, value }) => value !== undefined && !isValue(value, environment[name] ?? '', folders));
  return other === undefined ? undefined : variableDiffers(other.name);
}

/** Some clients fill in the home folder for `~`. */
const isValue = (locked: string, live: string, folders: readonly NamedFolder[]): boolean =>
  matches(locked, live, folders) || matches(locked.replace(/^~(?=[\\/]|$)/, '${userHome}'), live, folders);

/** `NAME` or `NAME=value`. */
function parse(text: string): { readonly name: string; readonly value?: string } {
  const at = text.indexOf('=');
  return at < 0 ? { name: text } : { name: text.slice(0, at), value: text.slice(at + 1) };
}
