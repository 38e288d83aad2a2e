/**
 * Rows of places: where a client's config files lie on each platform. Names of folders in, `Where` out; the paths come
 * out when a place is given. Never reads the disk.
 */
import type { Place } from '../contracts.ts';
import { appFolder, configFolder, pathsOf, variableOf } from '../host/paths.ts';
import type { Layout } from './reading/layout.ts';

/** A folder that files are found from. */
export interface Base {
  readonly of: (place: Place) => string;
  /** What its usual path ends in, where that says whose it is. */
  readonly tail: string;
}

/** One config file of a client, or a folder of them. */
export interface Where {
  readonly scope: 'project' | 'user';
  readonly at: (place: Place) => string | undefined;
  /** How its path ends, wherever it lies. */
  readonly tails: readonly string[];
  /** The path is a folder, and every file of such a name in it is a config. */
  readonly each?: RegExp;
  /** Instead, what `each` matches are folders, and this file in each of them is a config. */
  readonly inside?: string;
  /** Where it looks different from the client's other files. */
  readonly layout?: Partial<Layout>;
}

type More = Pick<Where, 'each' | 'inside' | 'layout'>;
type Platform = 'linux' | 'darwin' | 'win32';

const base = (of: (place: Place) => string, tail = ''): Base => ({ of, tail });

export const HOME = base(({ userHome }) => userHome);
export const APP_DATA = base(appFolder);
export const XDG_CONFIG = base(configFolder);
export const ROOT = base(({ platform }) => (platform === 'win32' ? 'C:\\' : '/'));
export const PROGRAM_DATA = base((place) => variableOf(place, 'ProgramData') || 'C:\\ProgramData');

/** The folder that a variable names, or else one in the user's home. */
export const envFolder = (variable: string, folder: string): Base =>
  base((place) => variableOf(place, variable) || pathsOf(place).join(place.userHome, folder), folder);

/** The user folders of VS Code and of an app made from it. */
export const editorFolder = (app: string): Base =>
  base((place) => pathsOf(place).join(appFolder(place), app, 'User'), `${app}/User`);

const join = (place: Place, folder: string, path: string): string => {
  const paths = pathsOf(place);
  return path === '' ? folder : paths.join(folder, ...path.split('/'));
};

/** A file below the project's folder; an empty path is that folder. */
export const project = (path: string, more: More = {}): Where => ({
  scope: 'project',
  at: (place) => join(place, place.workspaceFolder, path),
  tails: [path],
  ...more,
});

/** A file of the user, at the same place on every platform. */
export const user = (from: Base, path: string, more: More = {}): Where => ({
  scope: 'user',
  at: (place) => join(place, from.of(place), path),
  tails: [from.tail === '' ? path : `${from.tail}/${path}`],
  ...more,
});

/** A file that lies elsewhere on each platform; one that is not listed has none. */
export const perPlatform = (
  rows: Readonly<Partial<Record<Platform, readonly [Base, string]>>>,
  more: More = {},
): Where => ({
  scope: 'user',
  at: (place) => {
    const platform: Platform =
      place.platform === 'darwin' || place.platform === 'win32' ? place.platform : 'linux';
    const row = rows[platform];
    return row === undefined ? undefined : join(place, row[0].of(place), row[1]);
  },
  tails: [...new Set(Object.values(rows).map(([, path]) => path))],
  ...more,
});
