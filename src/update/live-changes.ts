/**
 * What servers say today against the lock: servers in scope and a lock in; new entries, and what changed of each server, out. Starts
 * servers after asking. A package that changed its bytes under one version is not started unless that is allowed. Writes nothing.
 */
import { newlyNoticedInTurns } from '../audit/audit.ts';
import { beforeAndAfter } from '../audit/servers.ts';
import type { Chosen } from '../config/scope.ts';
import type { Settings } from '../config/settings.ts';
import { compareDependencies } from '../diff/dependencies.ts';
import { compareOrigin } from '../diff/origin.ts';
import { renamedServers } from '../diff/renamed-servers.ts';
import { inTurns } from '../host/turns.ts';
import { placeOf } from '../launch/place.ts';
import type { Prepared } from '../launch/prepared.ts';
import { confirmProvenanceLoss } from '../launch/tree.ts';
import { entriesOf, entryIn } from '../lock/entry.ts';
import { withoutText } from '../lock/hashes-only.ts';
import { SETTINGS } from '../lock/settings-name.ts';
import type { Entry, Failure, Finding, Lockfile } from '../model.ts';
import { SECTIONS } from '../model.ts';
import { workWithin } from '../server/work-within.ts';
import { profilesFor } from '../verify/client-profile.ts';
import { withLineEnds } from '../verify/line-ends.ts';
import type { Renamed } from './changes.ts';
import { changesInTurns, changesOf, contextOfBoth } from './changes.ts';
import type { Recorded, RecordOptions } from './record.ts';
import { record } from './record.ts';

export interface LiveOptions {
  /** Start without asking. */
  readonly yes?: boolean;
  /** Start a package that changed its bytes under one version, too. */
  readonly anyBytes?: boolean;
  /** A client's id: as which to ask. */
  readonly as?: string;
  /** Items in which any text may stand: `SERVER/ITEM`. */
  readonly allowVolatile?: readonly string[];
  /** Entries for a lock that holds hashes alone hold hashes alone, too. */
  readonly asStored?: boolean;
}

/** As the client that counts. */
export const withClient = <Options extends LiveOptions>(options: Options, as: string | undefined): Options =>
  as === undefined ? options : { ...options, as };

export interface LiveChanges {
  /** New entries, by server. */
  readonly entries: ReadonlyMap<string, Entry>;
  /** What changed, by server; also of servers that no config asks for. */
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
  /** Servers that were not started, because their package changed its bytes under one version. */
  readonly refused: ReadonlySet<string>;
  readonly failures: readonly Failure[];
  readonly renamed: Renamed;
  /** The hash that the lock gets where a change of the settings is accepted; absent: there are none. */
  readonly settingsHash?: string | undefined;
}

/** What changed, with the settings beside the servers. */
export const withSettings = (
  live: LiveChanges,
  { findings, hash }: { readonly findings: readonly Finding[]; readonly hash: string | undefined },
): LiveChanges =>
  findings.length === 0
    ? live
    : { ...live, findings: new Map([[SETTINGS, findings], ...live.findings]), settingsHash: hash };

