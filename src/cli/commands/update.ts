/**
 * `mcp-lock update`: read servers anew, show what changed against the lock and accept it, entry by entry or change by
 * change. Adds what is unlocked, drops what no config asks for. A package whose version kept its name and changed its
 * bytes is not even started without `--accept-integrity`.
 */

import { choose } from '../../config/scope.ts';
import type { Settings } from '../../config/settings.ts';
import { commandOf, usage } from '../../config/settings.ts';
import { compareDependencies } from '../../diff/dependencies.ts';
import { compareOrigin } from '../../diff/origin.ts';
import { counted, printable } from '../../display/printable.ts';
import { withoutText } from '../../lock/hashes-only.ts';
import type { Change } from '../../lock/merge.ts';
import { isOneArtefact, mergeLock } from '../../lock/merge.ts';
import { loadLock, saveLock, shown } from '../../lock/store.ts';
import type { Entry, Finding, Lockfile, Report } from '../../model.ts';
import { SECTIONS } from '../../model.ts';
import { countsOf, makeReport } from '../../report/report.ts';
import { changeBlocks } from '../../report/reporters/text.ts';
import { screenOf } from '../../report/text/screen.ts';
import { changesOf, contextOfBoth, entryOf, pinIn } from '../../update/changes.ts';
import type { Decision } from '../../update/choose-changes.ts';
import { chooseChanges } from '../../update/choose-changes.ts';
import type { Recording } from '../../update/record.ts';
import { confirmedChanges, record } from '../../update/record.ts';
import { recordedLines, totals } from '../../update/summary-lines.ts';
import { profilesFor } from '../../verify/client-profile.ts';
import { missingLock } from '../../verify/require-lock.ts';
import { nearReport } from './emit.ts';

export interface UpdateOptions {
  readonly interactive?: boolean;
  readonly dryRun?: boolean;
  readonly acceptIntegrity?: boolean;
  readonly yes?: boolean;
  /** A client's id: as which to ask. */
  readonly as?: string;
}

/** Runs the command; returns the exit status. */
export async function updateCommand(
  names: readonly string[],
  options: UpdateOptions,
  settings: Settings,
): Promise<number> {
  const { host, root, lockPath, interactive } = settings;
  if (options.interactive === true && !interactive) {
    throw usage(
      'update -i asks, and there is no terminal to ask on',
      `accept all of it: ${commandOf('update SERVER --yes', settings)}   or look first: ${commandOf('update SERVER --dry-run', settings)}`,
    );
  }
  const stored = await loadLock(lockPath, root, host);
  const { lockfile } = stored;
  if (lockfile === undefined) {
    const next = `write the first one: ${commandOf('init', settings)}`;
    throw await missingLock('there is no lockfile to update', next, settings);
  }
  const began = host.now();
  const { found, stale, failures } = await choose(names, lockfile, settings);
  const profileOf = profilesFor(options.as, lockfile);
  const recording = await record(
    found,
    { yes: options.yes === true, refuse: otherBytes(lockfile, options), pinOf: pinIn(lockfile), profileOf },
    settings,
  );
  const entries = newEntries(recording, lockfile);
  const refused = new Set(recording.refused.map(({ prepared }) => prepared.key));
  const findings = new Map<string, readonly Finding[]>();
  const context = contextOfBoth(lockfile, Object.fromEntries(entries));
  for (const { prepared } of recording.recorded) {
    const [before, after] = [entryOf(lockfile, prepared.key), entries.get(prepared.key)];
    const list = changesOf(prepared.key, before, after, context);
    findings.set(prepared.key, await confirmedChanges(list, prepared, before, after, settings));
  }
  for (const name of stale) findings.set(name, changesOf(name, entryOf(lockfile, name), undefined, context));
  for (const { prepared, findings: list } of recording.refused) findings.set(prepared.key, list);
  const report: Report = makeReport({
    lockfile: shown(lockPath, host),
    servers: [...findings].map(([name, list]) => ({
      name,
      status: list.some(({ severity }) => severity !== 'info') ? 'drift' : 'ok',
      contacted: entries.has(name),
      counts: countsOf(entries.get(name) ?? entryOf(lockfile, name)),
    })),
    findings: [...findings.values()].flat(),
    failures: [...failures, ...recording.failures],
    elapsedMs: host.now() - began,
    failOn: 'info',
  });

  const decisions =
    options.interactive === true
      ? await chooseChanges(
          onlyServers(report, new Set([...findings.keys()].filter((name) => !refused.has(name)))),
          (name) => isWhole(entries.get(name)),
          settings,
        )
      : new Map<string, Decision>();
  if (decisions === undefined) {
    host.terminal.stdout('Nothing was written.\n');
    return 1;
  }
  // Under -i everything else has been shown and asked about already.
  const shownNow = options.interactive === true ? onlyServers(report, refused) : report;
  if (shownNow.findings.length > 0) {
    host.terminal.stdout(changeBlocks(nearReport(shownNow, host), screenOf(settings.render)));
  } else recordedLines([], report.failures, settings);

  const changes = new Map<string, Change>();
  for (const [name, list] of findings) {
    if (list.length === 0 || refused.has(name)) continue;
    const change = changeOf(entries.get(name), decisions.get(name), name, settings);
    if (change !== undefined) changes.set(name, change);
  }
  const next = mergeLock(lockfile, changes);
  host.signal.throwIfAborted();
  const wrote = options.dryRun !== true && (await saveLock(stored, next, root, host));
  conclude({ next, wrote, changed: changes.size, refused: refused.size, report, options }, settings);
  const checks = makeReport({ ...report, findings: [], failOn: 'info' }).exitCode;
  const skipped = [...decisions.values()].some((decision) => decision.skipped.size > 0);
  return checks === 2 ? 2 : refused.size > 0 || skipped ? 1 : checks;
}

