/**
 * The check at the start of a session: settings in, a stored record and what is wrong with the servers out. The record of an
 * earlier start is removed before anything is started. A problem holds names and error codes, and no text of a server.
 */
import { dirname } from 'node:path';
import { sourcesOf } from '../config/config-files.ts';
import { discover } from '../config/discover.ts';
import type { Settings } from '../config/settings.ts';
import type { Place } from '../contracts.ts';
import { printable } from '../display/printable.ts';
import { errno, McpLockError } from '../errors.ts';
import { loadLock } from '../lock/store.ts';
import type { JsonObject, Origin } from '../model.ts';
import { verifyAll } from '../verify/verify-all.ts';
import { checkedServer, uncheckedServers } from './checked-servers.ts';
import type { HookClient, Problem } from './client.ts';
import { checkNotStored } from './messages.ts';
import { checkFailure, reportProblem } from './session-problem.ts';
import type { SessionRecord } from './session-record.ts';
import { MAX_AGE_MS } from './session-record.ts';
import { writeCached } from './verdict-cache/cached.ts';
import { fileStates } from './verdict-cache/file-states.ts';
import { removeOldSessions } from './verdict-cache/folder.ts';

/** Checks all servers of a folder and stores the record at `path`. Undefined: every server matches. Throws E_INTERRUPTED. */
export async function checkSession(
  path: string,
  { id, configs: clientIds = [id] }: HookClient,
  version: string,
  settings: Settings,
): Promise<Problem | undefined> {
  const { host, place, root, lockPath, scope } = settings;
  await host.ownFiles.remove(path);
  await removeOldSessions(MAX_AGE_MS, host);
  const sources = (await sourcesOf(scope, host)).map(({ file }) => file.path);
  const before = await fileStates([lockPath, ...sources], host);
  const store = (record: SessionRecord) =>
    writeCached(path, record as unknown as JsonObject, host).then(
      () => undefined,
      (error: unknown) => checkNotStored(printable(dirname(path)), errno(error) ?? 'unknown reason'),
    );
  if (sources.every((source) => before[source] === 'absent'))
    return store({ version, watched: before, configs: Object.keys(before), servers: [] });
  try {
    const { lockfile } = await loadLock(lockPath, root, host);
    const { found, specs, files: configs } = await discover(scope, host);
    const files = Object.values(lockfile?.servers ?? {}).flatMap(({ origin }) => localFiles(origin, place));
    const unchecked = await uncheckedServers(clientIds, specs, scope, host);
    // Before the check: what changes while it runs counts as changed.
    const watched = { ...(await fileStates([...files, ...configs], host)), ...before };
    const report = await verifyAll([], {}, { ...settings, quiet: true });
    host.signal.throwIfAborted();
    const checked = specs.map((spec) => checkedServer(spec, found, report, lockfile, place));
    return (
      (await store({
        version,
        watched,
        configs: [...Object.keys(before), ...configs],
        servers: [...checked, ...unchecked],
      })) ?? reportProblem(report, lockfile)
    );
  } catch (error) {
    if (!(error instanceof McpLockError) || error.code === 'E_INTERRUPTED') throw error;
    return checkFailure(error);
  }
}

/** Absolute paths of the files on this machine whose bytes an origin pins. */
function localFiles({ url, integrity, parts = [] }: Origin, place: Place): readonly string[] {
  const below = parts.flatMap((part) => localFiles(part, place));
  if (!url.startsWith('file:') || integrity === undefined) return below;
  const path = url
    .slice('file:'.length)
    .replace('${workspaceFolder}', () => place.workspaceFolder)
    .replace('${userHome}', () => place.userHome)
    .replace('${tmpdir}', () => place.tmpdir);
  return [path, ...below];
}
