/**
 * The first line of a comment about a lockfile, by which it is found again: a path in, an HTML comment out, which nobody sees and which no
 * path can end. A repository has one comment for each lockfile.
 */
import { bytesHash } from '../../lock/canonical.ts';

/** `lockfile`: its path in the repository. `kind`: what is commented on. */
export const markerOf = (kind: 'report' | 'update', lockfile: string): string =>
  `<!-- mcp-lock:${kind} key=${keyOf(lockfile)} -->`;

/** Longer than any path that a person would write. */
const LONGEST = 1_000;

/** Letters, digits, `/`, `.`, `_` and single dashes stand for themselves; of anything else, each byte of its UTF-8. */
function keyOf(lockfile: string): string {
  const bytes = new TextEncoder().encode(lockfile);
  if (bytes.length > LONGEST) return bytesHash(bytes).replace(':', '-');
  return lockfile.replace(/[^\w/.-]+|(?<=-)-/gu, (part) =>
    [...new TextEncoder().encode(part)]
      .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
      .join(''),
  );
}
