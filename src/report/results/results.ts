/**
 * In: a report. Out: what a service lists, one by one: findings, the worst first, notes of one rule about one server as one, then failures,
 * and what settings loosen. A service takes so many and no more: the least severe findings are left out and counted. Each has a place.
 */
import { basename } from 'node:path';
import type { Anchors, RenderOptions } from '../../contracts.ts';
import type { Work } from '../../host/turns.ts';
import type { Failure, Finding, Report, ServerReport } from '../../model.ts';
import { ERROR_TEXTS } from '../error-texts.ts';
import { cutFailures, cutResults, userServers, wholeReport } from '../messages.ts';
import { withFlags } from '../text/advice.ts';
import { rowOf } from '../text/finding.ts';
import { grouped, notesAmong, rankOf } from '../text/grouping.ts';
import { type Screen, screenOf, userOptions } from '../text/screen.ts';
import { settingsText } from '../text/settings.ts';
import { checkedServers } from '../text/tally.ts';
import { toldFailure } from './failure-result.ts';
import { next, quoting, toldNotes } from './finding-result.ts';
import { fingerprinter } from './fingerprints.ts';
import { OWN, type Result } from './result.ts';

interface Side {
  readonly report: Report;
  readonly screen: Screen;
  readonly anchors: Anchors;
  readonly name: (...parts: readonly string[]) => string;
  /** What is said of each of its results. */
  readonly of: readonly string[];
}

/** Of the project's part of the report. `most`: results at most. As work that yields after each. */
export function* resultsInTurns(
  report: Report,
  options: RenderOptions,
  most: number,
): Work<readonly Result[]> {
  return yield* sideInTurns(sideOf(report, options), most);
}

/** Of the user's part, which stands nowhere in the repository: each result is at the first line of the lockfile. */
export function* userResultsInTurns(
  report: Report,
  options: RenderOptions,
  most: number,
): Work<readonly Result[]> {
  const side = sideOf(report, userOptions(options));
  const name = (...parts: readonly string[]) => side.name('user', ...parts);
  return yield* sideInTurns({ ...side, name, of: [`${userServers()}.`] }, most);
}

function sideOf(report: Report, options: RenderOptions): Side {
  const anchors = anchorsOr(options.anchors, report.lockfile);
  return {
    report,
    screen: screenOf({ ...options, color: false, unicode: true, verbose: false }),
    anchors,
    name: fingerprinter(anchors.lockfile),
    of: [],
  };
}

/** Without any: everything at the first line of the lockfile. */
export function anchorsOr(anchors: Anchors | undefined, lockfile: string): Anchors {
  const file = basename(lockfile);
  const top = () => ({ file, line: 1 });
  return anchors ?? { lockfile: file, ofFinding: top, ofServer: top, ofFailure: top };
}

function* sideInTurns(side: Side, most: number): Work<readonly Result[]> {
  const settings = settingsResult(side);
  const { failures } = side.report;
  const listed = listedOf(side.report);
  // One place is for what is said of the cut. Neither findings nor failures leave the other less than half.
  const room = most - 1 - settings.length;
  const half = Math.floor(room / 2);
  const lost = failures.slice(0, Math.max(half, room - listed.length));
  const kept = listed.slice(0, room - lost.length);
  const results: Result[] = [];
  for (const one of kept) {
    results.push(findingResult(one, side));
    yield;
  }
  const cut = [
    ...(kept.length < listed.length ? [cutResults(kept.length, listed.length)] : []),
    ...(lost.length < failures.length ? [cutFailures(lost.length, failures.length)] : []),
  ];
  return [...results, ...failureResults(lost, side), ...settings, ...cutResult(cut, side)];
}

/** One finding, or the notes of one rule about one server. */
interface Listed {
  readonly server: ServerReport;
  readonly first: Finding;
  readonly findings: readonly Finding[];
}

function listedOf(report: Report): readonly Listed[] {
  const listed = checkedServers(report).flatMap(({ server, findings }) => {
    const isNote = notesAmong(findings);
    const notes = findings.filter((finding) => isNote(finding) && finding.accepted === undefined);
    const known = new Set(notes);
    const single = findings.filter((finding) => !known.has(finding)).map((finding) => [finding]);
    return [...single, ...grouped(notes, ({ rule }) => rule).values()].flatMap((group) => {
      const [first] = group;
      return first === undefined ? [] : [{ server, first, findings: group }];
    });
  });
  return listed.sort((a, b) => rankOf(b.findings) - rankOf(a.findings));
}

function findingResult(
  { server, first, findings }: Listed,
  { report, screen, anchors, name, of }: Side,
): Result {
  const { rule, severity, subject, accepted } = first;
  const { title, details } = toldNotes(findings, { server, lockfile: report.lockfile, screen });
  const isOne = findings.length === 1;
  return {
    rule: rowOf(rule) === undefined ? OWN.other : rule,
    rank: severity,
    title,
    details: [...of, ...details],
    place: isOne ? anchors.ofFinding(first) : anchors.ofServer(server.name),
    fingerprint: isOne
      ? name(rule, server.name, subject.name ?? '', subject.pointer ?? '')
      : name(rule, server.name, '', ''),
    ...(accepted === undefined ? {} : { accepted: screen.foreign(accepted.reason) }),
  };
}

const failureResults = (
  failures: readonly Failure[],
  { screen, anchors, name, of }: Side,
): readonly Result[] =>
  failures.map((failure) => {
    const { code, server = '', place = '' } = failure;
    const { title, details } = toldFailure(failure, screen);
    return {
      rule: Object.hasOwn(ERROR_TEXTS, code) ? code : OWN.other,
      rank: 'error',
      title,
      details: [...of, ...details],
      place: anchors.ofFailure(failure),
      // Lines move.
      fingerprint: name(code, server, place.replace(/:\d+(?::\d+)?$/, ''), ''),
    };
  });

function settingsResult({ report, screen, anchors, name, of }: Side): readonly Result[] {
  const title = settingsText(report, quoting(screen));
  if (title === undefined) return [];
  return [
    {
      rule: OWN.loosened,
      rank: 'info',
      title,
      details: of,
      place: anchors.ofServer(''),
      fingerprint: name(OWN.loosened),
    },
  ];
}

/** `said`: how many of what are shown. */
function cutResult(said: readonly string[], { screen, anchors, name, of }: Side): readonly Result[] {
  if (said.length === 0) return [];
  const { about } = screen;
  return [
    {
      rule: OWN.cut,
      rank: 'error',
      title: said.join(' '),
      details: [...of, next(withFlags(wholeReport(about === 'locks' ? 'diff' : about), screen))],
      place: anchors.ofServer(''),
      fingerprint: name(OWN.cut),
    },
  ];
}
