/**
 * What of an update is accepted: its report and options in, a decision for each server out; undefined where a person quit or the terminal
 * went away. With `-i` change by change, else server by server (`decide.ts`). A dry run decides nothing.
 */
import type { Settings } from '../config/settings.ts';
import { SETTINGS } from '../lock/settings-name.ts';
import type { Lockfile, Severity } from '../model.ts';
import type { Decisions } from './accept.ts';
import { isWhole } from './accept.ts';
import { chooseChanges } from './choose-changes.ts';
import type { Candidate } from './decide.ts';
import { candidateOf, decide } from './decide.ts';
import type { LiveChanges } from './live-changes.ts';
import { onlyServers, type Shown, showUnread } from './show-changes.ts';

export interface Decided {
  readonly decisions: Decisions;
  /** Servers that stay as they were locked, where that was not said change by change. */
  readonly left: readonly Candidate[];
  /** Something was shown and not accepted. */
  readonly declined: boolean;
}

interface Seen extends Shown {
  readonly live: LiveChanges;
  readonly lockfile: Lockfile;
}

interface DecisionOptions {
  readonly interactive?: boolean;
  readonly dryRun?: boolean;
  readonly upTo: Severity | undefined;
}

export async function decisionsOf(
  { report, unread, live, lockfile }: Seen,
  { interactive, dryRun, upTo }: DecisionOptions,
  settings: Settings,
): Promise<Decided | undefined> {
  const { entries, findings, refused } = live;
  const open = [...findings.keys()].flatMap((name) => {
    // As the settings rank them.
    const list = report.findings.filter(({ server }) => server === name);
    return list.length === 0 || refused.has(name) ? [] : [candidateOf(name, list)];
  });
  const names = new Set(open.map(({ server }) => server));
  if (interactive === true) {
    const whole = (name: string) => isWhole(entries.get(name));
    const decisions = await chooseChanges(onlyServers(report, names), whole, settings);
    if (decisions === undefined) return undefined;
    const declined = [...decisions.values()].some(({ skipped }) => skipped.size > 0);
    return { decisions, left: [], declined };
  }
  const servers = open.filter(({ server }) => server !== SETTINGS);
  const isLast = dropsAll(servers, lockfile);
  const candidates = open.map((one) => (isLast && one.server !== SETTINGS ? asLast(one) : one));
  const verdict = await decide(
    candidates,
    {
      accept: upTo,
      purpose: 'accept',
      dryRun,
      beforeAsking: (asked) =>
        showUnread({ report, unread }, new Set(asked.map(({ server }) => server)), settings),
    },
    settings,
  );
  if (verdict === undefined) return undefined;
  const decisions = new Map([...verdict.accepted].map((name) => [name, 'whole'] as const));
  return { decisions, left: verdict.left, declined: verdict.left.length > 0 };
}

/** Whether no server would be left in the lock. */
const dropsAll = (open: readonly Candidate[], { servers }: Lockfile): boolean => {
  const dropped = new Set(open.filter(({ drop }) => drop !== undefined).map(({ server }) => server));
  return open.length === dropped.size && Object.keys(servers).every((name) => dropped.has(name));
};

const asLast = (one: Candidate): Candidate => ({ ...one, rank: 'high', drop: 'all' });
