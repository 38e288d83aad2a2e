/**
 * Starts the server of `guard NAME -- COMMAND…` before the command line is parsed, where an earlier start of the same lock and line
 * was admitted: arguments after `guard` in, the started server out. Loads no package and no command, reports no error: whatever it
 * does not understand is left to the command, which must admit the server before anything of it is forwarded.
 */
import { resolve } from 'node:path';
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
    const { name, words, cwd, lockfile, ofUser } = parsed;
    const start = resolve(host.cwd, cwd ?? '.');
    const project = await nearestLock(start, host);
    const { root, lockPath: usual } = ofUser
      ? await lockOfUser(project, host)
      : lockOfProject(start, project, lockfile === undefined);
    const lockPath = lockfile === undefined ? usual : resolve(host.cwd, lockfile);
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

/** Options of a wrapped entry, and whether a value follows. */
const OPTIONS = new Map([
  ['--on-drift', true],
  ['--strict', false],
  ['--log', true],
  ['--cwd', true],
  ['--lockfile', true],
  ['--config', true],
  ['--user', false],
]);

/** Knows a wrapped entry as `wrap` writes it; any other line takes a little longer. Node's own reader takes longer to load than this. */
function parseLine(args: readonly string[]) {
  const end = args.indexOf('--');
  const words = args.slice(end + 1);
  if (end < 0 || words.length === 0) return undefined;
  const names: string[] = [];
  const values = new Map<string, string>();
  for (let at = 0; at < end; at += 1) {
    const word = args[at] ?? '';
    const [, option = word, given] = /^(--[^=]+)=(.*)$/s.exec(word) ?? [];
    const takesValue = OPTIONS.get(option);
    if (!word.startsWith('-')) names.push(word);
    else if (takesValue === undefined || (given !== undefined && !takesValue)) return undefined;
    else if (given !== undefined || !takesValue) values.set(option, given ?? '');
    else {
      at += 1;
      const value = args[at] ?? '';
      if (at === end || value.startsWith('-')) return undefined;
      values.set(option, value);
    }
  }
  const [name, ...more] = names;
  if (name === undefined || more.length > 0) return undefined;
  return {
    name,
    words,
    cwd: values.get('--cwd'),
    lockfile: values.get('--lockfile'),
    ofUser: values.has('--user'),
  };
}
