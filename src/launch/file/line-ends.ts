/**
 * Whether two texts differ only in their line ends, as git's `autocrlf` makes them differ: the bytes of a file, and what is locked of
 * it, in; yes or no out. A pair of CR and LF counts as LF; a CR alone, and a file with a NUL, stay as they are. Nothing else can differ.
 */
import type { Place } from '../../contracts.ts';
import type { Host } from '../../host/host.ts';
import { bytesHash } from '../../lock/canonical.ts';
import type { Origin } from '../../model.ts';
import { filePath } from '../line/origin-url.ts';
import { loadedFile } from './entry-file.ts';

/** Larger files are compared by their bytes alone. */
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * The hash of the file with LF, where neither a file of LF nor one of CR LF could give it back: it has both. With it, a lock
 * recognises the file after its line ends were changed.
 */
export function mixedHash(bytes: Uint8Array): string | undefined {
  const text = lineText(bytes);
  if (text === undefined || !text.includes('\r\n') || !/(?<!\r)\n/.test(text)) return undefined;
  const plain = withLf(text);
  return plain === undefined ? undefined : textHash(plain);
}

/** Whether the locked file was the file at hand but for line ends. */
function isSameText({ integrity, integrityWithLf }: Origin, bytes: Uint8Array): boolean {
  const text = lineText(bytes);
  const plain = text === undefined ? undefined : withLf(text);
  if (plain === undefined || integrity === undefined) return false;
  const hash = textHash(plain);
  return (
    hash === integrity || hash === integrityWithLf || textHash(plain.replaceAll('\n', '\r\n')) === integrity
  );
}

/** One character a byte; undefined for a binary file, and for one that is too large. */
function lineText(bytes: Uint8Array): string | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length > MOST_BYTES || buffer.includes(0)) return undefined;
  return buffer.toString('latin1');
}

/** Undefined where a CR stands before such a pair: the text would have a pair again, and another text could become the same. */
function withLf(text: string): string | undefined {
  const plain = text.replaceAll('\r\n', '\n');
  return plain.includes('\r\n') ? undefined : plain;
}

const textHash = (text: string): string => bytesHash(Buffer.from(text, 'latin1'));

/** Whether the file of an origin is the locked one but for line ends. `now`: as it was hashed a moment ago; reads it again. */
export async function differsInLineEnds(
  locked: Origin,
  now: Origin,
  place: Place,
  host: Host,
): Promise<boolean> {
  const path = filePath(now.url, place);
  if (path === undefined || now.integrity === undefined) return false;
  for (const rule of ['exact', 'node', 'tsx', 'bun', 'python'] as const) {
    const loaded = await loadedFile(path, rule, place, host).catch(() => undefined);
    const bytes = loaded === undefined ? undefined : await host.files.read(loaded).catch(() => undefined);
    // Only of the very bytes that differ something can be said.
    if (bytes !== undefined && bytesHash(bytes) === now.integrity) return isSameText(locked, bytes);
  }
  return false;
}
