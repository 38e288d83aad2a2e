/**
 * A local file as an origin. In: the path that a launch names. Out: the hash of the bytes that are loaded for it. Reads
 * that file and nothing it imports. `hashedFile` throws E_LAUNCH for a file that is missing or cannot be read;
 * `hashedFiles` leaves those out.
 */
import type { Place } from '../../contracts.ts';
import { errno, McpLockError } from '../../errors.ts';
import type { Host } from '../../host/host.ts';
import { bytesHash } from '../../lock/canonical.ts';
import type { Origin } from '../../model.ts';
import { fileUrl } from '../line/origin-url.ts';
import { entryFileMissing, entryFileUnreadable } from '../messages.ts';
import { loadedFile } from './entry-file.ts';
import type { FileRule } from './interpreter-table.ts';
import { mixedHash } from './line-ends.ts';

/** The origin of the file that is loaded for an absolute path. */
export async function hashedFile(path: string, rule: FileRule, place: Place, host: Host): Promise<Origin> {
  const url = fileUrl(path, place);
  try {
    const loaded = await loadedFile(path, rule, place, host);
    if (loaded === undefined) throw new McpLockError(entryFileMissing(), { place: path });
    const bytes = await host.files.read(loaded);
    const mixed = mixedHash(bytes);
    return {
      url,
      integrity: bytesHash(bytes),
      ...(mixed === undefined ? {} : { integrityWithLf: mixed }),
    };
  } catch (error) {
    if (error instanceof McpLockError) throw error;
    throw new McpLockError(entryFileUnreadable(errno(error)), { place: path, cause: error });
  }
}

/** Those of the paths that lead to a file, hashed. */
export async function hashedFiles(
  paths: readonly string[],
  rule: FileRule,
  place: Place,
  host: Host,
): Promise<readonly Origin[]> {
  const out: Origin[] = [];
  for (const path of paths) {
    const found = await loadedFile(path, rule, place, host).catch(() => undefined);
    if (found !== undefined) out.push(await hashedFile(found, 'exact', place, host));
  }
  return out;
}
