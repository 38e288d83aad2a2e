/**
 * `mcp-lock diff`: what is live against the lock (starts the servers, after saying so), or one lock against another
 * (starts nothing). Never writes.
 */
import type { Settings } from '../../config/settings.ts';
import { severityOf } from '../../config/settings.ts';
import { shellWord } from '../../display/shell-word.ts';
import { McpLockError } from '../../errors.ts';
import { shown } from '../../host/shown-path.ts';
import { makeReport } from '../../report/report.ts';
import type { LiveDifferences } from '../../update/diff-live.ts';
import { diffStored } from '../../update/diff-locks.ts';
import { lockAt } from '../../update/lock-at-revision.ts';
import { requireLock } from '../../verify/require-lock.ts';
import { clientForStoredLocks } from '../messages.ts';
import { reportOutputs } from '../report-outputs.ts';
import { clientFlag, writeReport } from '../write-report.ts';

interface DiffOptions {
  readonly from?: string;
  readonly to?: string;
  readonly failOn?: string;
  readonly reporter?: readonly string[];
  readonly yes?: boolean;
  /** A client's id: as which to ask. */
  readonly as?: string;
}

/** Runs the command; returns the exit status. `what`: `SERVER` or `SERVER/ITEM`. */
export async function diffCommand(
  what: string | undefined,
  options: DiffOptions,
  settings: Settings,
): Promise<number> {
  const { host, lockPath } = settings;
  const outputs = await reportOutputs(options.reporter, settings);
  if (options.failOn !== undefined) severityOf(options.failOn);
  const began = host.now();
  const stored = options.from !== undefined || options.to !== undefined;
  if (stored && options.as !== undefined) throw new McpLockError(clientForStoredLocks());
  const pair = stored
    ? await storedPair(what, options, settings)
    : await (await import('../../update/diff-live.ts')).diffLive(what, options, settings);
  const lockfile = stored ? (options.from ?? 'HEAD') : shown(lockPath, host);
  const report = makeReport({ ...pair, lockfile, elapsedMs: host.now() - began });
  const about = stored ? 'locks' : 'diff';
  const again = stored ? { as: revisionFlags(options) } : clientFlag(options);
  // Who names an item wants to read all of it.
  const isItem = what !== undefined && pair.servers.every(({ name }) => name !== what);
  const verbose = settings.render.verbose || isItem;
  return writeReport(report, outputs, {
    ...settings,
    render: { ...settings.render, ...again, verbose, about },
  });
}

/** For the commands that a report advises. */
const revisionFlags = ({ from, to }: DiffOptions): string =>
  [
    ['--from', from],
    ['--to', to],
  ]
    .map(([flag, name]) => (name === undefined ? '' : ` ${flag} ${shellWord(name) ?? 'REVISION'}`))
    .join('');

/** Two stored locks: revisions or files; the working copy where one side is not named. */
async function storedPair(
  what: string | undefined,
  { from, to, failOn }: DiffOptions,
  settings: Settings,
): Promise<LiveDifferences> {
  const before = await lockAt(from ?? 'HEAD', settings);
  const after = to === undefined ? await requireLock(settings) : await lockAt(to, settings);
  return {
    ...(await diffStored(what, before, after, settings.host.signal)),
    failOn: severityOf(failOn ?? 'low'),
  };
}
