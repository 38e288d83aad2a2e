/**
 * In: a report. Out: what a person reads: one line of summary with what is left out, what is HIGH, then the parts of the layout, what could
 * not be checked, and notes. Every foreign string is printable and no line can be a CI command.
 */
import type { RenderOptions, Reporter } from '../../contracts.ts';
import { breakCommands } from '../../display/printable.ts';
import { atOnce, type Work } from '../../host/turns.ts';
import type { Report, ServerReport } from '../../model.ts';
import { serverState, userServers } from '../messages.ts';
import { failureLines } from '../text/failure.ts';
import { layoutInTurns } from '../text/layout.ts';
import { notesLine } from '../text/notes-line.ts';
import { justified, type Screen, screenOf, userOptions } from '../text/screen.ts';
import { settingsLines } from '../text/settings.ts';
import { changeSummary, summaryLines, unreadLines } from '../text/summary.ts';
import { checkedServers } from '../text/tally.ts';

/** The report for people. */
export const text: Reporter = {
  id: 'text',
  render: (report, options) => atOnce(textInTurns(report, options)),
  inTurns: textInTurns,
};

/** The same, as work that yields after each block. */
export function* textInTurns(report: Report, options: RenderOptions): Work<string> {
  const screen = screenOf(options);
  const matching = checkedServers(report).filter(({ findings }) => findings.length === 0);
  const listed = screen.verbose ? matching.flatMap(({ server }) => serverLines(server, screen)) : [];
  const ends = [listed, settingsLines(report, screen)];
  const own = joined((yield* reportParts(report, summaryLines(report, screen), ends, screen)).parts);
  if (report.user === undefined) return own;
  const heading = `${screen.paint.bold(userServers())}\n\n`;
  return `${own}\n${heading}${yield* textInTurns(report.user, userOptions(options))}`;
}

export interface Changes {
  /** May be empty. */
  readonly text: string;
  /** The servers of which it leaves out new text. */
  readonly unread: readonly string[];
}

/** Only what changed and what could not be checked, for a command that draws its own conclusion. */
export function* changeBlocks(report: Report, screen: Screen): Work<Changes> {
  const summary = report.findings.length === 0 ? [] : changeSummary(report, screen);
  const { parts, unread } = yield* reportParts(report, summary, [], { ...screen, advice: false });
  return { text: joined(parts), unread };
}

function* reportParts(
  report: Report,
  summary: readonly string[],
  ends: readonly (readonly string[])[],
  screen: Screen,
): Work<{ readonly parts: readonly (readonly string[])[]; readonly unread: Changes['unread'] }> {
  const { high, parts, left, leftOf } = yield* layoutInTurns(report, screen);
  return {
    parts: [
      [...summary, ...unreadLines(left, leftOf, screen)],
      high,
      ...parts,
      ...report.failures.map((failure) => failureLines(failure, screen)),
      ...ends,
      checkedServers(report).flatMap((server) => notesLine(server, screen)),
    ],
    unread: leftOf,
  };
}

function joined(parts: readonly (readonly string[])[]): string {
  // Folding can bring any word to the start of a line, so the finished lines are checked once more.
  const shown = parts.filter((lines) => lines.length > 0).map((lines) => breakCommands(lines.join('\n')));
  return shown.length === 0 ? '' : `${shown.join('\n\n')}\n`;
}

function serverLines(server: ServerReport, screen: Screen): readonly string[] {
  const { signs, paint, foreign } = screen;
  const sign = { ok: signs.ok, drift: signs.drift, incomplete: signs.unchecked, offline: signs.note }[
    server.status
  ];
  const origin = server.origin === undefined ? '' : `  ${foreign(server.origin.url)}`;
  const state = serverState(server.status, stateOf(screen));
  return justified(screen, `${sign} ${foreign(server.name)}${origin}`, state, { right: paint.dim });
}

const stateOf = ({ about }: Screen) => (about === 'locks' || about === 'audit' ? about : undefined);
