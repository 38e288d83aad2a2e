/**
 * The check at the start of a session: settings in, a kept record and what is wrong with the servers out. The record of
 * an earlier start is gone before anything is started. What it says holds names and codes, no word of a server.
 */
import { dirname } from 'node:path';
import { CLIENTS } from '../config/clients/index.ts';
import type { Scope } from '../config/config-files.ts';
import { configText, sourcesOf } from '../config/config-files.ts';
import type { Read } from '../config/discover.ts';
import { discover, keyOf, launchOf } from '../config/discover.ts';
import type { Settings } from '../config/settings.ts';
import type { Place } from '../contracts.ts';
import { printable } from '../display/printable.ts';
import { errno, McpLockError } from '../errors.ts';
import type { Found } from '../launch/prepared.ts';
import { loadLock } from '../lock/store.ts';
import type { JsonObject, Lockfile, Origin, Report } from '../model.ts';
import { expandSpec } from '../variables/expand.ts';
import { verifyAll } from '../verify/verify-all.ts';
import type { CheckedServer, HookClient, Problem } from './client.ts';
import { guardedLaunch, launchHashes } from './launch-hashes.ts';
import { checkNotStored } from './messages.ts';
import { checkFailure, reportProblem } from './session-problem.ts';
import type { SessionRecord } from './session-record.ts';
import { MAX_AGE_MS } from './session-record.ts';
import { writeCached } from './verdict-cache/cached.ts';
import { fileStates } from './verdict-cache/file-states.ts';
import { removeOldSessions } from './verdict-cache/folder.ts';

/** Checks all servers of a folder and keeps the record at `path`. Undefined: all is well. */
export async function checkSession(
  path: string,
  { configs: readBy = [] }: HookClient,
  version: string,
  settings: Settings,
): Promise<Problem | undefined> {
  const { host, place, root, lockPath, scope } = settings;
  await host.ownFiles.remove(path);
  await removeOldSessions(MAX_AGE_MS, host);
  const sources = (await sourcesOf(scope, host)).map(({ file }) => file.path);
  const before = await fileStates([lockPath, ...sources], host);
  const put = (checked: SessionRecord) =>
    writeCached(path, checked as unknown as JsonObject, host).then(
      () => undefined,
      (error: unknown) => checkNotStored(printable(dirname(path)), errno(error) ?? 'unknown reason'),
    );
  if (sources.every((source) => before[source] === 'absent'))
    return put({ version, watched: before, servers: [] });
  try {
    const { lockfile } = await loadLock(lockPath, root, host);
    const { found, every, files: configs } = await discover(scope, host);
    const files = Object.values(lockfile?.servers ?? {}).flatMap(({ origin }) => localFiles(origin, place));
    const others = await othersOf(readBy, every, scope, host);
    // Before the check: what changes while it runs counts as changed.
    const watched = { ...(await fileStates([...files, ...configs], host)), ...before };
    const report = await verifyAll([], {}, { ...settings, quiet: true });
    host.signal.throwIfAborted();
    const servers = [...every.map((one) => serverOf(one, found, report, lockfile, place)), ...others];
    return (await put({ version, watched, servers })) ?? reportProblem(report);
  } catch (error) {
    if (!(error instanceof McpLockError) || error.code === 'E_INTERRUPTED') throw error;
    return checkFailure(error);
  }
}

/** Each config's own: one may start through the guard what another starts itself. */
function serverOf(
  { spec, client }: Read,
  found: readonly Found[],
  report: Report,
  lockfile: Lockfile | undefined,
  place: Place,
): CheckedServer {
  const key = keyOf(spec, found) ?? spec.name;
  const entry =
    lockfile !== undefined && Object.hasOwn(lockfile.servers, key) ? lockfile.servers[key] : undefined;
  const status = report.servers.find(({ name }) => name === key)?.status;
  const launch = guardedLaunch(spec);
  return {
    name: spec.name,
    client: client.id,
    verdict: status === 'ok' || status === 'drift' ? status : 'incomplete',
    tools: Object.keys(entry?.tools ?? {}),
    ...launchHashes([launch, expandSpec({ ...spec, launch }, client.dialect, place).launch]),
  };
}

/**
 * What the client knows from this user's own configs, where those are not checked: under a name that the project has too, it
 * is the one that answers. Only names are taken. Throws E_CONFIG.
 */
async function othersOf(
  readBy: readonly string[],
  checked: readonly Read[],
  scope: Scope,
  host: Settings['host'],
): Promise<readonly CheckedServer[]> {
  const { place, configs } = scope;
  const known = new Set(checked.map(({ spec }) => `${spec.name} ${launchOf(spec)}`));
  const out: CheckedServer[] = [];
  for (const client of scope.user ? [] : CLIENTS.filter(({ id }) => readBy.includes(id))) {
    for (const file of client.files(place)) {
      if (file.scope !== 'user' || configs.includes(file.path)) continue;
      const text = await configText(file, { ...scope, configs: [] }, host);
      const specs = text === undefined ? [] : client.read(text, file, place).specs;
      for (const spec of specs)
        if (!known.has(`${spec.name} ${launchOf(spec)}`))
          out.push({
            name: spec.name,
            client: client.id,
            verdict: 'other',
            tools: [],
            lines: [],
            programs: [],
          });
    }
  }
  return out;
}

/** Files of this machine whose bytes an origin pins. */
function localFiles(origin: Origin, place: Place): readonly string[] {
  const own = origin.url.startsWith('file:') && origin.integrity !== undefined ? [origin.url.slice(5)] : [];
  return [
    ...own.map((path) =>
      path
        .replace('${workspaceFolder}', () => place.workspaceFolder)
        .replace('${userHome}', () => place.userHome)
        .replace('${tmpdir}', () => place.tmpdir),
    ),
    ...(origin.parts ?? []).flatMap((part) => localFiles(part, place)),
  ];
}
