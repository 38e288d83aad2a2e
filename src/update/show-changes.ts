/**
 * The report of `update`: live changes in, a report out, and its text on stdout. What the short form leaves out of texts that the model
 * reads is shown before anybody is asked to accept it.
 */

import { pagedBeforeAsking } from '../config/paged.ts';
import type { Settings } from '../config/settings.ts';
import { breakCommands } from '../display/printable.ts';
import { wrap } from '../display/width.ts';
import { shown } from '../host/shown-path.ts';
import { inTurns } from '../host/turns.ts';
import { entryIn } from '../lock/entry.ts';
import type { Lockfile, Report } from '../model.ts';
import { nearReport } from '../report/places.ts';
import { makeReport } from '../report/report.ts';
import { type Changes, changeBlocks } from '../report/reporters/text.ts';
import { screenOf } from '../report/text/screen.ts';
import { changedServer } from './changed-server.ts';
import type { LiveChanges } from './live-changes.ts';
import { allTextOf } from './messages.ts';
import { recordedLines } from './summary-lines.ts';

export const reportOf = (
  { entries, findings, failures }: Pick<LiveChanges, 'entries' | 'findings' | 'failures'>,
  lockfile: Lockfile | undefined,
  elapsedMs: number,
  { lockPath, host }: Settings,
  forReport: Pick<Report, 'settings'> = {},
): Report =>
  makeReport({
    ...forReport,
    lockfile: shown(lockPath, host),
    servers: [...findings].map(([name, list]) =>
      changedServer(name, list, entries.get(name) ?? entryIn(lockfile, name), entries.has(name)),
    ),
    findings: [...findings.values()].flat(),
    failures,
    elapsedMs,
    failOn: 'info',
  });

/** A report that was shown. */
export interface Shown {
  readonly report: Report;
  /** The servers of which it left out new text. */
  readonly unread: readonly string[];
}

/** `only`: the servers that are shown; absent: all. */
export async function showChanges(
  report: Report,
  only: ReadonlySet<string> | undefined,
  settings: Settings,
): Promise<Shown> {
  const toShow = only === undefined ? report : onlyServers(report, only);
  if (toShow.findings.length === 0) {
    recordedLines([], new Map(), report.failures, settings);
    return { report, unread: [] };
  }
  const { text, unread } = await textOf(toShow, settings);
  await pagedBeforeAsking(text, settings);
  return { report, unread };
}

/** Text of these servers for the model that was not shown yet, in front of the person who is asked about them. */
export async function showUnread(
  { report, unread }: Shown,
  servers: ReadonlySet<string>,
  settings: Settings,
): Promise<void> {
  const about = { ...onlyServers(report, servers), failures: [] };
  const { host, render } = settings;
  // Where stdout goes elsewhere, nothing has been shown.
  if (host.terminal.stdoutIsTTY && !unread.some((name) => servers.has(name))) return;
  const { text: whole } = await textOf(about, { ...settings, render: { ...render, verbose: true } });
  const intro = wrap(allTextOf(about.servers.map(({ name }) => name)), render.columns).join('\n');
  await showBeforeAsking(`\n${breakCommands(intro)}\n\n${whole}`, settings);
}

/** To the person who is asked next, also where stdout goes elsewhere. */
export async function showBeforeAsking(text: string, settings: Settings): Promise<void> {
  const { terminal } = settings.host;
  if (settings.interactive && !terminal.stdoutIsTTY) terminal.stderr(text);
  else await pagedBeforeAsking(text, settings);
}

export const onlyServers = (report: Report, names: ReadonlySet<string>): Report => ({
  ...report,
  servers: report.servers.filter(({ name }) => names.has(name)),
  findings: report.findings.filter(({ server }) => names.has(server)),
});

export const textOf = (report: Report, { host, render }: Settings): Promise<Changes> =>
  inTurns(changeBlocks(nearReport(report, host, render.flags ?? ''), screenOf(render)), host.signal);
