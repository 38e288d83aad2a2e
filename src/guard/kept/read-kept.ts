/**
 * What guards hid or refused and a person has not dealt with: lockfiles in, a list for each server out. Not in it: what an entry of the
 * lock was changed for since, and what is older than a week. A lock that is missing or cannot be read takes nothing back. Starts nothing.
 */
import type { Host } from '../../host/host.ts';
import { exists } from '../../host/kind-at.ts';
import { KEPT_MS } from './keep.ts';
import type { KeptHost, KeptItem, KeptRecord } from './record.ts';
import { entryHash, keptFolders, keptPaths, namePrefix, readRecord } from './record.ts';

export interface HiddenByServer {
  readonly server: string;
  readonly lock: string;
  /** `unreadable`, `missing`: nobody knows whether the entry was changed since. */
  readonly lockIs: 'read' | 'unreadable' | 'missing';
  readonly onDrift: KeptRecord['onDrift'];
  readonly items: readonly KeptItem[];
  readonly more: number;
  /** A later session of the server hid nothing. */
  readonly earlier: boolean;
}

type ReadingHost = KeptHost & Pick<Host, 'alive'>;

/** `locks`: absolute paths. By lockfile in the order given, then by name; what counts now before what is over. */
export async function readKept(
  locks: readonly string[],
  host: ReadingHost,
): Promise<readonly HiddenByServer[]> {
  const found: HiddenByServer[] = [];
  for (const lock of locks) {
    const folders = await keptFolders(lock, host);
    const paths = await keptPaths(await namePrefix(lock, undefined, host), folders, host);
    const records: KeptRecord[] = [];
    for (const path of paths) {
      const record = await readRecord(path, host);
      if (record !== undefined && host.time() - record.startedAt <= KEPT_MS) records.push(record);
    }
    if (records.every(({ items }) => items.length === 0)) continue;
    const bytes = await host.files.read(lock).catch(() => undefined);
    const otherwise = bytes === undefined && !(await exists(lock, host)) ? 'missing' : 'unreadable';
    found.push(...ofLock({ lock, bytes, otherwise }, records, host));
  }
  return found;
}

interface LockNow {
  readonly lock: string;
  readonly bytes: Uint8Array | undefined;
  /** What it is if it is not read. */
  readonly otherwise: 'unreadable' | 'missing';
}

function ofLock(
  { lock, bytes, otherwise }: LockNow,
  records: readonly KeptRecord[],
  host: ReadingHost,
): readonly HiddenByServer[] {
  const isAlive = ({ pid, startedAt }: KeptRecord) => host.alive(pid, host.time() - startedAt);
  const hashes = new Map<string, string | undefined>();
  const current = records.filter(({ server, entry }) => {
    if (!hashes.has(server)) hashes.set(server, bytes && entryHash(bytes, server));
    const now = hashes.get(server);
    return now === undefined || now === entry;
  });
  /** Another client may be shown other text at the same time, so only what has ended can be over. */
  const isEarlier = (record: KeptRecord) =>
    !isAlive(record) &&
    current.some(
      ({ server, items, startedAt }) =>
        server === record.server && items.length === 0 && startedAt > record.startedAt,
    );
  const lists = new Map<string, HiddenByServer>();
  for (const record of [...current].sort((a, b) => a.startedAt - b.startedAt)) {
    if (record.items.length === 0) continue;
    const earlier = isEarlier(record);
    const key = JSON.stringify([record.server, earlier]);
    const before = lists.get(key);
    lists.set(key, {
      server: record.server,
      lock,
      lockIs: hashes.get(record.server) === undefined ? otherwise : 'read',
      onDrift: record.onDrift,
      items: merged(before?.items ?? [], record.items),
      more: (before?.more ?? 0) + record.more,
      earlier,
    });
  }
  return [...lists.values()].sort(
    (a, b) => Number(a.earlier) - Number(b.earlier) || (a.server < b.server ? -1 : 1),
  );
}

/** The same thing in two sessions is one. */
function merged(before: readonly KeptItem[], after: readonly KeptItem[]): readonly KeptItem[] {
  const items = new Map(before.map((item) => [JSON.stringify(item.event), item]));
  for (const item of after) {
    const key = JSON.stringify(item.event);
    const known = items.get(key);
    items.set(key, {
      ...item,
      count: item.count + (known?.count ?? 0),
      at: Math.max(item.at, known?.at ?? 0),
    });
  }
  return [...items.values()];
}
