/**
 * In: the findings of one server. Out: which of them are shown together: names that came, went or changed; a change that several places
 * have in common; what is left of each item; notes. Holds no text of its own.
 */
import type { Work } from '../../host/turns.ts';
import { type Finding, SEVERITIES, type Severity } from '../../model.ts';
import { isItem } from './finding.ts';
import { segmentsOf } from './segments.ts';

/** Findings that are shown together. */
export interface Block {
  readonly findings: readonly Finding[];
  /** The items, where one change is told of several places. */
  readonly names: readonly string[];
  /** How many places the findings stand for. */
  readonly places: number;
}

export interface Sorted {
  /** Items that were added, removed or renamed. */
  readonly names: readonly Finding[];
  /** One change in many places, the worst first. */
  readonly alike: readonly Block[];
  /** The server's own, then a block an item. */
  readonly blocks: readonly Block[];
}

/** In so many places the same change is told once. */
const ALIKE = 3;

/** Longer texts are alike only as a whole. */
const LONGEST_TEXT = 20_000;

const NAMES = /^(?:tool|prompt|resource|template|linked|skill)\/(added|removed|renamed)$/;

/** Undefined for another rule. */
export const nameChange = (rule: string): 'added' | 'removed' | 'renamed' | undefined =>
  NAMES.exec(rule)?.[1] as 'added' | 'removed' | 'renamed' | undefined;

/** `verbose`: every finding, and a block for each item. As work that yields after each finding that is compared with others. */
export function* sortedInTurns(findings: readonly Finding[], verbose: boolean): Work<Sorted> {
  const isNote = notesAmong(findings);
  const shown = findings.filter((finding) => verbose || !isNote(finding));
  const names = shown.filter(({ rule }) => nameChange(rule) !== undefined);
  if (verbose) return { names, alike: [], blocks: blocksOf(shown) };
  const rest = shown.filter(({ rule }) => nameChange(rule) === undefined);
  const keys = new Map<Finding, string>();
  for (const finding of rest) {
    keys.set(finding, alikeKey(finding));
    yield;
  }
  const groups = [...grouped(rest, (finding) => keys.get(finding) ?? '').values()].filter(
    (group) => group.length >= ALIKE && group.every(isItem),
  );
  const told = new Set(groups.flat());
  return { names, alike: merged(groups), blocks: blocksOf(rest.filter((finding) => !told.has(finding))) };
}

const blocksOf = (findings: readonly Finding[]): readonly Block[] =>
  [...grouped(findings, subjectKey)]
    .sort(([a], [b]) => Number(a !== '') - Number(b !== ''))
    .map(([, block]) => ({ findings: block, names: [], places: block.length }));

/** Groups in the very same items as one block, in which each change stands once. */
function merged(groups: readonly (readonly Finding[])[]): readonly Block[] {
  const blocks = grouped(groups, (group) => JSON.stringify(itemsOf(group)));
  return [...blocks.values()]
    .map((same) => ({
      findings: same.flatMap(atCommonPlace),
      names: itemsOf(same[0] ?? []),
      places: same.reduce((sum, group) => sum + group.length, 0),
    }))
    .sort((a, b) => rankOf(b.findings) - rankOf(a.findings));
}

/** The first of several, at the place that all of them have in common. */
function atCommonPlace(group: readonly Finding[]): readonly Finding[] {
  const [first] = group;
  if (first === undefined) return [];
  const places = new Set(group.map(({ subject }) => subject.pointer));
  return places.size < 2
    ? [first]
    : [{ ...first, subject: { ...first.subject, pointer: commonPlace(first) } }];
}

const itemsOf = (group: readonly Finding[]): readonly string[] => [
  ...new Set(group.map(({ subject }) => subject.name ?? '')),
];

/** How bad the worst of them is, as an index of `SEVERITIES`. */
export const rankOf = (findings: readonly Finding[]): number =>
  findings.reduce((rank, { severity }) => Math.max(rank, SEVERITIES.indexOf(severity)), 0);

export const worstOf = (findings: readonly Finding[]): Severity => SEVERITIES[rankOf(findings)] ?? 'info';

/** The worst first; otherwise the order stays. */
export const worstFirst = (findings: readonly Finding[]): readonly Finding[] =>
  [...findings].sort((a, b) => SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity));

/**
 * Where a finding is, without the names of parameters and the numbers of members: `/inputSchema/properties/NAME/maximum`. The name of
 * what came stays: it is new text.
 */
function commonPlace({ subject, before }: Finding): string {
  const steps = (subject.pointer ?? '').split('/');
  const isNew = (at: number) => before === undefined && at === steps.length - 1;
  return steps
    .map((step, at) => (/^\d+$/.test(step) || (NAMED.has(steps[at - 1] ?? '') && !isNew(at)) ? '*' : step))
    .join('/');
}

/** Keywords below which names stand. */
const NAMED = new Set(['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas']);

/** The same for findings that show the same change, wherever in an item. A parameter that came is told by its name. */
const alikeKey = (finding: Finding): string =>
  JSON.stringify([
    finding.subject.kind,
    finding.rule,
    finding.severity,
    finding.told ?? null,
    /\/property-/.test(finding.rule) ? (finding.subject.pointer ?? '') : commonPlace(finding),
    ...(editOf(finding) ?? sides(finding)),
  ]);

/** The words that went and came, where the rest of a text may differ; undefined where that is not what changed. */
function editOf(finding: Finding): readonly unknown[] | undefined {
  const { before, after } = finding;
  if (typeof before !== 'string' || typeof after !== 'string') return undefined;
  if (before.length + after.length > LONGEST_TEXT) return undefined;
  const edit = segmentsOf(finding, before, after).filter(({ kind }) => kind !== 'same');
  return edit.map(({ kind, text }) => `${kind} ${text}`);
}

const sides = ({ before, after }: Finding): readonly unknown[] => [
  before === undefined ? [] : [before],
  after === undefined ? [] : [after],
];

/** Which of the findings go into the one line of notes. Those of an item that has a block stand there, save noise. */
export function notesAmong(findings: readonly Finding[]): (finding: Finding) => boolean {
  const drifted = new Set(findings.filter(({ severity }) => severity !== 'info').map(subjectKey));
  return (finding) => {
    if (finding.severity !== 'info') return false;
    if (finding.rule.startsWith('noise/') || !isItem(finding)) return true;
    return !drifted.has(subjectKey(finding));
  };
}

/** The values by key, in the order in which each key came first. */
export function grouped<T>(
  values: readonly T[],
  key: (value: T) => string,
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const group = groups.get(key(value));
    if (group === undefined) groups.set(key(value), [value]);
    else group.push(value);
  }
  return groups;
}

/** The same for findings about one item; empty for the server itself. */
export const subjectKey = (finding: Finding): string =>
  isItem(finding) ? `${finding.subject.kind} ${finding.subject.name}` : '';

/** The same for findings that show the same change. */
export const changeKey = (finding: Finding): string =>
  JSON.stringify([finding.subject.pointer ?? '', ...sides(finding)]);
