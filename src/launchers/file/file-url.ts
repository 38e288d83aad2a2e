/**
 * A file's origin URL that is the same on every machine: an absolute path in, `file:` and a path below
 * `${workspaceFolder}`, `${userHome}` or `${tmpdir}` out, with forward slashes. Never reads the disk.
 */
import type { Place } from '../../contracts.ts';
import { pathsOf } from '../line/program.ts';

/** The URL of an absolute path. */
export function fileUrl(path: string, place: Place): string {
  const { relative, isAbsolute } = pathsOf(place);
  const folders = NAMED.flatMap((name) =>
    [place[name], place.real?.[name] ?? ''].map((folder) => ({ name, folder })),
  ).sort((a, b) => b.folder.length - a.folder.length);
  for (const { name, folder } of folders) {
    const below = relative(folder, path);
    if (folder.length > 1 && below !== '..' && !/^\.\.[\\/]/.test(below) && !isAbsolute(below)) {
      return `file:\${${name}}${below === '' ? '' : `/${slashes(below, place)}`}`;
    }
  }
  return `file:${slashes(path, place)}`;
}

const NAMED = ['workspaceFolder', 'userHome', 'tmpdir'] as const;

const slashes = (path: string, place: Place): string =>
  place.platform === 'win32' ? path.replaceAll('\\', '/') : path;
