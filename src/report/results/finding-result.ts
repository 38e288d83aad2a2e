/**
 * In: a finding, or several notes of one rule. Out: how a service is told of it: a sentence that begins with its rank, the words that
 * changed, why it matters and what to do next. Foreign text is code, on one line and not a link.
 */
import type { Finding, ServerReport } from '../../model.ts';
import { code } from '../markdown/code.ts';
import { acceptedBecause, inPlaces, nextStepIs, ofServer, usuallyRanked } from '../messages.ts';
import { nextStep, reasonFor } from '../text/advice.ts';
import { changePart } from '../text/change.ts';
import { clientLines } from '../text/client-lines.ts';
import { changedPackages, dependencyFinding } from '../text/dependency-changes.ts';
import { message, rowOf, title, wordChange } from '../text/finding.ts';
import { nameChange } from '../text/grouping.ts';
import { notStartedReason } from '../text/not-started.ts';
import type { Screen } from '../text/screen.ts';
import { whom } from '../text/whom.ts';

/** Columns of a line of a change. */
export const COLUMNS = 300;
/** Packages that are named. */
const PACKAGES = 12;

export interface Told {
  readonly title: string;
  readonly details: readonly string[];
}

/** Foreign text in a sentence: code that ends nowhere inside it, that is no link and no placeholder of SARIF. */
export const quoted = (text: string): string =>
  code(text)
    .replace(/\](?=\()/g, '] ')
    .replace(/\{(?=\d+\})/g, '{ ');

/** The screen whose foreign text is quoted. */
export const quoting = (screen: Screen): Screen => ({
  ...screen,
  columns: COLUMNS,
  foreign: (text) => quoted(screen.foreign(text)),
});

interface About {
  readonly server: ServerReport;
  /** As a person would type it. */
  readonly lockfile: string;
  /** Not quoting. */
  readonly screen: Screen;
}

export function toldFinding(finding: Finding, { server, lockfile, screen }: About): Told {
  const quotes = quoting(screen);
  const { severity, usual, accepted } = finding;
  // The words of a rule are ours.
  const own = rowOf(finding.rule) === undefined ? undefined : message(finding);
  const foreign = (text: string) => (text === own ? text : quotes.foreign(text));
  const clause = title(finding, screen.signs.arrow, foreign);
  const reason = reasonFor(finding);
  const stopped = notStartedReason(server, [finding], lockfile, quotes);
  const isNote = severity === 'info' || !screen.advice;
  return {
    title: sentence(severity, quoted(whom(server.name, [finding], [], screen)), clause),
    details: [
      ...(usual === undefined ? [] : [`${usuallyRanked(usual.toUpperCase())}.`]),
      ...(accepted === undefined
        ? []
        : [`${acceptedBecause(accepted.until)} ${quotes.foreign(accepted.reason)}`]),
      ...changedWords(finding, screen),
      ...(reason === undefined ? [] : [reason]),
      ...(stopped === undefined ? [] : [stopped]),
      ...(isNote ? [] : [next(nextStep(server, [finding], { lockfile, isOne: true, screen }))]),
    ],
  };
}

/** What to do next, as a line. */
export const next = (advice: string): string => nextStepIs(quoted(advice));

/** Notes of one rule about one server, as one. */
export function toldNotes(findings: readonly Finding[], about: About): Told {
  const [first] = findings;
  if (first === undefined) return { title: '', details: [] };
  if (findings.length === 1) return toldFinding(first, about);
  const { server, screen } = about;
  const clause = rowOf(first.rule) === undefined ? quoted(screen.foreign(first.rule)) : message(first);
  return {
    title: sentence('info', quoted(screen.foreign(server.name)), `${clause} (${inPlaces(findings.length)})`),
    details: [rowOf(first.rule)?.why ?? []].flat(),
  };
}

const sentence = (severity: string, who: string, clause: string): string =>
  `${severity.toUpperCase()} ${ofServer(who, clause)}.`;

/** The lines of the change as the text report has them, each as code. */
function changedWords(finding: Finding, screen: Screen): readonly string[] {
  const { before, after, rule } = finding;
  const narrow = { ...screen, columns: COLUMNS };
  if (finding === dependencyFinding([finding])) return [quoted(changedPackages(finding, screen, PACKAGES))];
  const sent = clientLines([finding], narrow);
  const lines =
    wordChange(before, after, '') !== undefined || nameChange(rule) === 'removed'
      ? []
      : changePart(finding, narrow).lines;
  return [...sent, ...lines].map((line) => quoted(line.trim())).filter((line) => line !== '');
}
