/**
 * The check of one side of a session, the project or the user's own configs: settings in; the state of its files, its servers with a verdict,
 * and what is wrong with them out. Starts only what is locked. A problem holds names and error codes, and no text of a server.
 */
import { dirname, join } from 'node:path';
import { sourcesOf } from '../config/config-files.ts';
import { discover } from '../config/discover.ts';
import type { FoundSpec } from '../config/server-keys.ts';
import type { Settings } from '../config/settings.ts';
import type { Place } from '../contracts.ts';
import { McpLockError } from '../errors.ts';
import { SETTINGS_NAME } from '../lock/nearest-lock.ts';
import { loadLock } from '../lock/store.ts';
import type { Origin } from '../model.ts';
import { verifyAll } from '../verify/verify-all.ts';
import { checkedServer } from './checked-servers.ts';
import type { CheckedServer, Problem } from './client.ts';
import { settingsDenied, settingsLoosened } from './messages.ts';
import { withPluginNames } from './plugins.ts';
import { checkFailure, reportProblem } from './session-problem.ts';
import type { FileStates } from './verdict-cache/file-states.ts';
import { fileStates } from './verdict-cache/file-states.ts';

export interface CheckedSide {
  /** The lockfile, the configs and the files of its servers. */
  readonly watched: FileStates;
  /** Paths of the lockfile and of the configs, those included that do not exist. */
  readonly configs: readonly string[];
  readonly specs: readonly FoundSpec[];
  readonly servers: readonly CheckedServer[];
  /** Undefined: every server matches. */
  readonly problem?: Problem;
  /** For the person alone: what settings loosen. */
  readonly note?: string;
  /** It could not be checked at all, so there is no verdict about its servers. */
  readonly failed?: true;
}

/** Throws E_INTERRUPTED. */
export async function checkSide(settings: Settings): Promise<CheckedSide> {
  const { host, place, root, lockPath, scope, project } = settings;
  const sources = (await sourcesOf(scope, host)).map(({ file }) => file.path);
  // A lockfile that appears nearer is another lock.
  const ownSettings = join(dirname(lockPath), SETTINGS_NAME);
  const before = await fileStates(
    [lockPath, ownSettings, ...(scope.user ? [] : project.nearer), ...sources],
    host,
  );
  const configs = Object.keys(before);
  if (sources.every((source) => before[source] === 'absent'))
    return { watched: before, configs, specs: [], servers: [] };
  try {
    const { lockfile } = await loadLock(lockPath, root, host);
    const { found, specs, files } = await discover(scope, host);
    const local = Object.values(lockfile?.servers ?? {}).flatMap(({ origin }) => localFiles(origin, place));
    // Before the check: what changes while it runs counts as changed.
    const watched = { ...(await fileStates([...local, ...files], host)), ...before };
    const isNothing = scope.user && found.length === 0;
    const report = isNothing ? undefined : await verifyAll([], {}, { ...settings, quiet: true });
    host.signal.throwIfAborted();
    if (report?.findings.some(({ rule }) => rule === 'lock/settings-changed') === true)
      return { watched, configs, specs: [], servers: [], problem: settingsDenied(scope.user), failed: true };
    const loosened = report?.settings?.loosened ?? [];
    const problem = report === undefined ? undefined : reportProblem(report, lockfile, scope.user);
    const known =
      report === undefined ? [] : specs.map((spec) => checkedServer(spec, found, report, lockfile, place));
    const { servers, read } = await withPluginNames(known, specs, host);
    return {
      watched: { ...watched, ...(await fileStates(read, host)) },
      configs: [...configs, ...files],
      specs,
      servers,
      ...(problem === undefined ? {} : { problem }),
      ...(loosened.length === 0 ? {} : { note: settingsLoosened(loosened, scope.user) }),
    };
  } catch (error) {
    if (!(error instanceof McpLockError) || error.code === 'E_INTERRUPTED') throw error;
    const problem = checkFailure(error, scope.user);
    return { watched: before, configs, specs: [], servers: [], problem, failed: true };
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
