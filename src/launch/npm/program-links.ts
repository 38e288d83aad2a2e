/**
 * Programs in `node_modules/.bin`. In: a folder and a name. Out: the file there, and whether it starts a program of a
 * given package. On Windows and under pnpm it is a script that names its target, and no link. Runs nothing.
 */
import type { Place } from '../../contracts.ts';
import type { Host } from '../../host/host.ts';
import { pathsOf } from '../../host/paths.ts';
import { fileUrl } from '../line/origin-url.ts';
import { isBelow, realPathOf } from './node-modules.ts';

/** A script that starts a program is never longer. */
const MAX_SCRIPT = 20_000;

/** What an error about a file in the place of a package says of it. */
export const inPlace = (path: string, place: Place) => ({ place: path, inPlace: fileUrl(path, place) });

/** `node_modules/.bin/NAME` of a folder, or with an ending that Windows runs; undefined when there is no such file. */
export async function programIn(
  modules: string,
  name: string,
  place: Place,
  host: Host,
): Promise<string | undefined> {
  const { resolve, join } = pathsOf(place);
  const endings = place.platform === 'win32' ? ['', '.cmd', '.exe', '.bat', '.com'] : [''];
  for (const end of endings) {
    const path = resolve(join(modules, '.bin'), `${name}${end}`);
    if ((await host.files.kind(path).catch(() => 'other' as const)) === 'file') return path;
  }
  return undefined;
}

/** Whether `program` starts a file of the package that lies in `folder`, a folder directly in `node_modules`. */
export async function belongsTo(program: string, folder: string, place: Place, host: Host): Promise<boolean> {
  const real = await realPathOf(folder, host);
  if (real === undefined) return false;
  if (await host.files.isLink(program)) {
    const target = await realPathOf(program, host);
    return target !== undefined && isBelow(target, real, place);
  }
  const { relative, dirname } = pathsOf(place);
  const name = relative(dirname(dirname(program)), folder).replaceAll('\\', '/');
  const text = new TextDecoder()
    .decode(await host.files.readStart(program, MAX_SCRIPT))
    .replaceAll('\\', '/');
  const targets = [...text.matchAll(/(?:\$basedir|%~?dp0%?)\/+(\.\.\/[^"'\r\n]*)/gi)].map(
    ([, path = '']) => path,
  );
  return (
    targets.length > 0 &&
    targets.every(
      (path) =>
        path.startsWith(`../${name}/`) ||
        (path.startsWith('../.pnpm/') && path.includes(`/node_modules/${name}/`)),
    )
  );
}
