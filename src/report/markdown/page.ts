/**
 * In: a report. Out: its parts as Markdown, in the order of the text report: the tally, what is HIGH in a line each, settings and
 * failures, names that came and went, then a block for each item, the worst first; what is not HIGH is folded, with its counts. It stays
 * within its room: whole blocks are left out, the least severe first, and it ends with how many and the command that shows all.
 */
import type { RenderOptions } from '../../contracts.ts';
import { wrap } from '../../display/width.ts';
import type { Work } from '../../host/turns.ts';
import type { Finding, Report } from '../../model.ts';
import { SEVERITIES } from '../../model.ts';
import {
  doNotStart,
  findingsLeftOut,
  moreFailures,
  moreRanked,
  noDrift,
  noteCount,
  unreadText,
  userServers,
  wholeAudit,
  wholeComparison,
} from '../messages.ts';
import { withFlags } from '../text/advice.ts';
import type { Telling } from '../text/block.ts';
import { failureLines } from '../text/failure.ts';
import { rankOf, type Sorted } from '../text/grouping.ts';
import { changesRanked, spread } from '../text/high-changes.ts';
import { changeLine } from '../text/high-lines.ts';
import { namesInTurns, newServerInTurns } from '../text/names-table.ts';
import { noteText } from '../text/notes-line.ts';
import { type Amount, amountOf } from '../text/part.ts';
import { sameVersionNote } from '../text/same-version.ts';
import { type Screen, screenOf, userOptions } from '../text/screen.ts';
import { settingsLines } from '../text/settings.ts';
import { cleanText, isClean, summaryLines } from '../text/summary.ts';
import { type Told, toldInTurns } from '../text/told.ts';
import { adviceMarkdown, codeOf, inline } from './block.ts';
import { addBlocks } from './blocks.ts';
import { code, fence, words } from './code.ts';
import { type Sheet, sheetOf } from './sheet.ts';

/** Columns of a line of code: as many as a comment shows without scrolling. */
const COLUMNS = 96;
/** Lines of what is HIGH. */
const LEAD = 30;
/** Failures, and names of one server, take no more of the room than this part. */
const SHARE = 4;

/** `room`: characters (UTF-16 code units), at most. As work that yields after each change. */
export function* pageInTurns(report: Report, options: RenderOptions, room: number): Work<string> {
  const { user } = report;
  const own = user === undefined ? room : Math.floor((room * 2) / 3);
  const main = yield* sideInTurns(report, options, own);
  if (user === undefined) return main;
  const heading = `## ${words(userServers())}\n\n`;
  const left = room - main.length - heading.length - 1;
  const ofUser = yield* sideInTurns(user, userOptions(options), left);
  return `${main}\n${heading}${ofUser}`;
}

function* sideInTurns(report: Report, options: RenderOptions, room: number): Work<string> {
  const screen = screenOf({ ...options, color: false, unicode: true, columns: COLUMNS, verbose: false });
  const servers = yield* toldInTurns(report);
  const several = new Set(servers.filter(({ shown }) => !isOneItem(shown)).map(({ of }) => of.server.name));
  const telling: Telling = { lockfile: report.lockfile, screen, told: new Set(), several };
  const sheet = sheetOf(room);
  sheet.add(headOf(report, screen), 0);
  sheet.add(leadOf(servers, screen), 0);
  sheet.add(codeOf(settingsLines(report, screen)).join(''), 0);
  addFailures(report, screen, sheet);
  const enough = Math.floor(sheet.room() / 2);
  for (const { of } of servers) {
    const note = sameVersionNote(of.server, of.findings, inline(screen));
    if (note === undefined || sheet.room() < enough) continue;
    sheet.add(`${code(screen.foreign(of.server.name))}: ${note}`, 0);
  }
  const left: Amount[] = [];
  const tables = servers.filter(({ shown }) => shown.names.length > 0);
  for (const told of [...tables].sort((one, other) => rankOf(other.shown.names) - rankOf(one.shown.names))) {
    const part = yield* namesOf(told, tables.length, telling);
    left.push(part.left);
    if (sheet.room() > enough) sheet.add(part.text, told.shown.names.length);
  }
  yield* addBlocks(servers, telling, sheet);
  const notes = servers.flatMap(({ of }) => {
    const note = noteText(of, screen);
    return note === undefined ? [] : wrap(note, screen.columns, 2);
  });
  const noted = report.findings.filter(({ severity }) => severity === 'info').length;
  if (notes.length > 0) sheet.fold(noteCount(noted), fence(notes, 'text'), 0);
  return sheet.end(endOf(report, amountOf(left), sheet.shown(), screen));
}

