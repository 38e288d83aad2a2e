/**
 * The check of a session as it is stored between two hooks: the record, and its path on disk. A record that is damaged, too old, or of
 * another version of mcp-lock is ignored.
 */
import { resolve } from 'node:path';
import type { NearestLock } from '../lock/nearest-lock.ts';
import { isObject } from '../lock/pointer.ts';
import type { Json, JsonObject } from '../model.ts';
import type { CheckedServer } from './client.ts';
import { readCached } from './verdict-cache/cached.ts';
import type { FileStates } from './verdict-cache/file-states.ts';
import type { CacheHost } from './verdict-cache/folder.ts';
import { cachePath } from './verdict-cache/folder.ts';

export interface SessionRecord {
  readonly version: string;
  /** The lockfile, configs and local files at the time of the check. */
  readonly watched: FileStates;
  /** Absolute paths of the lockfile and of the configs, those included that do not exist. */
  readonly configs: readonly string[];
  readonly servers: readonly CheckedServer[];
}

/** The options that choose the lockfile and configs. */
export interface HookOptions {
  /** `.`: the folder that the client sends. */
  readonly cwd?: string;
  readonly lockfile?: string;
  readonly config?: readonly string[];
}

export const MAX_AGE_MS = 7 * 24 * 3_600_000;

/** The folders that a hook is about: that of `--cwd`, or those that the client sends. */
export const hookRoots = (
  { cwd }: HookOptions,
  named: readonly string[],
  host: { readonly cwd: string },
): readonly string[] => (cwd === undefined || cwd === '.' ? named : [resolve(host.cwd, cwd)]);

/** A check is for one session of one client only. */
interface SessionId {
  /** Id of the client. */
  readonly client: string;
  readonly session: string;
}

/** The path of the record of a folder; undefined if it would be inside the project. `project`: that of the folder. */
export async function recordPath(
  root: string,
  { folder, top, path }: NearestLock,
  { lockfile, config = [] }: HookOptions,
  { client, session }: SessionId,
  host: CacheHost & { readonly cwd: string },
): Promise<string | undefined> {
  const at = (path: string) => resolve(host.cwd, path);
  const about = [client, session, root, lockfile === undefined ? path : at(lockfile), ...config.map(at)];
  return cachePath('session', about, { root: lockfile === undefined ? folder : root, around: top }, host);
}

/** The record at `path`; undefined if there is none to use. */
export async function readRecord(
  path: string,
  version: string,
  host: CacheHost,
): Promise<SessionRecord | undefined> {
  const cached = await readCached(path, host);
  return cached === undefined || cached.ageMs > MAX_AGE_MS ? undefined : recordOf(cached.body, version);
}

function recordOf(body: JsonObject, version: string): SessionRecord | undefined {
  const { watched, configs, servers } = body;
  if (body['version'] !== version || !isObject(watched) || !Array.isArray(servers)) return undefined;
  if (!texts(configs)) return undefined;
  if (!texts(Object.values(watched)) || !servers.every(isServer)) return undefined;
  return {
    version,
    watched: watched as FileStates,
    configs,
    servers: servers as unknown as readonly CheckedServer[],
  };
}

const isServer = (value: Json): boolean =>
  isObject(value) &&
  typeof value['name'] === 'string' &&
  typeof value['client'] === 'string' &&
  ['string', 'undefined'].includes(typeof value['locked']) &&
  (value['called'] === undefined || texts(value['called'])) &&
  ['ok', 'drift', 'incomplete', 'other'].includes(String(value['verdict'])) &&
  [value['tools'], value['lines'], value['programs']].every(texts);

const texts = (value: Json | undefined): value is readonly string[] =>
  Array.isArray(value) && value.every((one: Json) => typeof one === 'string');
