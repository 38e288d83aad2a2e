/**
 * The check at the start of a session: settings in, a kept record and what is wrong with the servers out. The record of
 * an earlier session is gone before anything is started. What it says holds counts and codes, no word of a server.
 */
import { expandSpec } from '../clients/variables.ts';
import type { Settings } from '../commands/settings.ts';
import { verifyAll } from '../commands/verify.ts';
import { sourcesOf } from '../config-files.ts';
import type { Place } from '../contracts.ts';
import type { Found } from '../discover.ts';
import { discover } from '../discover.ts';
import { McpLockError } from '../errors.ts';
import { loadLock } from '../lock/store.ts';
import type { JsonObject, Lockfile, Origin, Report } from '../model.ts';
import { keep } from '../verdict-cache/kept.ts';
import { watch } from '../verdict-cache/watched.ts';
import type { Checked } from './checked.ts';
import type { CheckedServer } from './client.ts';
import { marksOf } from './launch-marks.ts';

/** Checks all servers of a folder and keeps the record at `path`. Undefined: all is well. */
export async function checkSession(
  path: string,
  version: string,
  settings: Settings,
): Promise<string | undefined> {
  const { host, place, root, lockPath, scope } = settings;
  await host.ownFiles.remove(path);
  const sources = (await sourcesOf(scope, host)).map(({ file }) => file.path);
  const before = await watch([lockPath, ...sources], host);
  const put = (checked: Checked) => keep(path, checked as unknown as JsonObject, host);
  if (sources.every((source) => before[source] === 'absent')) {
    await put({ version, watched: before, servers: [] });
    return undefined;
  }
  try {
    const { lockfile } = await loadLock(lockPath, root, host);
    const { found, files: configs } = await discover(scope, host);
    const files = Object.values(lockfile?.servers ?? {}).flatMap(({ origin }) => localFiles(origin, place));
    // Before the check: what changes while it runs counts as changed.
    const watched = { ...(await watch([...files, ...configs], host)), ...before };
    const report = await verifyAll([], {}, { ...settings, quiet: true });
    host.signal.throwIfAborted();
    await put({ version, watched, servers: serversOf(found, report, lockfile, place) });
    return problemOf(report);
  } catch (error) {
    if (!(error instanceof McpLockError) || error.code === 'E_INTERRUPTED') throw error;
    return `mcp-lock could not check the MCP servers (${error.code}); calls to them are denied. ${LOOK}`;
  }
}

function serversOf(
  found: readonly Found[],
  report: Report,
  lockfile: Lockfile | undefined,
  place: Place,
): readonly CheckedServer[] {
  return found.map(({ key, spec, client }): CheckedServer => {
    const entry =
      lockfile !== undefined && Object.hasOwn(lockfile.servers, key) ? lockfile.servers[key] : undefined;
    const status = report.servers.find(({ name }) => name === key)?.status;
    return {
      name: spec.name,
      client: client.id,
      verdict: status === 'ok' || status === 'drift' ? status : 'incomplete',
      tools: Object.keys(entry?.tools ?? {}),
      ...marksOf([spec.launch, expandSpec(spec, client.dialect, place).launch]),
    };
  });
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

const LOOK = 'A person can see more with `mcp-lock verify`.';

function problemOf({ servers, failures }: Report): string | undefined {
  const count = (wanted: string) => servers.filter(({ status }) => status === wanted).length;
  const drifted = count('drift');
  const unchecked = count('incomplete');
  const unread = failures.filter(({ server }) => server === undefined).length;
  const parts = [
    drifted === 0
      ? ''
      : `${counted(drifted, 'MCP server')} not as mcp-lock.json has ${drifted === 1 ? 'it' : 'them'}`,
    unchecked === 0 ? '' : `${counted(unchecked, 'MCP server')} could not be checked`,
    unread === 0 ? '' : `${counted(unread, 'config entry', 'config entries')} could not be read`,
  ].filter((part) => part !== '');
  if (parts.length === 0) return undefined;
  return `mcp-lock: ${parts.join(', ')}; calls to ${drifted + unchecked + unread === 1 ? 'it' : 'them'} are denied. ${LOOK}`;
}

const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;
