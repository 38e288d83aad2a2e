/**
 * A file's origin URL that is the same on every machine: an absolute path in, `file:` and a path below
 * `${workspaceFolder}`, `${userHome}` or `${tmpdir}` out, with forward slashes. Never reads the disk.
 */
import type { Place } from '../../contracts.ts';
import { isInside } from '../../host/is-inside.ts';
import { pathsOf } from '../line/program.ts';
import { foldersAt } from '../place.ts';

/** The URL of an absolute path. */
export function fileUrl(path: string, place: Place): string {
  const paths = pathsOf(place);
  const folders = foldersAt(place).toSorted((a, b) => b.path.length - a.path.length);
  for (const { name, path: folder } of folders) {
    if (folder.length > 1 && isInside(folder, path, paths)) {
      const below = paths.relative(folder, path);
      return `file:\${${name}}${below === '' ? '' : `/${slashes(below, place)}`}`;
    }
  }
  return `file:${slashes(path, place)}`;
}

const slashes = (path: string, place: Place): string =>
  place.platform === 'win32' ? path.replaceAll('\\', '/') : path;
