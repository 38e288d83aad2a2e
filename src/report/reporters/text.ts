/**
 * In: a report. Out: what a person reads: a block for each server and item that changed, then what could not be
 * checked, then one line of summary. Every foreign string is printable and no line can be a CI command.
 */
import type { RenderOptions, Reporter } from '../../contracts.ts';
import { breakCommands } from '../../display/printable.ts';
import { atOnce, type Work } from '../../host/turns.ts';
import type { Report, ServerReport } from '../../model.ts';
import { serverState, userServers } from '../messages.ts';
import { blocksInTurns } from '../text/block.ts';
import { failureLines } from '../text/failure.ts';
import { notesLine } from '../text/notes-line.ts';
import { justified, type Screen, screenOf } from '../text/screen.ts';
import { settingsLines } from '../text/settings.ts';
import { summaryLines } from '../text/summary.ts';
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
  const own = joined([
    ...(yield* changeParts(report, screen)),
    listed,
    settingsLines(report, screen),
    summaryLines(report, screen),
  ]);
  if (report.user === undefined) return own;
  const heading = `${screen.paint.bold(userServers())}\n\n`;
  const flags = options.userFlags ?? ' --user';
  return `${own}\n${heading}${yield* textInTurns(report.user, { ...options, flags })}`;
}

/** Only what changed and what could not be checked, for a command that draws its own conclusion; may be empty. */
export function* changeBlocks(report: Report, screen: Screen): Work<string> {
  return joined(yield* changeParts(report, { ...screen, advice: false }));
}

function* changeParts(report: Report, screen: Screen): Work<readonly (readonly string[])[]> {
  const checked = checkedServers(report);
  const blocks: (readonly string[])[] = [];
  for (const server of checked) {
    for (const block of yield* blocksInTurns(server, report.lockfile, screen)) blocks.push(block);
  }
  const notes = checked.flatMap((server) => notesLine(server, screen));
  return [...blocks, notes, ...report.failures.map((failure) => failureLines(failure, screen))];
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
