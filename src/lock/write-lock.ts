/**
 * Taking turns at one file: a small file beside it names the process that writes. A turn is taken over when its owner
 * is gone or has held it longer than any write lasts; a file somebody committed can therefore not block for ever.
 * Follows no link, reads no more than a line and removes nothing but such files.
 */
import { basename, dirname, join } from 'node:path';
import { errno, McpLockError } from '../errors.ts';
import type { Host } from '../host/host.ts';

/** No write takes nearly so long. */
const MAX_HELD_MS = 60_000;
/** Between creating the file and writing the number into it. */
const MAX_UNNAMED_MS = 2_000;
const MAX_NUMBER_BYTES = 64;
const ATTEMPTS = 3;

/** Does `work` while no other process does; `show` makes a path readable. Throws E_LOCK_WRITE when another one is at it. */
export async function withWriteLock<T>(
  path: string,
  host: Host,
  show: (path: string) => string,
  work: () => Promise<T>,
): Promise<T> {
  const turn = join(dirname(path), `.${basename(path)}.writing`);
  await takeTurn(turn, host, show(turn));
  try {
    return await work();
  } finally {
    await host.files.remove(turn).catch(() => undefined);
  }
}

async function takeTurn(turn: string, host: Host, shownTurn: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await host.files.create(turn, `${host.pid}\n`);
    } catch (error) {
      if (errno(error) !== 'EEXIST') throw error;
    }
    const holder = await holderOf(turn, host);
    if (holder === 'directory' || typeof holder === 'number' || attempt === ATTEMPTS) {
      const who = typeof holder === 'number' && holder > 0 ? `by process ${holder}` : 'by another process';
      throw new McpLockError(
        'E_LOCK_WRITE',
        holder === 'directory'
          ? 'a directory stands where writers take turns'
          : `the lockfile is being written ${who}`,
        {
          place: shownTurn,
          next:
            holder === 'directory'
              ? `remove the directory ${shownTurn}, then run the same command again`
              : `wait until it is done and run the same command again; if nothing is writing, delete ${shownTurn}`,
        },
      );
    }
    await host.files.remove(turn).catch((error: unknown) => {
      if (errno(error) !== 'ENOENT') throw error;
    });
  }
}

/** Who holds a turn: a process (0: not named yet), a directory that is in the way, or nobody any more. */
async function holderOf(turn: string, host: Host): Promise<number | 'directory' | undefined> {
  const found = await host.files.look(turn);
  if (found === undefined) return undefined;
  if (found.kind !== 'file') return found.kind === 'directory' ? 'directory' : undefined;
  if (found.ageMs > MAX_HELD_MS) return undefined;
  const start = await host.files.readStart(turn, MAX_NUMBER_BYTES).catch(() => new Uint8Array());
  const text = new TextDecoder().decode(start).trim();
  if (text === '') return found.ageMs > MAX_UNNAMED_MS ? undefined : 0;
  const owner = /^\d{1,10}$/.test(text) ? Number(text) : 0;
  return owner > 0 && host.alive(owner) ? owner : undefined;
}
