/**
 * The input of a hook: stdin in, its text or one JSON object out. Reads at most 64 MiB, to the end of the stream.
 */
import type { Readable } from 'node:stream';
import { isObject } from '../lock/pointer.ts';
import type { Json, JsonObject } from '../model.ts';

/** A call may contain a whole document. */
const MAX_BYTES = 64 * 1024 * 1024;

/** The whole text; undefined if it is longer than 64 MiB or not UTF-8. */
export async function readInput(stream: Readable): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > MAX_BYTES) return undefined;
    chunks.push(bytes);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    return undefined;
  }
}

/** The text as a JSON object; undefined if it is none. */
export function objectOf(text: string | undefined): JsonObject | undefined {
  try {
    const value = JSON.parse(text ?? '') as Json;
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
