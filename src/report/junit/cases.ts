/**
 * In: one side of a report. Out: a test case for each server, and one for each failure that is about none: it fails where drift fails the
 * run, is an error where something could not be checked, and is skipped where nothing was to be checked. Their names are unique, because
 * readers keep one case of a name.
 */
import type { Anchor, RenderOptions } from '../../contracts.ts';
import type { Work } from '../../host/turns.ts';
import type { Failure, Finding, Report, ServerReport } from '../../model.ts';
import { failedCase, offlineNotice } from '../messages.ts';
import { atLeast } from '../report.ts';
import { textInTurns } from '../reporters/text.ts';
import { toldFailure } from '../results/failure-result.ts';
import { toldFinding } from '../results/finding-result.ts';
import { anchorsOr } from '../results/results.ts';
import { grouped, worstFirst } from '../text/grouping.ts';
import { type Screen, screenOf } from '../text/screen.ts';
import { checkedServers, ranksOf, severitiesOf, UNCOUNTED } from '../text/tally.ts';

export interface Case {
  readonly classname: string;
  readonly name: string;
  readonly place: Anchor;
  readonly outcome: Outcome;
  /** Lines of the text report about it; empty: there is nothing to say. */
  readonly text: string;
}

export type Outcome =
  | { readonly kind: 'passed' }
  | { readonly kind: 'skipped'; readonly message: string }
  | { readonly kind: 'failure' | 'error'; readonly message: string; readonly type: string };

/** `suite`: what each class name begins with. As work that yields after each change. */
export function* casesInTurns(report: Report, options: RenderOptions, suite: string): Work<readonly Case[]> {
  const { user: _, settings: __, ...rest } = report;
  const screen = screenOf({ ...options, color: false, unicode: true, verbose: false });
  const anchors = anchorsOr(options.anchors, report.lockfile);
  const unique = uniqueNames();
  const cases: Case[] = [];
  for (const one of casesOf(report)) {
    const { server, findings, failures } = one;
    const name = server === undefined ? (failures[0]?.code ?? '') : screen.foreign(server.name) || '""';
    const servers = server === undefined ? [] : [server];
    const part = { ...rest, servers, findings, failures };
    const isQuiet = findings.length + failures.length === 0;
    const [failure] = failures;
    cases.push({
      classname: server === undefined ? suite : `${suite}.${name}`,
      name: unique(name),
      place:
        server === undefined && failure !== undefined
          ? anchors.ofFailure(failure)
          : findings.length === 1 && findings[0] !== undefined
            ? anchors.ofFinding(findings[0])
            : anchors.ofServer(server?.name ?? ''),
      outcome: outcomeOf(one, report, screen),
      text: isQuiet
        ? ''
        : yield* textInTurns(part, { ...options, color: false, columns: COLUMNS, verbose: false }),
    });
    yield;
  }
  return cases;
}

/** Of a line of text. */
const COLUMNS = 100;

interface About {
  /** Absent: it is about no server. */
  readonly server?: ServerReport;
  readonly findings: readonly Finding[];
  readonly failures: readonly Failure[];
}

function casesOf(report: Report): readonly About[] {
  const { failures } = report;
  const checked = checkedServers(report);
  const known = new Set(checked.map(({ server }) => server.name));
  const ofServers = failures.filter(({ server }) => server !== undefined);
  const byServer = grouped(ofServers, ({ server = '' }) => server);
  const unseen = [...byServer].filter(([name]) => !known.has(name));
  return [
    ...checked.map(({ server, findings }) => ({
      server,
      findings,
      failures: byServer.get(server.name) ?? [],
    })),
    ...unseen.map(([name, own]) => ({
      server: { name, status: 'incomplete', contacted: false, counts: UNCOUNTED } as const,
      findings: [],
      failures: own,
    })),
    ...failures
      .filter(({ server }) => server === undefined)
      .map((failure) => ({ findings: [], failures: [failure] })),
  ];
}

function outcomeOf({ server, findings, failures }: About, report: Report, screen: Screen): Outcome {
  const { failOn = 'low', lockfile } = report;
  const [worst] = worstFirst(findings);
  const fails = server?.held === true || findings.some(({ severity }) => atLeast(severity, failOn));
  if (server !== undefined && worst !== undefined && fails) {
    const ranks = ranksOf(severitiesOf(findings)).join(', ');
    const { title } = toldFinding(worst, { server, lockfile, screen });
    return { kind: 'failure', message: failedCase(ranks, title), type: screen.foreign(worst.rule) };
  }
  const [failure] = failures;
  if (failure !== undefined)
    return { kind: 'error', message: toldFailure(failure, screen).title, type: screen.foreign(failure.code) };
  return server?.status === 'offline' ? { kind: 'skipped', message: offlineNotice() } : { kind: 'passed' };
}

/** A function from a name to one that it has not given yet. */
function uniqueNames(): (name: string) => string {
  const given = new Map<string, number>();
  return (name) => {
    let unique = name;
    let count = given.get(name) ?? 1;
    for (; given.has(unique); count += 1) unique = `${name} (${count + 1})`;
    given.set(name, count).set(unique, given.get(unique) ?? 1);
    return unique;
  };
}
