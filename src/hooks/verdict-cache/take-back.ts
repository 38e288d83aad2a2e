/**
 * Kept verdicts that count no longer: whoever finds that a folder does not match takes back what was said of it before, and
 * whoever keeps the check of a session clears those of sessions long over.
 */
import type { KeepingHost } from './folder.ts';
import { keptPaths } from './folder.ts';

/** Removes every verdict about a folder, of `exec` and of hooks. */
export async function takeBack(root: string, host: KeepingHost): Promise<void> {
  for (const path of await keptPaths(['exec', 'session'], root, host)) await host.ownFiles.remove(path);
}

/** Removes the checks of sessions that are older than this. */
export async function forgetSessions(olderThanMs: number, host: KeepingHost): Promise<void> {
  for (const path of await keptPaths(['session'], undefined, host)) {
    const found = await host.files.look(path).catch(() => undefined);
    if (found !== undefined && found.ageMs > olderThanMs) await host.ownFiles.remove(path);
  }
}
