/**
 * Writes a new lockfile: shows what would be started, asks, reads every server, writes. Refuses to replace a lock unless that is
 * asked for. Settings and options in, exit status out.
 */
import { join } from 'node:path';
import { nestedNote } from '../config/nested-note.ts';
import { choose } from '../config/scope.ts';
import type { Settings } from '../config/settings.ts';
import { shellWord } from '../display/shell-word.ts';
import { McpLockError } from '../errors.ts';
import { shown } from '../host/shown-path.ts';
import { withoutText } from '../lock/hashes-only.ts';
import type { Change } from '../lock/merge.ts';
import { LOCK_NAME } from '../lock/nearest-lock.ts';
import { readLockfile } from '../lock/read.ts';
import { SETTINGS } from '../lock/settings-name.ts';
import { changeLock, lockBytes, makeFolder, replaceLock, requireFolder } from '../lock/store.ts';
import type { Entry, Failure } from '../model.ts';
import { makeReport } from '../report/report.ts';
import { profilesFor } from '../verify/client-profile.ts';
import { heed } from '../verify/heed.ts';
import { declined } from './consent.ts';
import { firstSettings } from './first-settings.ts';
import {
  initInHome,
  lockExists,
  lockExistsBroken,
  lockTheRest,
  lockWritten,
  nothingWrittenOf,
  otherLockAbove,
} from './messages.ts';
import { record } from './record.ts';
import { recordedLines, totals } from './summary-lines.ts';

export interface InitOptions {
  /** Replace a lock that is there. */
  readonly force?: boolean;
  readonly hashesOnly?: boolean;
  readonly yes?: boolean;
  /** Items in which any text may stand: `SERVER/ITEM`. */
  readonly allowVolatile?: readonly string[];
  /** A client's id: as which to ask. */
  readonly as?: string;
}

/** `beforeReading` runs once it is known that a lock may be written. Throws E_LOCK_EXISTS, E_CONFIG, and what `record` throws. */
export async function writeFirstLock(
  options: InitOptions,
  given: Settings,
  beforeReading: () => Promise<void> = async () => undefined,
): Promise<number> {
  const heeded = await heed(options, undefined, given, true);
  const { settings } = heeded;
  const { host, root, lockPath, render, quiet, scope } = settings;
  const profileOf = profilesFor(heeded.as, undefined);
  const bytes = await bytesToReplace(options, settings);
  if (bytes === undefined && !scope.user) await requireFolder(lockPath, host);
  noteOtherPlaces(settings);
  await beforeReading();
  const { found, failures } = await choose([], undefined, settings);
  if (scope.user) await makeFolder(lockPath, host);
  const recording = await record(
    found,
    { yes: options.yes === true, profileOf, allowVolatile: options.allowVolatile },
    settings,
  );
  const servers: Record<string, Entry> = Object.create(null);
  for (const { prepared, entry } of recording.recorded) {
    servers[prepared.key] = options.hashesOnly === true ? withoutText(entry) : entry;
  }
  const wrote = recording.recorded.length > 0;
  const own = wrote ? await firstSettings(heeded, undefined, settings) : { declined: false };
  if (own === undefined) throw declined();
  if (wrote) {
    host.signal.throwIfAborted();
    const hash = own.hash === undefined ? {} : { settingsHash: own.hash };
    if (bytes === undefined) await addToLock(servers, own.hash, settings);
    else await replaceLock({ path: lockPath, bytes }, { lockfileVersion: 1, ...hash, servers }, root, host);
  }
  const all = [...failures, ...recording.failures];
  await recordedLines(recording.recorded, all, settings);
  const sum = totals(servers, all);
  const flags = render.flags ?? '';
  if (!wrote) host.terminal.stdout(nothingWrittenOf(sum));
  else if (!quiet) host.terminal.stdout(lockWritten(shown(lockPath, host), sum, scope.user, flags));
  if (!quiet) host.terminal.stderr(await nestedNote({ lockfileVersion: 1, servers }, wrote, settings));
  if (all.length > 0)
    host.terminal.stdout(lockTheRest(all.length, commandForTheRest(all, wrote, options), flags));
  const { exitCode } = makeReport({
    ...{ lockfile: '', servers: [], findings: [], failures: all, elapsedMs: 0, failOn: 'low' as const },
  });
  return exitCode === 2 || !own.declined ? exitCode : 1;
}

/** Where a person may want the lock to be instead. */
function noteOtherPlaces({ host, root, lockPath, project, scope, quiet }: Settings): void {
  if (quiet || scope.user || lockPath !== join(root, LOCK_NAME)) return;
  const above = project.path === lockPath ? project.above : project.path;
  if (project.found && above !== undefined) host.terminal.stderr(otherLockAbove(shown(above, host)));
  if (root === host.home) host.terminal.stderr(initInHome());
}

/** There was no lock when the run began. What another process locked meanwhile stays. */
async function addToLock(
  servers: Readonly<Record<string, Entry>>,
  settingsHash: string | undefined,
  { host, root, lockPath }: Settings,
): Promise<void> {
  const changes: (readonly [string, Change])[] = Object.entries(servers).map(([name, entry]) => [
    name,
    { kind: 'take', entry },
  ]);
  if (settingsHash !== undefined) changes.push([SETTINGS, { kind: 'settings', hash: settingsHash }]);
  await changeLock({ path: lockPath }, new Map(changes), root, host);
}

/** What locks the servers that are not in the lock, once their errors are fixed. */
function commandForTheRest(failures: readonly Failure[], wrote: boolean, options: InitOptions): string {
  const as = options.as === undefined ? [] : [`--as ${options.as}`];
  const force = options.force === true ? ['--force'] : [];
  if (!wrote)
    return ['init', ...force, ...as, ...(options.hashesOnly === true ? ['--hashes-only'] : [])].join(' ');
  const words = failures.map(({ server }) => (server === undefined ? undefined : shellWord(server)));
  const names = words.includes(undefined) ? [] : [...new Set(words)];
  return ['update', ...names, ...as, '-i'].join(' ');
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
