/**
 * The variables that the lock names for a launch, as the guard finds them around it: the lock's launch and an environment
 * in, what the server is given, or what is not as locked, out. Pure; no value is repeated.
 */
import type { StdioLaunch } from '../model.ts';
import type { NamedFolder } from './launch-match.ts';
import { matches } from './launch-match.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** Those that are set. */
export function lockedVariables({ env }: StdioLaunch, around: Env): Readonly<Record<string, string>> {
  const own: Record<string, string> = Object.create(null);
  for (const { name } of env.map(parted)) {
    const value = around[name];
    if (value !== undefined) own[name] = value;
  }
  return own;
}

/** Whether the lock holds values: those that decide which code runs. */
export const pinsValues = ({ env }: StdioLaunch): boolean => env.some((one) => one.includes('='));

/** The first variable whose value the lock holds and that has another one here, in words. */
export function variableDifference(
  { env }: StdioLaunch,
  around: Env,
  folders: readonly NamedFolder[],
): string | undefined {
  const other = env
    .map(parted)
    .find(({ name, value }) => value !== undefined && !matches(value, around[name] ?? '', folders));
  return other === undefined ? undefined : `${other.name} has not the locked value`;
}

function parted(text: string): { readonly name: string; readonly value?: string } {
  const at = text.indexOf('=');
  return at < 0 ? { name: text } : { name: text.slice(0, at), value: text.slice(at + 1) };
}
