/**
 * The environment variables that the lock names for a launch: the lock's launch and the environment of the guard in, what the
 * server gets, or what differs, out. Pure; repeats no value.
 */
import type { StdioLaunch } from '../model.ts';
import type { NamedFolder } from './launch-match.ts';
import { matches } from './launch-match.ts';
import { variableDiffers } from './messages.ts';

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

/** Whether the lock holds values: those that decide which code runs. */
export const pinsValues = ({ env }: StdioLaunch): boolean => env.some((one) => one.includes('='));

/** The first variable whose value the lock holds and that has another value here: a clause. */
export function variableDifference(
  { env }: StdioLaunch,
  environment: Environment,
  folders: readonly NamedFolder[],
): string | undefined {
  const other = env
    .map(parse)
    .find(({ name, value }) => value !== undefined && !matches(value, environment[name] ?? '', folders));
  return other === undefined ? undefined : variableDiffers(other.name);
}

/** `NAME` or `NAME=value`. */
function parse(text: string): { readonly name: string; readonly value?: string } {
  const at = text.indexOf('=');
  return at < 0 ? { name: text } : { name: text.slice(0, at), value: text.slice(at + 1) };
}