/** Throws what `record` throws. */
export async function liveChanges(
  { found, stale, gone, failures }: Pick<Chosen, 'found' | 'stale' | 'gone' | 'failures'>,
  lockfile: Lockfile,
  options: LiveOptions,
  settings: Settings,
): Promise<LiveChanges> {
  const recording = await record(
    found,
    {
      yes: options.yes === true,
      lockedOf: (name) => entryIn(lockfile, name),
      allowVolatile: options.allowVolatile,
      pinOf: (name) => entryIn(lockfile, name)?.origin.auth,
      profileOf: profilesFor(options.as, lockfile),
      ...(options.anyBytes === true ? {} : { refuse: otherBytes(lockfile) }),
    },
    settings,
  );
  const hashesOnly = options.asStored === true && isHashesOnly(lockfile);
  const entries = new Map(
    recording.recorded.map(({ prepared, entry }) => [prepared.key, hashesOnly ? withoutText(entry) : entry]),
  );
  // What was read is compared, and not only its hashes: cues are looked for in its text.
  const read = new Map(recording.recorded.map(({ prepared, entry }) => [prepared.key, entry]));
  const renamed = renamedServers(
    entriesOf(new Set(gone), lockfile),
    new Map([...read].filter(([name]) => entryIn(lockfile, name) === undefined)),
  );
  const context = contextOfBoth(lockfile, Object.fromEntries(read), [...stale, ...renamed.values()]);
  const findings = new Map<string, readonly Finding[]>();
  for (const { prepared } of recording.recorded) {
    const was = renamed.get(prepared.key);
    const [before, after] = [entryIn(lockfile, was ?? prepared.key), read.get(prepared.key)];
    const changes = await workWithin(
      changesInTurns(prepared.key, before, after, context, was),
      settings.timeoutMs,
      settings.host,
    );
    findings.set(prepared.key, await confirmedChanges(changes, prepared, before, after, settings));
  }
  await addNoticed(recording.recorded, underNewNames(lockfile, renamed), findings, settings);
  const oldNames = new Set(renamed.values());
  for (const name of stale.filter((one) => !oldNames.has(one)))
    findings.set(name, changesOf(name, entryIn(lockfile, name), undefined, context));
  for (const { prepared, findings: list } of recording.refused) findings.set(prepared.key, list);
  return {
    entries,
    findings,
    refused: new Set(recording.refused.map(({ prepared }) => prepared.key)),
    failures: [...failures, ...recording.failures],
    renamed,
  };
}

/** What was judged under the old name was judged. */
function underNewNames({ servers }: Lockfile, renamed: Renamed): Lockfile['servers'] {
  const out: Record<string, Entry> = Object.assign(Object.create(null), servers);
  for (const [name, was] of renamed) {
    const entry = out[was];
    if (entry !== undefined) out[name] = entry;
  }
  return out;
}

/** What the rules of `audit` say of what was read and did not say of the lock. */
async function addNoticed(
  recorded: readonly Recorded[],
  servers: Lockfile['servers'],
  findings: Map<string, readonly Finding[]>,
  { place, host }: Settings,
): Promise<void> {
  const read = new Map(recorded.map(({ prepared: { key, found }, entry }) => [key, { found, entry }]));
  const { before, after } = beforeAndAfter(read, servers, place, host);
  const noticed = await inTurns(newlyNoticedInTurns(before, after, new Set(read.keys())), host.signal);
  for (const [key, list] of noticed) {
    const changes = findings.get(key) ?? [];
    const told = new Set(changes.map(({ rule }) => rule));
    const more = list.filter(({ rule }) => !rule.startsWith('origin/') || !told.has(rule));
    if (more.length > 0) findings.set(key, [...changes, ...more]);
  }
}

/** Findings for a package that changed its bytes under one version. */
const otherBytes =
  (lockfile: Lockfile): NonNullable<RecordOptions['refuse']> =>
  ({ key }, known) => {
    const entry = entryIn(lockfile, key);
    if (entry === undefined) return [];
    return [
      ...compareOrigin(key, entry.origin, known.origin),
      ...compareDependencies(key, entry, known),
    ].filter(({ rule }) => rule === 'origin/integrity-changed');
  };

/** Findings without those that only the registry could confirm and does not; files with other line ends are told as such. */
async function confirmedChanges(
  findings: readonly Finding[],
  prepared: Prepared,
  before: Entry | undefined,
  after: Entry | undefined,
  { place, host }: Settings,
): Promise<readonly Finding[]> {
  if (before === undefined || after === undefined) return findings;
  const there = placeOf(prepared.found, place);
  const told = await withLineEnds(findings, before.origin, after.origin, there, host);
  return confirmProvenanceLoss(told, prepared, { before: before.origin, after: after.origin }, there, host);
}

/** Whether a lock was written with `--hashes-only`. */
function isHashesOnly({ servers }: Lockfile): boolean {
  const items = Object.values(servers).flatMap((entry) =>
    SECTIONS.flatMap((section) => Object.values(entry[section])),
  );
  return items.length > 0 && items.every(({ definition }) => definition === undefined);
}
