/**
 * A package as npm keeps it: each tarball lies in npm's cache under its own hash (`cacache`, `content-v2`). In: the
 * cache and the sums that the lock or npm's record has for a package. Out: bytes that match, or undefined. Asks no
 * network and writes nothing.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Host } from '../../host/host.ts';
import { isFile } from '../../host/kind-at.ts';

/** Sums that prove bytes, the strongest first. */
const STRONG = ['sha512', 'sha384', 'sha256'] as const;
const MAX_BYTES = 512 * 1024 * 1024;

/** `sums`: as npm writes them, `sha512-…`, several with blanks between. */
export async function cachedTarball(
  cache: string,
  sums: string,
  host: Host,
): Promise<Uint8Array | undefined> {
  const found = placeOf(cache, sums);
  if (found === undefined) return undefined;
  const { path, algorithm, hex } = found;
  try {
    if ((await host.files.size(path)) > MAX_BYTES) return undefined;
    const bytes = await host.files.read(path);
    return createHash(algorithm).update(bytes).digest('hex') === hex ? bytes : undefined;
  } catch {
    return undefined;
  }
}

/** Whether npm has such a tarball, damaged or not. */
export async function isCached(cache: string, sums: string, host: Host): Promise<boolean> {
  const found = placeOf(cache, sums);
  return found !== undefined && (await isFile(found.path, host));
}

function placeOf(cache: string, sums: string) {
  for (const algorithm of STRONG) {
    const [, base64] = new RegExp(`(?:^| )${algorithm}-([A-Za-z0-9+/]+={0,2})(?: |$)`).exec(sums) ?? [];
    if (base64 === undefined) continue;
    const hex = Buffer.from(base64, 'base64').toString('hex');
    const path = join(
      cache,
      '_cacache',
      'content-v2',
      algorithm,
      hex.slice(0, 2),
      hex.slice(2, 4),
      hex.slice(4),
    );
    return { path, algorithm, hex };
  }
  return undefined;
}
