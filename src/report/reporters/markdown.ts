/**
 * In: a report. Out: it as Markdown for a comment on a pull request, short enough for one: what is HIGH first, words that changed, the
 * rest folded. Text of a server is in code alone. The first line says whose comment it is (`marker.ts`).
 */
import type { RenderOptions, Reporter } from '../../contracts.ts';
import { atOnce, type Work } from '../../host/turns.ts';
import type { Report } from '../../model.ts';
import { markerOf } from '../markdown/marker.ts';
import { pageInTurns } from '../markdown/page.ts';

/** A comment has 65,536 characters, and what an action adds is still to come. */
const ROOM = 60_000;

export const markdown: Reporter = {
  id: 'markdown',
  render: (report, options) => atOnce(markdownInTurns(report, options)),
  inTurns: markdownInTurns,
};

/** The same, as work that yields after each change. */
export function* markdownInTurns(report: Report, options: RenderOptions): Work<string> {
  const first = markerOf('report', options.anchors?.lockfile ?? report.lockfile);
  return `${first}\n${yield* pageInTurns(report, options, ROOM - first.length - 1)}`;
}