/** Holds back a package that changed its bytes under one version. */
const otherBytes =
  (lockfile: Lockfile, options: UpdateOptions): NonNullable<Parameters<typeof record>[1]['refuse']> =>
  (prepared, known) => {
    const entry = entryOf(lockfile, prepared.key);
    if (entry === undefined || options.acceptIntegrity === true) return [];
    return [
      ...compareOrigin(prepared.key, entry.origin, known.origin),
      ...compareDependencies(prepared.key, entry, known),
    ].filter(({ rule }) => rule === 'origin/integrity-changed');
  };

function newEntries(recording: Recording, lockfile: Lockfile): ReadonlyMap<string, Entry> {
  const hashesOnly = isHashesOnly(lockfile);
  return new Map(
    recording.recorded.map(({ prepared, entry }) => [prepared.key, hashesOnly ? withoutText(entry) : entry]),
  );
}

const onlyServers = (report: Report, names: ReadonlySet<string>): Report => ({
  ...report,
  servers: report.servers.filter(({ name }) => names.has(name)),
  findings: report.findings.filter(({ server }) => names.has(server)),
});

/** What becomes of one server's changes. */
function changeOf(
  entry: Entry | undefined,
  decision: Decision | undefined,
  name: string,
  { host }: Settings,
): Change | undefined {
  if (decision === undefined || decision.skipped.size === 0)
    return entry === undefined ? { kind: 'drop' } : { kind: 'take', entry };
  const say = (line: string) => host.terminal.stdout(`${line}\n`);
  if (entry === undefined || isWhole(entry)) {
    say(`${printable(name)}: skipped. A server is locked whole or not at all: it stays as it was locked.`);
    return undefined;
  }
  say(
    `${printable(name)}: accepted ${decision.accepted.size}, skipped ${decision.skipped.size} (${[...decision.skipped].map((group) => (group === '' ? 'the server itself' : printable(group))).join(', ')}).`,
  );
  return decision.accepted.size === 0 ? undefined : { kind: 'take', entry, accepted: decision.accepted };
}

/** Whether its changes are accepted together or not at all; one that goes has one change. */
const isWhole = (entry: Entry | undefined): boolean => entry === undefined || isOneArtefact(entry);

interface Outcome {
  readonly next: Lockfile;
  readonly wrote: boolean;
  readonly changed: number;
  readonly refused: number;
  readonly report: Report;
  readonly options: UpdateOptions;
}

function conclude({ next, wrote, changed, refused, report, options }: Outcome, settings: Settings): void {
  const say = (line: string) => settings.host.terminal.stdout(`${line}\n`);
  const sum = totals(next.servers, report.failures);
  if (refused > 0) {
    say(`Not accepted: ${counted(refused, 'server')} whose published bytes changed under the same version.`);
    say(
      `next: ask the publisher why; to accept it all the same: ${commandOf('update --accept-integrity', settings)}`,
    );
  }
  if (options.dryRun === true && changed > 0)
    say(`Would accept changes in ${counted(changed, 'server')}. Nothing was written.`);
  else if (wrote) say(`Accepted changes in ${counted(changed, 'server')}. Wrote ${report.lockfile} ${sum}.`);
  else if (report.findings.length > 0) say('Nothing was written.');
  else if (!settings.quiet && report.failures.length > 0)
    say(`Nothing changed in what could be read: ${report.lockfile} stays as it is ${sum}.`);
  else if (!settings.quiet) say(`Nothing changed: ${report.lockfile} is up to date ${sum}.`);
}

/** A lock written with `--hashes-only` stays one. */
function isHashesOnly({ servers }: Lockfile): boolean {
  const items = Object.values(servers).flatMap((entry) =>
    SECTIONS.flatMap((section) => Object.values(entry[section])),
  );
  return items.length > 0 && items.every(({ definition }) => definition === undefined);
}
