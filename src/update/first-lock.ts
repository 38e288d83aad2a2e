/**
 * Writes a new lockfile: shows what would be started, asks, reads every server, shows what it found, asks again, writes. Refuses to
 * replace a lock unless that is asked for. Settings and options in, exit status out.
 */
import { join } from 'node:path';
import { choose } from '../config/scope.ts';
import type { Settings } from '../config/settings.ts';
import { McpLockError, orUndefined } from '../errors.ts';
import { shown } from '../host/shown-path.ts';
import { withoutText } from '../lock/hashes-only.ts';
import type { Change } from '../lock/merge.ts';
import { mergeLock } from '../lock/merge.ts';
import { LOCK_NAME } from '../lock/nearest-lock.ts';
import { readLockfile } from '../lock/read.ts';
import { SETTINGS } from '../lock/settings-name.ts';
import { changeLock, lockBytes, makeFolder, replaceLock, requireFolder } from '../lock/store.ts';
import type { Lockfile } from '../model.ts';
import { NO_LOCK } from '../model.ts';
import { makeReport } from '../report/report.ts';
import { profilesFor } from '../verify/client-profile.ts';
import { heed } from '../verify/heed.ts';
import { acceptedUpTo, decide } from './decide.ts';
import { candidatesOf, type Judgement, judge } from './first-lock-judgement.ts';
import type { InitOptions } from './first-lock-options.ts';
import type { Locked } from './first-lock-outcome.ts';
import { sayLocked, showHigh, showReplaced } from './first-lock-outcome.ts';
import { firstSettings } from './first-settings.ts';
import {
  initInHome,
  lockExists,
  lockExistsBroken,
  nothingWritten,
  otherLockAbove,
  replacedUnreadable,
} from './messages.ts';
import { record } from './record.ts';
import { showUnread } from './show-changes.ts';
import { recordedLines } from './summary-lines.ts';
import { undoOf } from './undo.ts';

/** `beforeReading` runs once it is known that a lock may be written. Throws E_LOCK_EXISTS, E_CONFIG, and what `record` throws. */
export async function writeFirstLock(
  options: InitOptions,
  given: Settings,
  beforeReading: () => Promise<void> = async () => undefined,
): Promise<number> {
  const heeded = await heed(options, undefined, given, true);
  const { settings } = heeded;
  const { host, lockPath, scope, interactive } = settings;
  const profileOf = profilesFor(heeded.as, undefined);
  const said = acceptedUpTo(options.accept);
  const bytes = await bytesToReplace(options, settings);
  const old = bytes === undefined ? undefined : replacedLock(bytes, settings);
  if (bytes === undefined && !scope.user) await requireFolder(lockPath, host);
  noteOtherPlaces(settings);
  await beforeReading();
  const { found, failures, discovery } = await choose([], undefined, settings);
  if (scope.user) await makeFolder(lockPath, host);
  const recording = await record(
    found,
    { yes: options.yes === true, profileOf, allowVolatile: options.allowVolatile },
    settings,
  );
  const all = [...failures, ...recording.failures];
  // A config that cannot be read may have any of them, and nothing is written where nothing could be read.
  const isSure = discovery.problems.length === 0 && recording.recorded.length > 0;
  const dropped = isSure ? notFound(old, found) : [];
  const judgement = await judge(recording.recorded, old, dropped, settings);
  const counted = recordedLines(recording.recorded, judgement.noticed, all, settings);
  const read = new Map(recording.recorded.map(({ prepared, entry }) => [prepared.key, entry]));
  const replaced = await showReplaced(judgement, read, settings);
  const candidates = candidatesOf(judgement, heeded.forAccepting);
  const verdict = await decide(
    candidates,
    {
      // What changed since an earlier lock is accepted as `update` accepts it: by a person or by a flag.
      accept: (server) => said ?? (interactive || hasChanged(server, judgement) ? undefined : 'medium'),
      purpose: 'lock',
      beforeAsking: async (asked) => {
        await showHigh(asked, read, settings);
        // Of those with a HIGH all is shown already.
        const calm = asked.filter(({ rank }) => rank !== 'high').map(({ server }) => server);
        if (replaced !== undefined && calm.length > 0) await showUnread(replaced, new Set(calm), settings);
      },
    },
    settings,
  );
  if (verdict === undefined) {
    host.terminal.stdout(nothingWritten());
    return 1;
  }
  if (!interactive && settings.render.verbose) await showHigh(verdict.left, read, settings);
  const isEmpty = recording.recorded.length === 0;
  const own = isEmpty ? { declined: false } : await firstSettings(heeded, said, old?.settingsHash, settings);
  if (own === undefined) {
    host.terminal.stdout(nothingWritten());
    return 1;
  }
  const changes = new Map(
    [...verdict.accepted].map((name): [string, Change] => {
      const entry = read.get(name);
      if (entry === undefined) return [name, { kind: 'drop' }];
      return [name, { kind: 'take', entry: options.hashesOnly === true ? withoutText(entry) : entry }];
    }),
  );
  // Settings alone make no lock.
  if (!own.declined && changes.size > 0) changes.set(SETTINGS, { kind: 'settings', hash: own.hash });
  const saved = await save(changes, bytes, old, settings);
  const high = candidates.filter(({ server, rank }) => rank === 'high' && verdict.accepted.has(server));
  await sayLocked(
    {
      ...saved,
      ...{ failures: all, left: verdict.left },
      details: [...high.map(({ server }) => server), ...counted].filter((name) => verdict.accepted.has(name)),
      replaced: old !== undefined,
    },
    options,
    settings,
  );
  const { exitCode } = makeReport({
    ...{ lockfile: '', servers: [], findings: [], failures: all },
    ...{ elapsedMs: 0, failOn: 'low' },
  });
  return exitCode === 2 || (verdict.left.length === 0 && !own.declined) ? exitCode : 1;
}

