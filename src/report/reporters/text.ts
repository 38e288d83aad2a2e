/**
 * In: a report. Out: what a person reads: a block for each server and item that changed, then what could not be
 * checked, then one line of summary. Every foreign string is printable and no line can be a CI command.
 */
import type { Reporter } from '../../contracts.ts';
import { breakCommands } from '../../display/printable.ts';
import type { Report, ServerReport } from '../../model.ts';
import { serverState } from '../messages.ts';
import { serverBlocks } from '../text/block.ts';
import { failureLines } from '../text/failure.ts';
import { notesLine } from '../text/notes-line.ts';
import { justified, type Screen, screenOf } from '../text/screen.ts';
import { summaryLines } from '../text/summary.ts';
import { checkedServers } from '../text/tally.ts';

/** The report for people. */
export const text: Reporter = {
  id: 'text',
  render: (report, options) => {
    const screen = screenOf(options);
    const matching = checkedServers(report).filter(({ findings }) => findings.length === 0);
    const listed = screen.verbose ? matching.flatMap(({ server }) => serverLines(server, screen)) : [];
    return joined([...changeParts(report, screen), listed, summaryLines(report, screen)]);
  },
};

/** Only what changed and what could not be checked, for a command that draws its own conclusion; may be empty. */
export const changeBlocks = (report: Report, screen: Screen): string =>
  joined(changeParts(report, { ...screen, advice: false }));

function changeParts(report: Report, screen: Screen): readonly (readonly string[])[] {
  const checked = checkedServers(report);
  const blocks = checked.flatMap((server) => serverBlocks(server, report.lockfile, screen));
  const notes = checked.flatMap((server) => notesLine(server, screen));
  return [...blocks, notes, ...report.failures.map((failure) => failureLines(failure, screen))];
}

function joined(parts: readonly (readonly string[])[]): string {
  const shown = parts.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
  // Folding can bring any word to the start of a line, so the finished lines are checked once more.
  return shown.length === 0 ? '' : `${breakCommands(shown.join('\n\n'))}\n`;
}

function serverLines(server: ServerReport, screen: Screen): readonly string[] {
  const { signs, paint, foreign } = screen;
  const sign = { ok: signs.ok, drift: signs.drift, incomplete: signs.unchecked, offline: signs.note }[
    server.status
  ];
  const origin = server.origin === undefined ? '' : `  ${foreign(server.origin.url)}`;
  const state = serverState(server.status, screen.about === 'locks');
  return justified(screen, `${sign} ${foreign(server.name)}${origin}`, state, { right: paint.dim });
}
