/**
 * Brings the lock up to what servers say today: reads them again, shows what changed, asks where that is wanted, and writes what was
 * accepted. Adds servers that are not locked, drops entries that no config asks for. Settings and options in, exit status out.
 */
import { choose } from '../config/scope.ts';
import type { Settings } from '../config/settings.ts';
import { McpLockError } from '../errors.ts';
import { shown } from '../host/shown-path.ts';
import { inTurns } from '../host/turns.ts';
import { entryIn } from '../lock/entry.ts';
import { mergeLock } from '../lock/merge.ts';
import { changeLock, loadLock } from '../lock/store.ts';
import type { Lockfile, Report } from '../model.ts';
import { nearReport } from '../report/places.ts';
import { makeReport } from '../report/report.ts';
import { changeBlocks } from '../report/reporters/text.ts';
import { screenOf } from '../report/text/screen.ts';
import { lockMissingError } from '../verify/require-lock.ts';
import { accept, isWhole } from './accept.ts';
import type { Decision } from './choose-changes.ts';
import { chooseChanges } from './choose-changes.ts';
import type { LiveChanges } from './live-changes.ts';
import { changedServer, liveChanges } from './live-changes.ts';
import { noTerminalToAsk, nothingWritten, outcomeLines, refusedLines } from './messages.ts';
import { recordedLines, totals } from './summary-lines.ts';

export interface UpdateOptions {
  /** Ask about each change. */
  readonly interactive?: boolean;
  readonly dryRun?: boolean;
  readonly acceptIntegrity?: boolean;
  readonly yes?: boolean;
  /** Items in which any text may stand: `SERVER/ITEM`. */
  readonly allowVolatile?: readonly string[];
  /** A client's id: as which to ask. */
  readonly as?: string;
}

/** `names`: only these servers; none: all. Throws E_USAGE, E_LOCK_*, E_CONFIG, and what `record` throws. */
export async function updateLock(
  names: readonly string[],
  options: UpdateOptions,
  settings: Settings,
): Promise<number> {
  const { host, root, lockPath, interactive } = settings;
  if (options.interactive === true && !interactive) throw new McpLockError(noTerminalToAsk(names));
  const stored = await loadLock(lockPath, root, host);
  const { lockfile } = stored;
  if (lockfile === undefined) throw await lockMissingError(settings);
  const began = host.now();
  const live = await liveChanges(
    await choose(names, lockfile, settings),
    lockfile,
    { ...options, anyBytes: options.acceptIntegrity === true, asStored: true },
    settings,
  );
  const report = reportOf(live, lockfile, host.now() - began, settings);
  const decisions = await decided(report, live, options, settings);
  if (decisions === undefined) {
    host.terminal.stdout(nothingWritten());
    return 1;
  }
  // With -i everything else has been shown and asked about already.
  const toShow = options.interactive === true ? onlyServers(report, live.refused) : report;
  if (toShow.findings.length > 0) {
    const near = nearReport(toShow, host, settings.render.flags ?? '');
    const blocks = changeBlocks(near, screenOf(settings.render));
    host.terminal.stdout(await inTurns(blocks, host.signal));
  } else await recordedLines([], report.failures, settings);
  const { changes, lines } = accept(live, decisions);
  for (const line of lines) host.terminal.stdout(line);
  host.signal.throwIfAborted();
  const next =
    options.dryRun === true
      ? { lockfile: mergeLock(lockfile, changes), wrote: false }
      : await changeLock(stored, changes, root, host);
  if (live.refused.size > 0)
    host.terminal.stdout(refusedLines(live.refused.size, settings.render.flags ?? ''));
  host.terminal.stdout(
    outcomeLines({
      ...{
        wrote: next.wrote,
        changed: changes.size,
        lockfile: report.lockfile,
        totals: totals(next.lockfile.servers, report.failures),
      },
      dryRun: options.dryRun === true,
      found: report.findings.length > 0,
      failed: report.failures.length > 0,
      quiet: settings.quiet,
    }),
  );
  const checks = makeReport({ ...report, findings: [], failOn: 'info' }).exitCode;
  const skipped = [...decisions.values()].some((decision) => decision.skipped.size > 0);
  return checks === 2 ? 2 : live.refused.size > 0 || skipped ? 1 : checks;
}

/** What was decided, by server; undefined when the person quit. */
async function decided(
  report: Report,
  { entries, findings, refused }: LiveChanges,
  options: UpdateOptions,
  settings: Settings,
): Promise<ReadonlyMap<string, Decision> | undefined> {
  if (options.interactive !== true) return new Map();
  const asked = new Set([...findings.keys()].filter((name) => !refused.has(name)));
  return chooseChanges(onlyServers(report, asked), (name) => isWhole(entries.get(name)), settings);
}

const reportOf = (
  { entries, findings, failures }: LiveChanges,
  lockfile: Lockfile,
  elapsedMs: number,
  { lockPath, host }: Settings,
): Report =>
  makeReport({
    lockfile: shown(lockPath, host),
    servers: [...findings].map(([name, list]) =>
      changedServer(name, list, entries.get(name) ?? entryIn(lockfile, name), entries.has(name)),
    ),
    findings: [...findings.values()].flat(),
    failures,
    elapsedMs,
    failOn: 'info',
  });

const onlyServers = (report: Report, names: ReadonlySet<string>): Report => ({
  ...report,
  servers: report.servers.filter(({ name }) => names.has(name)),
  findings: report.findings.filter(({ server }) => names.has(server)),
});
