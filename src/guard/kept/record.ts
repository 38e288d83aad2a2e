/**
 * What one guard hid or refused, as a file of this user: a record in, its text and path out, and back. A file that is damaged, too
 * large or writable by other users is ignored. Names in it came from servers: they are cut, and made printable where they are shown.
 */
import { createHash } from 'node:crypto';
import { dirname } from 'node:path';
import type { OnDrift } from '../../contracts.ts';
import { ON_DRIFT } from '../../contracts.ts';
import type { Host } from '../../host/host.ts';
import { realPathOf } from '../../host/is-inside.ts';
import { stateFiles, stateFoldersOutside } from '../../host/state-folder.ts';
import { isObject } from '../../lock/pointer.ts';
import { visibleJson } from '../../lock/quote.ts';
import type { Json, JsonObject } from '../../model.ts';
import { SECTIONS } from '../../model.ts';
import type { GuardEvent } from '../event.ts';

export type KeptHost = Pick<Host, 'platform' | 'home' | 'env' | 'files' | 'ownFiles' | 'time'>;

/** The events that are kept. */
export const KEPT_EVENTS = [
  ...(['item', 'page', 'skill', 'beside'] as const),
  ...(['instructions', 'server', 'call', 'stopped'] as const),
] as const;
export type KeptEvent = Extract<GuardEvent, { event: (typeof KEPT_EVENTS)[number] }>;

export interface KeptItem {
  readonly event: KeptEvent;
  /** When it last happened, in milliseconds since 1970. */
  readonly at: number;
  readonly count: number;
}

export interface KeptRecord {
  readonly server: string;
  /** Absolute path of the lockfile. */
  readonly lock: string;
  /** The entry of the lock that the guard worked with, as a hash. */
  readonly entry: string;
  readonly onDrift: OnDrift;
  readonly pid: number;
  readonly startedAt: number;
  readonly items: readonly KeptItem[];
  /** How many more were not kept. */
  readonly more: number;
}

export const MOST_ITEMS = 100;
const MAX_BYTES = 512 * 1024;

/** Where records about a lockfile are, the folder to write to first; none if they would be inside its folder. */
export const keptFolders = (lock: string, host: KeptHost): Promise<readonly string[]> =>
  stateFoldersOutside(dirname(lock), host);

/** The beginning of the names of all records about a lockfile, or about one of its servers. */
export async function namePrefix(lock: string, server: string | undefined, host: KeptHost): Promise<string> {
  const about = shortHash(await realPathOf(lock, host));
  return `guard-${about}-${server === undefined ? '' : `${shortHash(server)}-`}`;
}

/** Enough to tell texts of one user apart. */
export const shortHash = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, 16);

/** Paths of the records that begin so, sorted in each folder. */
export const keptPaths = (
  prefix: string,
  folders: readonly string[],
  host: KeptHost,
): Promise<readonly string[]> =>
  stateFiles(
    (name) => name.startsWith(prefix) && /^guard-[0-9a-f]{16}-[0-9a-f]{16}-[0-9a-f]{16}$/.test(name),
    host,
    folders,
  );

/** An entry of the lock as a hash of what its file has: the lockfile in; empty for no such entry, undefined if it cannot be read, out. */
export function entryHash(lock: Uint8Array, server: string): string | undefined {
  const servers = serversOf(lock);
  if (servers === undefined) return undefined;
  const of = (name: Json | undefined) =>
    typeof name === 'string' && Object.hasOwn(servers, name) ? servers[name] : undefined;
  const entry = of(server);
  // An entry can take most of what it holds from another one.
  return entry === undefined
    ? ''
    : shortHash(JSON.stringify([entry, isObject(entry) ? (of(entry['sameAs']) ?? null) : null]));
}

function serversOf(lock: Uint8Array): JsonObject | undefined {
  try {
    const value = JSON.parse(new TextDecoder().decode(lock)) as Json;
    return isObject(value) && isObject(value['servers']) ? value['servers'] : undefined;
  } catch {
    return undefined;
  }
}

export const recordText = (record: KeptRecord): string =>
  `${visibleJson(JSON.stringify({ version: 1, ...record }))}\n`;

export async function readRecord(path: string, host: KeptHost): Promise<KeptRecord | undefined> {
  try {
    const value = JSON.parse((await host.ownFiles.read(path, MAX_BYTES)) ?? '') as Json;
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is KeptRecord {
  if (!isObject(value as Json)) return false;
  const { version, server, lock, entry, onDrift, pid, startedAt, items, more } = value as Record<
    string,
    Json
  >;
  return (
    version === 1 &&
    [server, lock, entry].every((one) => typeof one === 'string') &&
    [pid, startedAt, more].every((one) => Number.isSafeInteger(one)) &&
    ON_DRIFT.some((one) => one === onDrift) &&
    Array.isArray(items) &&
    items.length <= MOST_ITEMS &&
    items.every(isItem)
  );
}

const VERDICTS = ['drifted', 'unlocked', 'unlisted', 'unchecked'];

function isItem(value: Json): boolean {
  if (!isObject(value) || !isObject(value['event'])) return false;
  const { event, section, verdict, name, method, reason } = value['event'] as Record<string, Json>;
  const optional = (one: Json | undefined, of: readonly string[]) =>
    one === undefined || (typeof one === 'string' && of.includes(one));
  const needed = {
    item: [section, name, verdict],
    page: [name, verdict],
    skill: [name, verdict],
    beside: [section],
  };
  return (
    Number.isSafeInteger(value['at']) &&
    Number.isSafeInteger(value['count']) &&
    typeof event === 'string' &&
    KEPT_EVENTS.some((one) => one === event) &&
    optional(section, [...SECTIONS, 'skills']) &&
    optional(verdict, VERDICTS) &&
    [name, method, reason].every((one) => one === undefined || typeof one === 'string') &&
    (needed[event as keyof typeof needed] ?? []).every((one) => one !== undefined) &&
    (event !== 'call' || (typeof method === 'string' && typeof name === 'string' && verdict !== undefined)) &&
    (event !== 'stopped' || typeof reason === 'string')
  );
}
