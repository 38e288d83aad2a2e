/**
 * A file of this machine that starts in a container, or by a program that no table has. In: its absolute path. Out: a
 * part of the launch that is pinned by the hash of the file, with an empty URL where there is no file. Reads that file
 * and nothing it imports.
 */
import type { Launcher, Place, Understood } from '../../contracts.ts';
import { fileUrl } from '../line/origin-url.ts';
import { stdioOf } from '../line/program.ts';
import { hashedFiles } from './hashed-file.ts';

const LAUNCHER: Omit<Launcher, 'id'> = {
  label: 'mounted file',
  examples: [],
  remote: false,
  identify: () => undefined,
  resolve: async (_, launch, place, host) => {
    const [origin] = await hashedFiles([stdioOf(launch)?.command ?? ''], 'exact', place, host);
    return origin ?? { url: '' };
  },
};

/** In a container. `path`: absolute. */
export const mountedFile = (path: string, place: Place): Understood => filePart('mounted', path, place);

/** Without a container around it. */
export const namedFile = (path: string, place: Place): Understood => filePart('local', path, place);

const filePart = (id: string, path: string, place: Place): Understood => ({
  launcher: { ...LAUNCHER, id },
  identity: { launcher: id, url: fileUrl(path, place), requested: '', pinned: true },
  launch: { transport: 'stdio', command: path, args: [], env: [] },
  wrappers: [],
  sets: {},
  parts: [],
});
