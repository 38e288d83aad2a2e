/**
 * In: a report. Out: what a person reads: one line of summary with what is left out, what is HIGH, then the parts of the layout, what could
 * not be checked, and notes. Every foreign string is printable and no line can be a CI command.
 */
import type { RenderOptions, Reporter } from '../../contracts.ts';
import { atOnce, type Work } from '../../host/turns.ts';
import type { Report } from '../../model.ts';
import { userServers } from '../messages.ts';
import { endsOf, joined } from '../text/ends.ts';
import { failureLines } from '../text/failure.ts';
import { layoutInTurns } from '../text/layout.ts';
import { notesLine } from '../text/notes-line.ts';
import { type Screen, screenOf, userOptions } from '../text/screen.ts';
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
  const ends = endsOf(report, screen);
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
