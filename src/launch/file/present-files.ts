/**
 * Files that are pinned where they are there: paths in, those of them that lead to a file with their hashes out; and which
 * words of a line are paths. What is missing is left to the program that would read it.
 */
import { fileURLToPath } from 'node:url';
import type { Place } from '../../contracts.ts';
import type { Host } from '../../host/host.ts';
import type { Origin } from '../../model.ts';
import { loadedFile } from './entry-file.ts';
import { hashedFile } from './hashed-file.ts';
import type { FileRule } from './interpreters.ts';

/** Those of the paths that lead to a file, hashed. */
export async function filesOf(
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

/** Empty for a package. */
export function modulePath(word: string): string {
  if (/^file:/i.test(word)) return URL.canParse(word) ? pathOfUrl(word) : '';
  return /^(?:\.{1,2}(?:[\\/]|$)|[\\/]|[A-Za-z]:[\\/])/.test(word) ? word : '';
}

function pathOfUrl(word: string): string {
  try {
    return fileURLToPath(word);
  } catch {
    return '';
  }
}
