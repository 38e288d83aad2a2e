/**
 * A report as Markdown for comments and pull requests: the reporter of that name; until there is one, the text report as code. A report in,
 * text out, as work that yields.
 */
import type { RenderOptions } from '../contracts.ts';
import type { Work } from '../host/turns.ts';
import type { Report } from '../model.ts';
import { textInTurns } from '../report/reporters/text.ts';

export function* markdownOf(report: Report, options: RenderOptions): Work<string> {
  const text = yield* textInTurns(report, { ...options, color: false, unicode: true, columns: 80 });
  const cut = text.length > MOST_CHARS ? `${text.slice(0, MOST_CHARS)}…\n` : text;
  const longest = Math.max(2, ...[...cut.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${cut}${fence}\n`;
}

const MOST_CHARS = 50_000;
