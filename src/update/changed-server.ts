/** One server of a report about changes: its name, what was found and its entry in, its line out. Pure. */
import type { Entry, Finding, ServerReport } from '../model.ts';
import { countsOf } from '../report/report.ts';

/** A server of a report about changes. `entry`: as it is today, or else as it was locked. */
export const changedServer = (
  name: string,
  findings: readonly Finding[],
  entry: Entry | undefined,
  contacted: boolean,
): ServerReport => ({
  name,
  status: findings.some(({ severity }) => severity !== 'info') ? 'drift' : 'ok',
  contacted,
  counts: countsOf(entry),
});
