/**
 * Keeps what a guard hides or refuses: its events in, a file of this user out, so that a person can be told. Each guard has a file of its
 * own, of at most a hundred things; what a server repeats is counted. Never stops the guard: what cannot be written is not kept.
 */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { OnDrift } from '../../contracts.ts';
import type { Host } from '../../host/host.ts';
import type { GuardEvent } from '../event.ts';
import { cleanEvent, short } from '../log.ts';
import type { KeptEvent, KeptHost, KeptItem, KeptRecord } from './record.ts';
import {
  entryHash,
  KEPT_EVENTS,
  keptFolders,
  keptPaths,
  MOST_ITEMS,
  namePrefix,
  readRecord,
  recordText,
} from './record.ts';

export interface Keeper {
  readonly note: (event: GuardEvent) => void;
  /** Writes what is not written yet. */
  readonly end: () => Promise<void>;
}

interface Guarded {
  readonly server: string;
  /** Absolute path of the lockfile, and its bytes. */
  readonly lock: string;
  readonly bytes: Uint8Array;
  readonly onDrift: OnDrift;
}

type KeeperHost = KeptHost & Pick<Host, 'pid' | 'alive'>;

/** How long a record is kept, in milliseconds. */
export const KEPT_MS = 7 * 24 * 3_600_000;
/** Records of one server, at most. */
const MOST_RECORDS = 20;

export function makeKeeper({ server, lock, bytes, onDrift }: Guarded, host: KeeperHost): Keeper {
  const items = new Map<string, { event: KeptEvent; at: number; count: number }>();
  const startedAt = Math.round(host.time());
  let more = 0;
  let place: Promise<{ readonly path: string; readonly entry: string } | undefined> | undefined;
  let writing: Promise<void> = Promise.resolve();
  let isDirty = false;

  /** Once: the entry is found by parsing the whole lock. */
  const makePlace = async () => {
    const folders = await keptFolders(lock, host);
    const [folder] = folders;
    if (folder === undefined) return undefined;
    const prefix = await namePrefix(lock, server, host);
    await removeOld(prefix, folders, host);
    const path = join(folder, `${prefix}${randomBytes(8).toString('hex')}`);
    return { path, entry: entryHash(bytes, server) ?? '' };
  };
  const write = async () => {
    isDirty = false;
    place ??= makePlace();
    const known = await place;
    if (known === undefined) return;
    const { path, entry } = known;
    const kept: readonly KeptItem[] = [...items.values()];
    const record: KeptRecord = { server, lock, entry, onDrift, pid: host.pid, startedAt, items: kept, more };
    await host.ownFiles.write(path, recordText(record));
  };
  const schedule = () => {
    if (isDirty) return;
    isDirty = true;
    writing = writing.then(write).catch(() => undefined);
  };

  /** A session that hides nothing is kept only where an earlier one hid something, which it then takes back. */
  const begin = async () => {
    const prefix = await namePrefix(lock, server, host);
    if ((await keptPaths(prefix, await keptFolders(lock, host), host)).length > 0) schedule();
  };

  return {
    note: (event) => {
      if (event.event === 'started') void begin().catch(() => undefined);
      if (!isKept(event)) return;
      const cut = cleanEvent(event, short);
      const key = JSON.stringify(cut);
      const known = items.get(key);
      if (known !== undefined) {
        known.count += 1;
        known.at = Math.round(host.time());
      } else if (items.size >= MOST_ITEMS) more += 1;
      else {
        items.set(key, { event: cut, at: Math.round(host.time()), count: 1 });
        schedule();
      }
    },
    end: async () => {
      if (items.size > 0) schedule();
      await writing;
    },
  };
}

const isKept = (event: GuardEvent): event is KeptEvent =>
  event.event === 'stopped' ? event.by === 'guard' : KEPT_EVENTS.some((one) => one === event.event);

/** Removes records of a server that are old, that hid nothing and whose guard ended, and the oldest of too many. */
async function removeOld(prefix: string, folders: readonly string[], host: KeeperHost): Promise<void> {
  const now = host.time();
  const left: { readonly path: string; readonly startedAt: number }[] = [];
  for (const path of await keptPaths(prefix, folders, host)) {
    const record = await readRecord(path, host);
    const age = now - (record?.startedAt ?? 0);
    const isEmpty = record?.items.length === 0 && !host.alive(record.pid, age);
    if (record === undefined || age > KEPT_MS || isEmpty) await host.ownFiles.remove(path);
    else left.push({ path, startedAt: record.startedAt });
  }
  left.sort((a, b) => b.startedAt - a.startedAt);
  for (const { path } of left.slice(MOST_RECORDS - 1)) await host.ownFiles.remove(path);
}
