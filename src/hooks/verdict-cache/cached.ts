/**
 * One stored verdict: a JSON object after the hash of its text. A file that is damaged, edited, too large, or writable by other users
 * is ignored. Does not protect from programs that run as this user.
 */
import { createHash } from 'node:crypto';
import { isObject } from '../../lock/pointer.ts';
import type { Json, JsonObject } from '../../model.ts';
import type { CacheHost } from './folder.ts';

const MAX_BYTES = 16 * 1024 * 1024;

/** The stored object and its age in milliseconds; undefined if there is none to use, or it is from the future. */
export async function readCached(
  path: string,
  host: CacheHost,
): Promise<{ readonly ageMs: number; readonly body: JsonObject } | undefined> {
  const text = await host.ownFiles.read(path, MAX_BYTES);
  if (text === undefined) return undefined;
  const end = text.indexOf('\n');
  const json = text.slice(end + 1);
  if (end < 0 || text.slice(0, end) !== hashOfText(json)) return undefined;
  try {
    const { madeAt, body } = JSON.parse(json) as { madeAt: Json; body: Json };
    const ageMs = typeof madeAt === 'number' ? host.time() - madeAt : -1;
    return isObject(body) && ageMs >= 0 ? { ageMs, body } : undefined;
  } catch {
    return undefined;
  }
}

/** Stores a verdict, and replaces an earlier one. Throws Node's errno errors. */
export function writeCached(path: string, body: JsonObject, host: CacheHost): Promise<void> {
  const json = JSON.stringify({ madeAt: host.time(), body });
  return host.ownFiles.write(path, `${hashOfText(json)}\n${json}`);
}

const hashOfText = (text: string): string => createHash('sha256').update(text).digest('hex');
