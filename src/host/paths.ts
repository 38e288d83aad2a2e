/**
 * Path functions and usual folders of a platform: a place in, paths out. For the platform of the place, which may differ from that of
 * this machine in tests. Never reads the disk.
 */
import { posix, win32 } from 'node:path';
import type { Place } from '../contracts.ts';

/** The path functions of the place's platform. */
export const pathsOf = (place: Place): typeof posix => (place.platform === 'win32' ? win32 : posix);

/** The folder and all above it, nearest first. */
export function foldersUp(folder: string, paths: Pick<typeof posix, 'dirname'>): readonly string[] {
  const above = paths.dirname(folder);
  return above === folder ? [folder] : [folder, ...foldersUp(above, paths)];
}

/** An environment variable; on Windows its name may be in any case. */
export function variableOf(place: Place, name: string): string | undefined {
  if (Object.hasOwn(place.env, name)) return place.env[name];
  if (place.platform !== 'win32') return undefined;
  const found = Object.keys(place.env).find((key) => key.toLowerCase() === name.toLowerCase());
  return found === undefined ? undefined : place.env[found];
}

/** The folder in which the client is started. */
export const startFolderOf = ({ startFolder, workspaceFolder }: Place): string =>
  startFolder ?? workspaceFolder;

/** A path as a server sees it: relative parts, such as its `cwd`, start from the folder in which the client is started. */
export const startIn = (place: Place, ...parts: readonly (string | undefined)[]): string =>
  pathsOf(place).resolve(startFolderOf(place), ...parts.map((part) => part ?? ''));

/** The folder in which desktop apps store their settings. */
export function appFolder(place: Place): string {
  const { join } = pathsOf(place);
  if (place.platform === 'darwin') return join(place.userHome, 'Library', 'Application Support');
  if (place.platform === 'win32') {
    return variableOf(place, 'APPDATA') || join(place.userHome, 'AppData', 'Roaming');
  }
  return configFolder(place);
}

/** The folder in which command line tools store their settings, on every platform. */
export const configFolder = (place: Place): string =>
  variableOf(place, 'XDG_CONFIG_HOME') || pathsOf(place).join(place.userHome, '.config');
