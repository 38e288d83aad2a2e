/**
 * The settings of bun. In: the folder it is started in. Out: `bunfig.toml` and the files that it makes bun load before
 * anything else, with their hashes. Shows nothing of what it reads.
 */
import type { Place } from '../../contracts.ts';
import type { Host } from '../../host/host.ts';
import { pathsOf } from '../../host/paths.ts';
import type { Origin } from '../../model.ts';
import { modulePath } from './entry-file.ts';
import { hashedFiles } from './hashed-file.ts';

/** None where there is no such file. */
export async function bunFiles(folder: string, place: Place, host: Host): Promise<readonly Origin[]> {
  const { join, resolve } = pathsOf(place);
  const settings = join(folder, 'bunfig.toml');
  const preloads = (await preloadsOf(settings, host))
    .map(modulePath)
    .filter((path) => path !== '')
    .map((path) => resolve(folder, path));
  return [
    ...(await hashedFiles([settings], 'exact', place, host)),
    ...(await hashedFiles(preloads, 'bun', place, host)),
  ];
}

async function preloadsOf(path: string, host: Host): Promise<readonly string[]> {
  const bytes = await host.files.read(path).catch(() => undefined);
  if (bytes === undefined) return [];
  try {
    const { preload } = (await import('smol-toml')).parse(new TextDecoder().decode(bytes));
    return [preload].flat().filter((one) => typeof one === 'string');
  } catch {
    // Bun does not start with it either; its bytes are pinned all the same.
    return [];
  }
}
