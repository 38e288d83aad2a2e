/**
 * Starts the server of `guard NAME -- COMMAND…` before the command line is parsed, where an earlier start of the same lock and line
 * was admitted: arguments after `guard` in, the started server out. Loads no package and no command, reports no error: whatever it
 * does not understand is left to the command, which must admit the server before anything of it is forwarded.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { lockOfProject, lockOfUser, placeFor } from '../config/lock-place.ts';
import type { ServerHost } from '../host/host.ts';
import { nearestLock } from '../lock/nearest-lock.ts';
import { storedEntry } from '../lock/stored-entry.ts';
import type { JsonObject } from '../model.ts';
import type { WatchedServer } from '../server/watched-server.ts';
import { startWatched } from '../server/watched-server.ts';
import { rememberedStart } from './store/remembered-start.ts';

/** Undefined: nothing was started. */
export async function startEarly(
  args: readonly string[],
  host: ServerHost,
): Promise<WatchedServer | undefined> {
  try {
    const parsed = parseLine(args);
    if (parsed === undefined) return undefined;
    const { name, words, options } = parsed;
    const start = resolve(host.cwd, options.cwd ?? '.');
    const ofUser = options.user === true;
    const project = await nearestLock(start, host);
    const { root, lockPath: usual } = ofUser
      ? await lockOfUser(project, host)
      : lockOfProject(start, project, options.lockfile === undefined);
    const lockPath = options.lockfile === undefined ? usual : resolve(host.cwd, options.lockfile);
    if ((await host.files.kind(lockPath)) !== 'file') return undefined;
    const lock = await host.files.read(lockPath);
    // A start is recorded only for bytes that were parsed strictly.
    const entry = storedEntry(JSON.parse(new TextDecoder().decode(lock)) as JsonObject, name);
    if (entry === undefined) return undefined;
    const place = await placeFor(root, project, ofUser, host);
    const request = await rememberedStart({ name, entry, lock, words }, place, host);
    return request === undefined ? undefined : await startWatched(request, host);
  } catch {
    return undefined;
  }
}

/** Knows the options of a wrapped entry; a line with any other takes a little longer. */
function parseLine(args: readonly string[]) {
  const end = args.indexOf('--');
  const words = args.slice(end + 1);
  if (end < 0 || words.length === 0) return undefined;
  const { values: options, positionals } = parseArgs({
    args: args.slice(0, end),
    allowPositionals: true,
    options: {
      'on-drift': { type: 'string' },
      strict: { type: 'boolean' },
      log: { type: 'string' },
      cwd: { type: 'string' },
      lockfile: { type: 'string' },
      config: { type: 'string', multiple: true },
      user: { type: 'boolean' },
    },
  });
  const [name, ...more] = positionals;
  return name === undefined || more.length > 0 ? undefined : { name, words, options };
}
