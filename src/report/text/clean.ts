/**
 * In: a report without a finding and without a failure. Out: what the text format makes of it. Such a report is what most runs end with, and
 * the rest of that format takes longer to load than some servers take to start.
 */
import type { RenderOptions, Reporter } from '../../contracts.ts';
import type { Report } from '../../model.ts';
import { userServers } from '../messages.ts';
import { endsOf, joined } from './ends.ts';
import { screenOf, userOptions } from './screen.ts';
import { summaryLines } from './summary.ts';

export const cleanText: Reporter = { id: 'text', render };

function render(report: Report, options: RenderOptions): string {
  const screen = screenOf(options);
  const own = joined([summaryLines(report, screen), ...endsOf(report, screen)]);
  if (report.user === undefined) return own;
  const heading = `${screen.paint.bold(userServers())}\n\n`;
  return `${own}\n${heading}${render(report.user, userOptions(options))}`;
}
