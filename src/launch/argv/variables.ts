/** The variables that a server's own config sets: a launch and the place with their values in, those values out. Pure. */
import type { Place } from '../../contracts.ts';
import type { Launch } from '../../model.ts';

/** By name; they steer the launcher as much as the flags of its line do. */
export function ownVariables(launch: Launch, place: Place): Readonly<Record<string, string>> {
  const own: Record<string, string> = Object.create(null);
  for (const name of launch.transport === 'stdio' ? launch.env : []) {
    const value = place.env[name];
    if (value !== undefined) own[name] = value;
  }
  return own;
}
