/**
 * Where a client's config files are on each platform, for the rows of clients: names of folders in, `Where` out, which gives the path
 * for a place. Never reads the disk.
 */
import type { Place } from '../contracts.ts';
import { appFolder, configFolder, pathsOf, startFolderOf, startIn, variableOf } from '../host/paths.ts';
import type { ConfigLayer } from '../model.ts';
import type { Reach } from './levels.ts';
import type { Layout } from './reading/layout.ts';

/** A folder that paths of config files start from. */
interface Base {
  readonly of: (place: Place) => string;
  /** How its usual path ends, if that tells the client. */
  readonly tail: string;
}

/** One config file of a client, or a folder of them. */
export interface Where {
  readonly scope: 'project' | 'user';
  /** For a file of the project: in this folder. */
  readonly at: (place: Place, folder?: string) => string | undefined;
  /** How its path ends on any machine. */
  readonly tails: readonly string[];
  /** The path is a folder, and every file in it whose name matches is a config. */
  readonly each?: RegExp;
  /** `each` matches folders instead, and this file in each of them is a config. */
  readonly inside?: string;
  /** What is different in it from the client's other files. */
  readonly layout?: Partial<Layout>;
  /** How far up the client looks for it; absent: in its start folder alone. */
  readonly reads?: Reach;
  /** Which of its client's configs it is; absent: as its scope. A later layer is stronger (`LAYERS`). */
  readonly layer?: ConfigLayer;
  /** Where a layer has an order of its own: a higher one is stronger. */
  readonly rank?: number;
  /** Of several folders the farthest is the strongest, not the nearest. */
  readonly farthest?: true;
  /** It takes no part in who wins by name: a file of a plugin, an agent or a profile. */
  readonly apart?: true;
  /** While it exists, the client starts only what is in it. */
  readonly alone?: true;
  /** The client does not read it where this file lies beside it: a path in the same folder. */
  readonly hiddenBy?: string;
}

type More = Omit<Where, 'scope' | 'at' | 'tails'>;
type Platform = 'linux' | 'darwin' | 'win32';

const base = (of: (place: Place) => string, tail = ''): Base => ({ of, tail });

export const HOME = base(({ userHome }) => userHome);
export const APP_DATA = base(appFolder);
export const XDG_CONFIG = base(configFolder);
export const ROOT = base(({ platform }) => (platform === 'win32' ? 'C:\\' : '/'));
export const PROGRAM_DATA = base((place) => variableOf(place, 'ProgramData') || 'C:\\ProgramData');

/** The folder that an environment variable names, or one in the user's home. */
export const envFolder = (variable: string, folder: string): Base =>
  base((place) => variableOf(place, variable) || pathsOf(place).join(place.userHome, folder), folder);

/** The user folder of VS Code, or of an app built on it. */
export const editorFolder = (app: string): Base =>
  base((place) => pathsOf(place).join(appFolder(place), app, 'User'), `${app}/User`);

const join = (place: Place, folder: string, path: string): string => {
  const paths = pathsOf(place);
  return path === '' ? folder : paths.join(folder, ...path.split('/'));
};

/** A file in the project's folder; an empty path is the folder itself. */
export const project = (path: string, more: More = {}): Where => ({
  scope: 'project',
  at: (place, folder = startFolderOf(place)) => join(place, folder, path),
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

/** A file of the user that an environment variable names, or with a path, one in the folder that it names; absent where it is not set. */
export const named = (variable: string, path: string, ends: string, more: More = {}): Where => ({
  scope: 'user',
  at: (place) => {
    const value = variableOf(place, variable);
    return value ? join(place, startIn(place, value), path) : undefined;
  },
  tails: [ends],
  ...more,
});

/** A file with a path of its own on each platform; a platform that is not listed has no such file. */
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