const isOneItem = ({ names, alike, blocks }: Sorted): boolean =>
  names.length === 0 && alike.length === 0 && blocks.length === 1;

/** The tally. Foreign text is not in a heading, so that of a clean run stands below. */
function headOf(report: Report, screen: Screen): string {
  if (isClean(report) && screen.about !== 'audit')
    return `### ${noDrift()}\n\n${cleanText(report, inline(screen), '')}`;
  return `### ${words(summaryLines(report, { ...screen, columns: Number.MAX_SAFE_INTEGER }).join(' '))}`;
}

/** A line for each of the gravest changes; lines that are too many are counted. */
function leadOf(servers: readonly Told[], screen: Screen): string {
  const gravest = SEVERITIES[Math.max(0, ...servers.map(({ of }) => rankOf(of.findings)))] ?? 'info';
  if (gravest === 'info') return '';
  const lines: string[] = [];
  let more = 0;
  const all = servers.flatMap(({ of, isNew, shown }) =>
    changesRanked(shown, isNew, gravest).map((change) => ({ server: of.server.name, change })),
  );
  for (const { server, change } of spread(all, LEAD, (one) => one)) {
    if (more > 0 || lines.length >= LEAD) more += 1;
    else lines.push(...changeLine(server, change, screen));
  }
  if (lines.length === 0) return '';
  const rest = more === 0 ? [] : [`${screen.signs.ellipsis} ${moreRanked(more, gravest.toUpperCase())}`];
  const warning = gravest === 'high' && screen.advice ? `\n\n${words(doNotStart())}` : '';
  return `${fence([...lines, ...rest], 'text')}${warning}`;
}

/** What could not be checked: never folded, and if it has no room, counted. */
function addFailures({ failures }: Report, screen: Screen, sheet: Sheet): void {
  const least = sheet.room() - Math.floor(sheet.room() / SHARE);
  for (const [index, failure] of failures.entries()) {
    const text = fence(failureLines(failure, screen), 'text');
    if (sheet.room() - text.length > least && sheet.add(text, 0)) continue;
    sheet.add(words(moreFailures(failures.length - index)), 0);
    return;
  }
}

/** Names of one server that came and went, in code. */
function* namesOf(
  { of, isNew, shown }: Told,
  tables: number,
  telling: Telling,
): Work<{ readonly text: string; readonly left: Amount }> {
  const { screen } = telling;
  const { name } = of.server;
  const part = isNew
    ? yield* newServerInTurns(name, shown.names, tables, screen)
    : yield* namesInTurns(name, shown.names, tables, telling);
  const isAll = shown.blocks.length + shown.alike.length === 0;
  const advice = isAll ? adviceMarkdown(of.server, shown.names, telling) : [];
  return { text: [...codeOf(part.lines), ...advice].join('\n\n'), left: part.left };
}

/** How much is left out, and the command that shows all. */
function endOf({ findings }: Report, left: Amount, shown: number, screen: Screen): string {
  const all = findings.filter(isCounted).length;
  const whole = screen.about === 'audit' ? wholeAudit() : wholeComparison();
  const command = code(withFlags(whole, screen));
  if (shown < all) return `${words(findingsLeftOut(all - shown, all))} ${command}`;
  return left.lines === 0 ? '' : `${words(unreadText(left.lines, false))} ${command}`;
}

/** Notes are in their line. */
const isCounted = ({ severity }: Finding): boolean => severity !== 'info';
