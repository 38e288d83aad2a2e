/**
 * In: a report. Out: its first line: how many servers match, drifted, were not checked or not compared, what else failed, and the
 * exit status. Never says "match" of what was not compared.
 */
import { shellWord } from '../../display/shell-word.ts';
import { displayWidth, wrap, wrapAround } from '../../display/width.ts';
import { perSection } from '../../lock/section.ts';
import { SETTINGS } from '../../lock/settings-name.ts';
import type { Failure, Report } from '../../model.ts';
import {
  alwaysFailing,
  changedServers,
  driftedServers,
  elapsedTime,
  exitStatus,
  invalidEntries,
  invalidFiles,
  itemCounts,
  matchingLaunches,
  matchingLock,
  matchingServers,
  noServerChecked,
  offlineNotice,
  otherErrors,
  registryNotice,
  uncheckedServers,
  uncomparedServers,
  unreadText,
  wholeComparison,
} from '../messages.ts';
import { atLeast } from '../report.ts';
import { withFlags } from './advice.ts';
import { auditSummary } from './audit-summary.ts';
import { isRemote } from './not-started.ts';
import type { Amount } from './part.ts';
import type { Screen } from './screen.ts';
import { ranksOf, tallyOf } from './tally.ts';

/** The summary, folded to the screen. */
export function summaryLines(report: Report, screen: Screen): readonly string[] {
  if (screen.about === 'audit') return auditSummary(report, screen);
  const clean = isClean(report);
  const text = clean
    ? `${screen.signs.ok} ${cleanText(report, screen, elapsedTime(report.elapsedMs))}`
    : mixedText(report, screen);
  // A number stays with its unit. Printable text has no NBSP of its own.
  const [first = '', ...rest] = wrapAround(/(?<=\d) s(?=\.|$)/g, text, screen.columns, 2);
  if (!clean) return [screen.paint.bold(first), ...rest, ...notStartedLines(report, screen)];
  return [first.replace(screen.signs.ok, screen.paint.ok(screen.signs.ok)), ...rest];
}

/** Only what changed, for a command with a conclusion of its own. */
export const changeSummary = (report: Report, screen: Screen): readonly string[] => {
  const { servers, drifted, severities } = tallyOf(report);
  const text = [changedServers(drifted, servers), ...ranksOf(severities)].join(` ${screen.signs.dot} `);
  return wrap(text, screen.columns, 2).map(screen.paint.bold);
};

/** How much new text the report leaves out, and the command that shows it. `servers`: those that sent it. */
export function unreadLines(
  { lines }: Amount,
  servers: readonly string[],
  screen: Screen,
): readonly string[] {
  if (lines === 0) return [];
  const isOfSettings = servers.every((server) => server === SETTINGS);
  const [name] = servers.length === 1 && !isOfSettings ? servers.map(shellWord) : [];
  const command = withFlags(wholeComparison(name), screen);
  const text = unreadText(lines, isOfSettings);
  if (displayWidth(text) + 1 + command.length <= screen.columns) return [`${text} ${command}`];
  return [...wrap(text, screen.columns, 2), `  ${command}`];
}

/** Whether every server matches, as far as it was compared. */
export function isClean(report: Report): boolean {
  const { servers, ok, offline } = tallyOf(report);
  return report.exitCode === 0 && servers === ok + offline && servers > 0;
}

/** `time`: how long it took, or nothing. */
export function cleanText(report: Report, { foreign }: Pick<Screen, 'foreign'>, time: string): string {
  const { ok, offline } = tallyOf(report);
  const file = foreign(report.lockfile);
  const matching = matchingLock(ok, file, contents(report));
  const notAsked = notAskedText(report, ok);
  if (offline === 0) return `${matching}${time}${notAsked === '' ? '' : `. ${notAsked}`}`;
  const launches = matchingLaunches(offline, file);
  return `${ok === 0 ? launches : `${matching}; ${launches}`}${time}. ${offlineNotice()}`;
}

/** Of servers that were checked without their registry; empty: there are none. */
function notAskedText({ servers }: Report, ok: number): string {
  const count = servers.filter(({ registryAsked }) => registryAsked === false).length;
  return count === 0 ? '' : registryNotice(count, ok);
}

function mixedText(report: Report, screen: Screen): string {
  const { servers, ok, drifted, incomplete, offline, severities } = tallyOf(report);
  const others = report.failures.filter(({ server }) => server === undefined);
  const entries = others.filter(isEntry).length;
  const files = others.filter(isFile).length;
  const rest = [
    ok > 0 ? matchingServers(ok) : '',
    incomplete > 0 ? uncheckedServers(incomplete) : '',
    entries > 0 ? invalidEntries(entries) : '',
    files > 0 ? invalidFiles(files) : '',
    others.length > entries + files ? otherErrors(others.length - entries - files, entries + files > 0) : '',
    offline > 0 ? uncomparedServers(offline) : '',
  ];
  const parts = [
    drifted > 0 ? driftedServers(drifted, servers, screen.about === 'locks') : '',
    ...ranksOf(severities),
    rest.filter((part) => part !== '').join('; '),
  ].filter((part) => part !== '');
  const text = parts.length === 0 ? noServerChecked() : parts.join(` ${screen.signs.dot} `);
  return [`${text}.`, notAskedText(report, ok), exitStatus(report.exitCode)]
    .filter((part) => part !== '')
    .join(' ');
}

/** A config that cannot be read as a whole fails at a line and column, an entry of it at a JSON pointer. */
const isFile = ({ code, place = '' }: Failure): boolean => code === 'E_CONFIG' && /:\d+:\d+$/.test(place);
const isEntry = (failure: Failure): boolean => failure.code === 'E_CONFIG' && !isFile(failure);

/** Why it fails although nothing that was found reaches the threshold. */
function notStartedLines({ servers, findings, failOn = 'low' }: Report, screen: Screen): readonly string[] {
  const notStarted = servers.filter(
    (server) =>
      server.held === true &&
      !findings.some(({ server: name, severity }) => name === server.name && atLeast(severity, failOn)),
  );
  if (notStarted.length === 0) return [];
  const local = notStarted.every(({ contacted, origin }) => !contacted && !isRemote(origin?.url));
  return wrap(alwaysFailing(notStarted.length, local), screen.columns, 2);
}

/** `38 tools, 2 prompts` over all servers that match. */
function contents({ servers }: Report): string {
  const matching = servers.filter(({ status }) => status === 'ok');
  return itemCounts(
    perSection((section) => matching.reduce((sum, server) => sum + server.counts[section], 0)),
  );
}
