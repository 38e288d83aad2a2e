/**
 * One kept verdict on disk: a JSON object under the hash of its own text. What is damaged, edited, too large or open to
 * other users reads as nothing. It is no proof against who may write as this user.
 */
import { createHash } from 'node:crypto';
import { isObject } from '../../lock/pointer.ts';
import type { Json, JsonObject } from '../../model.ts';
import type { CacheHost } from './folder.ts';

const MOST_BYTES = 16 * 1024 * 1024;

/** What is kept, if it is whole and not from the future; `madeAt` is when it was kept. */
export async function readCached(
  path: string,
  host: CacheHost,
): Promise<{ readonly ageMs: number; readonly body: JsonObject } | undefined> {
  const text = await host.ownFiles.read(path, MOST_BYTES);
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

/** Keeps a verdict in place of the one before. */
export function writeCached(path: string, body: JsonObject, host: CacheHost): Promise<void> {
  const json = JSON.stringify({ madeAt: host.time(), body });
  return host.ownFiles.write(path, `${hashOfText(json)}\n${json}`);
}

const hashOfText = (text: string): string => createHash('sha256').update(text).digest('hex');