const hasChanged = (server: string, { changes }: Judgement): boolean =>
  (changes.get(server) ?? []).some(({ severity }) => severity !== 'info');

const notFound = (old: Lockfile | undefined, found: readonly { readonly key: string }[]): readonly string[] =>
  Object.keys(old?.servers ?? {}).filter((name) => !found.some(({ key }) => key === name));

/** Servers of the old lock that are not accepted as they are now stay as they were. Nothing accepted: nothing is written. */
async function save(
  changes: ReadonlyMap<string, Change>,
  bytes: Uint8Array | undefined,
  old: Lockfile | undefined,
  { host, root, lockPath }: Settings,
): Promise<Pick<Locked, 'lockfile' | 'wrote' | 'undo'>> {
  const next = mergeLock(old ?? NO_LOCK, changes);
  if (changes.size === 0) return { lockfile: next, wrote: false, undo: undefined };
  host.signal.throwIfAborted();
  const undo = bytes === undefined ? undefined : await undoOf([{ path: lockPath, bytes }], host);
  // There was no lock when the run began. What another process locked meanwhile stays.
  if (bytes === undefined) await changeLock({ path: lockPath }, changes, root, host);
  else await replaceLock({ path: lockPath, bytes }, next, root, host);
  return { lockfile: next, wrote: true, undo };
}

/** The lock that `--force` replaces, if it can be read. */
function replacedLock(bytes: Uint8Array, { host, lockPath }: Settings): Lockfile | undefined {
  const name = shown(lockPath, host);
  const old = orUndefined(() => readLockfile(bytes, name));
  if (old === undefined) host.terminal.stderr(replacedUnreadable(name));
  return old;
}

/** Where a person may want the lock to be instead. */
function noteOtherPlaces({ host, root, lockPath, project, scope, quiet }: Settings): void {
  if (quiet || scope.user || lockPath !== join(root, LOCK_NAME)) return;
  const above = project.path === lockPath ? project.above : project.path;
  if (project.found && above !== undefined) host.terminal.stderr(otherLockAbove(shown(above, host)));
  if (root === host.home) host.terminal.stderr(initInHome());
}

/** The file `--force` replaces, whatever is in it. Throws E_LOCK_EXISTS without `--force`. */
async function bytesToReplace({ force }: InitOptions, settings: Settings): Promise<Uint8Array | undefined> {
  const { host, root, lockPath } = settings;
  const bytes = await lockBytes(lockPath, root, host);
  if (bytes === undefined || force === true) return bytes;
  try {
    readLockfile(bytes, shown(lockPath, host));
  } catch (error) {
    if (!(error instanceof McpLockError)) throw error;
    // Nothing can be accepted into what cannot be read.
    const { place, next } = error.detail;
    const remedy = error.code === 'E_LOCK_CONFLICT' ? next : undefined;
    throw new McpLockError(lockExistsBroken(error.message, remedy), { place, cause: error });
  }
  throw new McpLockError(lockExists(), { place: shown(lockPath, host) });
}
