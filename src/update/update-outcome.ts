/**
 * The last lines of `update`: what was accepted and written, what was left as it was, how to accept that, and how to take it back; and the
 * exit status. Outcome in, lines on stdout.
 */
import type { Settings } from '../config/settings.ts';
import { foldedText } from '../display/fold.ts';
import { shellWord } from '../display/shell-word.ts';
import { SETTINGS } from '../lock/settings-name.ts';
import type { Lockfile, Report } from '../model.ts';
import { SEVERITIES } from '../model.ts';
import { makeReport } from '../report/report.ts';
import type { Candidate } from './decide.ts';
import type { LiveChanges } from './live-changes.ts';
import {
  acceptanceNeedsFlag,
  leftAsLocked,
  outcomeLines,
  planNotAccepted,
  refusedLines,
  undoLine,
} from './messages.ts';
import { totals } from './summary-lines.ts';
import type { Decided } from './update-decisions.ts';
import { type ReadingOptions, readingFlags, type UpdateOptions } from './update-options.ts';

interface Outcome {
  /** As it is now, or would be after a dry run. */
  readonly lockfile: Lockfile;
  readonly wrote: boolean;
  /** Servers that were accepted. */
  readonly changed: readonly string[];
  readonly report: Report;
  readonly live: LiveChanges;
  readonly decided: Decided;
  readonly undo: string | undefined;
}

export function sayOutcome(
  { lockfile, wrote, changed, report, live, decided, undo }: Outcome,
  options: UpdateOptions,
  settings: Settings,
): void {
  const { host, render, quiet } = settings;
  const flags = render.flags ?? '';
  const { left } = decided;
  const say = (text: string) => host.terminal.stdout(folded(text, settings));
  if (live.refused.size > 0) say(refusedLines(live.refused.size, flags));
  if (left.length > 0) {
    say(leftAsLocked(left));
    if (options.apply !== undefined) say(planNotAccepted());
    if (!settings.interactive) say(acceptanceNeedsFlag(acceptCommand(left, options), flags));
  }
  say(
    outcomeLines({
      ...{ wrote, changed, lockfile: report.lockfile },
      totals: totals(lockfile.servers, report.failures),
      dryRun: options.dryRun === true,
      found: report.findings.length > 0,
      failed: report.failures.length > 0,
      quiet,
    }),
  );
  if (wrote && undo !== undefined && !quiet) say(undoLine(undo));
}

/** Names that a command gets; for more servers it is for all. */
const MAX_NAMES = 8;

/** The command that accepts these servers without a question. */
export function acceptCommand(
  left: readonly Candidate[],
  { apply, ...options }: ReadingOptions & Pick<UpdateOptions, 'apply'>,
): string {
  const words = left.map(({ server }) => shellWord(server));
  const isNamed = apply === undefined && words.length <= MAX_NAMES && !words.includes(undefined);
  // The settings are shown where no server is named.
  const named = isNamed && !left.some(({ server }) => server === SETTINGS) ? words : [];
  const plan = apply === undefined ? [] : [`--apply ${shellWord(apply) ?? 'FILE'}`];
  return ['mcp-lock update', ...named, ...plan, ...acceptFlags(left, options)].join(' ');
}

/** Words of a command that accepts them: as they were read, up to the worst rank among them. */
export function acceptFlags(left: readonly Candidate[], options: ReadingOptions): readonly string[] {
  const rank = SEVERITIES.findLast((one) => left.some((each) => each.rank === one)) ?? 'low';
  return [...readingFlags(options), `--accept ${rank === 'info' ? 'low' : rank}`];
}

/** Folded to the terminal. Nothing of nothing. */
export const folded = (text: string, { render }: Pick<Settings, 'render'>): string =>
  text === '' ? '' : `${foldedText(text.trimEnd(), render.columns)}\n`;

/** `declined`: something that changed was not accepted. */
export function exitOfUpdate(report: Report, declined: boolean): number {
  const checks = makeReport({ ...report, findings: [], failOn: 'info' }).exitCode;
  return checks === 2 ? 2 : declined ? 1 : checks;
}
