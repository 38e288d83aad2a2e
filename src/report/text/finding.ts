/**
 * In: one finding. Out: the clauses made from its facts and its rule's row, without any text of a server. A rule that this version
 * does not know is shown by its id. Never prints, never colours.
 */
import stepBetween from 'semver/functions/diff.js';
import validVersion from 'semver/functions/valid.js';
import { RULES, type RuleRow } from '../../diff/rules.ts';
import { hiddenAdded } from '../../display/hidden.ts';
import { BLOCK_KIND } from '../../lock/section.ts';
import type { Finding, Json } from '../../model.ts';
import {
  addedHiddenCharacters,
  breakingChange,
  changedDependencies,
  noValue,
  versionStep,
} from '../messages.ts';
import { changedPlaces } from './dependency-changes.ts';
import { allText, wordOf } from './value.ts';

const ROWS: Readonly<Record<string, RuleRow>> = RULES;
const ITEMS: readonly string[] = Object.values(BLOCK_KIND);

/** The row of a rule, if this version knows it. */
export const rowOf = (rule: string): RuleRow | undefined =>
  Object.hasOwn(ROWS, rule) ? ROWS[rule] : undefined;

/** What happened, as one clause without any foreign text: `38 hidden characters added`. */
export function message(finding: Finding): string {
  const { rule, before, after } = finding;
  if (rule === 'origin/dependencies-changed') return changedDependencies(changedPlaces(finding));
  if (rule === 'text/hidden-characters') {
    const count = hiddenAdded(allText(before), allText(after));
    if (count > 0) return addedHiddenCharacters(count);
  }
  const clause = rowOf(rule)?.title ?? rule;
  const step = rule === 'origin/version-changed' ? stepOf(before, after) : undefined;
  return step === undefined ? clause : versionStep(clause, step);
}

/** "major", "minor", "patch"; undefined unless both are versions. */
function stepOf(before: Json | undefined, after: Json | undefined): string | undefined {
  const [from, to] = [before, after].map((value) => (typeof value === 'string' ? validVersion(value) : null));
  return from && to ? (stepBetween(from, to) ?? undefined) : undefined;
}

/** The clause with its place and, where both sides are one word, the change itself. Foreign parts go through `foreign`. */
export function title(finding: Finding, arrow: string, foreign: (text: string) => string): string {
  const { subject, rule } = finding;
  const name = isItem(finding) ? undefined : subject.name;
  // A rule id without a row comes from the report, so it is foreign too.
  const clause = foreign(message(finding));
  const at = repeats(clause, subject.pointer ?? '') ? '' : ` at ${foreign(subject.pointer ?? '')}`;
  const word = wordChange(finding.before, finding.after, arrow);
  const breaks = rowOf(rule)?.compat === 'B' ? breakingChange() : '';
  const what = [name === undefined ? '' : foreign(name), word ?? ''].filter((part) => part !== '').join(' ');
  return `${clause}${at}${what === '' ? '' : `: ${what}`}${breaks}`;
}

/** Whether a pointer would only repeat the clause: `version changed at /version`. */
const repeats = (clause: string, pointer: string): boolean =>
  pointer === '' || clause.split(' ').includes(pointer.slice(1));

/** Whether the finding is about one item, page or skill, and not about the server as a whole. */
export const isItem = ({ subject }: Finding): boolean =>
  ITEMS.includes(subject.kind) && subject.name !== undefined;

/** `0.4.2 → 0.5.0`, `(none) → true` where that says all of it. */
export function wordChange(
  before: Json | undefined,
  after: Json | undefined,
  arrow: string,
): string | undefined {
  if (before === undefined && after === undefined) return undefined;
  const [from, to] = [before, after].map((side) => (side === undefined ? noValue() : wordOf(side)));
  return from === undefined || to === undefined || from === to ? undefined : `${from} ${arrow} ${to}`;
}
