/**
 * The check of a session as it is kept between two hooks: a record and its place on disk. Reads strictly; a record that
 * is damaged, of another version or too old is none.
 */
import { join, resolve } from 'node:path';
import { isObject } from '../lock/pointer.ts';
import type { Json, JsonObject } from '../model.ts';
import type { CheckedServer } from './client.ts';
import { readCached } from './verdict-cache/cached.ts';
import type { FileStates } from './verdict-cache/file-states.ts';
import type { CacheHost } from './verdict-cache/folder.ts';
import { cachePath } from './verdict-cache/folder.ts';

export interface SessionRecord {
  readonly version: string;
  /** Lock, configs and local files as they were. */
  readonly watched: FileStates;
  readonly servers: readonly CheckedServer[];
}

/** The options that say which lock and configs are meant. */
export interface HookOptions {
  /** `.`: the folder that the client names. */
  readonly cwd?: string;
  readonly lockfile?: string;
  readonly config?: readonly string[];
  readonly user?: boolean;
}

export const MAX_AGE_MS = 7 * 24 * 3_600_000;

/** The folders a hook is about: the one it was given, or those that the client names. */
export const hookRoots = (
  { cwd }: HookOptions,
  named: readonly string[],
  host: { readonly cwd: string },
): readonly string[] => (cwd === undefined || cwd === '.' ? named : [resolve(host.cwd, cwd)]);

/** Whose session it is: one client's check says nothing to another, nor one session's to the next. */
export interface SessionId {
  /** Id of the client. */
  readonly client: string;
  readonly session: string;
}

/** Where the record of a folder is kept; undefined when there is no place for it. */
export function recordPath(
  root: string,
  { lockfile, config = [], user }: HookOptions,
  { client, session }: SessionId,
  host: CacheHost & { readonly cwd: string },
): Promise<string | undefined> {
  const at = (path: string) => resolve(host.cwd, path);
  const lockPath = lockfile === undefined ? join(root, 'mcp-lock.json') : at(lockfile);
  const about = [client, session, root, lockPath, String(user === true), ...config.map(at)];
  return cachePath('session', about, root, host);
}

/** The record at `path`. */
export async function readRecord(
  path: string,
  version: string,
  host: CacheHost,
): Promise<SessionRecord | undefined> {
  const kept = await readCached(path, host);
  return kept === undefined || kept.ageMs > MAX_AGE_MS ? undefined : recordOf(kept.body, version);
}

function recordOf(body: JsonObject, version: string): SessionRecord | undefined {
  const { watched, servers } = body;
  if (body['version'] !== version || !isObject(watched) || !Array.isArray(servers)) return undefined;
  if (!texts(Object.values(watched)) || !servers.every(isServer)) return undefined;
  return { version, watched: watched as FileStates, servers: servers as unknown as readonly CheckedServer[] };
}

const isServer = (value: Json): boolean =>
  isObject(value) &&
  typeof value['name'] === 'string' &&
  typeof value['client'] === 'string' &&
  ['ok', 'drift', 'incomplete', 'other'].includes(String(value['verdict'])) &&
  [value['tools'], value['lines'], value['programs']].every(texts);

const texts = (value: Json | undefined): boolean =>
  Array.isArray(value) && value.every((one: Json) => typeof one === 'string');
