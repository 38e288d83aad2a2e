/**
 * Where a machine keeps things, by platform. A place in, paths out; computed for the place's platform and not for
 * the one this runs on, so that every platform can be tested on one. Never reads the disk.
 */
import { posix, win32 } from 'node:path';
import type { Place } from '../contracts.ts';

/** The path functions of the place's platform. */
export const pathsOf = (place: Place): typeof posix => (place.platform === 'win32' ? win32 : posix);

/** A variable of the environment; Windows does not tell upper from lower case in names. */
export function variableOf(place: Place, name: string): string | undefined {
  if (Object.hasOwn(place.env, name)) return place.env[name];
  if (place.platform !== 'win32') return undefined;
  const found = Object.keys(place.env).find((key) => key.toLowerCase() === name.toLowerCase());
  return found === undefined ? undefined : place.env[found];
}

/** The folder below which desktop apps keep their settings. */
export function appFolder(place: Place): string {
  const { join } = pathsOf(place);
  if (place.platform === 'darwin') return join(place.userHome, 'Library', 'Application Support');
  if (place.platform === 'win32') {
    return variableOf(place, 'APPDATA') || join(place.userHome, 'AppData', 'Roaming');
  }
  return configFolder(place);
}

/** The folder below which command line tools keep their settings, on every platform alike. */
export const configFolder = (place: Place): string =>
  variableOf(place, 'XDG_CONFIG_HOME') || pathsOf(place).join(place.userHome, '.config');
