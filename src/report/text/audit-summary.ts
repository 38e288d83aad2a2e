/**
 * In: a report of `audit`. Out: its first line: in how many servers something was noticed and how grave it is, and the exit. Never says that a
 * server is harmless.
 */
import { wrap } from '../../display/width.ts';
import { perSection } from '../../lock/section.ts';
import type { Report } from '../../model.ts';
import {
  exitStatus,
  invalidEntries,
  itemCounts,
  noProof,
  nothingNoticed,
  noticedServers,
} from '../messages.ts';
import type { Screen } from './screen.ts';
import { ranksOf, tallyOf } from './tally.ts';

/** Folded to the screen. */
export function auditSummary(report: Report, { columns, paint, signs }: Screen): readonly string[] {
  const { servers, drifted, severities } = tallyOf(report);
  const { failures, exitCode } = report;
  const invalid = failures.length === 0 ? [] : [invalidEntries(failures.length)];
  const items = itemCounts(
    perSection((section) => report.servers.reduce((sum, { counts }) => sum + counts[section], 0)),
  );
  if (drifted === 0) {
    const said = [nothingNoticed(servers, items), ...invalid].join(` ${signs.dot} `);
    return wrap(`${said}. ${noProof()}${exitCode === 0 ? '' : ` ${exitStatus(exitCode)}`}`, columns, 2);
  }
  const said = [noticedServers(drifted, servers), ...ranksOf(severities), ...invalid].join(` ${signs.dot} `);
  return wrap(`${said}. ${exitStatus(exitCode)}`, columns, 2).map((line, index) =>
    index === 0 ? paint.bold(line) : line,
  );
}
