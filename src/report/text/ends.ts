/**
 * In: a report. Out: what stands below its findings for people: the servers that match, where they are asked for, and what settings
 * loosen; and parts of lines as one text, in which no line can be a CI command.
 */
import { breakCommands } from '../../display/printable.ts';
import type { Report, ServerReport } from '../../model.ts';
import { serverState } from '../messages.ts';
import { justified, type Screen } from './screen.ts';
import { settingsLines } from './settings.ts';
import { checkedServers } from './tally.ts';

export function endsOf(report: Report, screen: Screen): readonly (readonly string[])[] {
  const matching = checkedServers(report).filter(({ findings }) => findings.length === 0);
  const listed = screen.verbose ? matching.flatMap(({ server }) => serverLines(server, screen)) : [];
  return [listed, settingsLines(report, screen)];
}

export function joined(parts: readonly (readonly string[])[]): string {
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
