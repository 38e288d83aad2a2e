/**
 * In: a report. Out: its servers with their findings in the order in which every format tells them, sorted once for each server. Holds no
 * text of its own.
 */
import type { Work } from '../../host/turns.ts';
import type { Report } from '../../model.ts';
import { type Sorted, sortedInTurns, subjectKey } from './grouping.ts';
import { type Checked, checkedServers } from './tally.ts';

export interface Told {
  readonly of: Checked;
  /** All of the server is. */
  readonly isNew: boolean;
  readonly shown: Sorted;
}

/** Without what only `-v` shows. As work that yields after each finding that is compared with others. */
export function* toldInTurns(report: Report): Work<readonly Told[]> {
  const servers: Told[] = [];
  for (const of of checkedServers(report)) {
    const isNew = of.findings.some(({ rule }) => rule === 'server/unlocked');
    servers.push({ of, isNew, shown: yield* sortedInTurns(of.findings, false) });
  }
  return servers;
}

/** Whether all changes of a server are about one item, or about the server itself. */
export const isOneItem = ({ names, alike, blocks }: Sorted): boolean =>
  alike.length === 0 &&
  new Set([...names, ...blocks.flatMap(({ findings }) => findings)].map(subjectKey)).size === 1;
