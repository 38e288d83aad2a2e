/**
 * In: the sorted findings of a server. Out: each change of one rank once, in the order in which every format tells them, and what a
 * format says and quotes of it. A change in many places is one, and so are all tools of a server that is new as a whole. Words of a server are as
 * it sent them: each format makes them printable.
 */
import { decodeTags } from '../../display/hidden.ts';
import { isObject, tokensOf } from '../../lock/pointer.ts';
import type { Finding, Severity } from '../../model.ts';
import { moreOfChange } from '../messages.ts';
import { message } from './finding.ts';
import { changeKey, grouped, nameChange, type Sorted, subjectKey } from './grouping.ts';
import { segmentsOf } from './segments.ts';
import { valueText } from './value.ts';

/** As much of a text as is searched for new words. */
const SEARCHED = 20_000;
const WIDE = 80;

export interface RankedChange {
  /** About the same change; at least one. */
  readonly findings: readonly Finding[];
  /** The items that it is in. */
  readonly names: readonly string[];
}

/** `isNew`: all of the server is. `severity`: the changes of this one. */
export function changesRanked(
  { names, alike, blocks }: Sorted,
  isNew: boolean,
  severity: Severity,
): readonly RankedChange[] {
  const isOfRank = (finding: Finding): boolean => finding.severity === severity;
  const single = [...blocks.flatMap(({ findings }) => findings), ...names].filter(isOfRank);
  const changes = grouped(single, (finding) =>
    isNew && nameChange(finding.rule) === 'added'
      ? finding.rule
      : JSON.stringify(
          finding.rule === SHADOWS
            ? [SHADOWS, shadowedServer(finding)]
            : [subjectKey(finding), changeKey(finding)],
        ),
  );
  return [
    ...alike.flatMap((block) =>
      block.findings.filter(isOfRank).map((finding) => ({ findings: [finding], names: block.names })),
    ),
    ...[...changes.values()].map((findings) => ({
      findings,
      names: [...new Set(findings.map(({ subject }) => subject.name ?? ''))],
    })),
  ];
}

/** The same of those that are HIGH. */
export const highChanges = (sorted: Sorted, isNew: boolean): readonly RankedChange[] =>
  changesRanked(sorted, isNew, 'high');

/**
 * Changes of one rank in the order in which a short list tells them: one of each server, one of each item, then the others, so that many
 * changes of one item hide no other. As they are where the list has room for all.
 */
export function spread<T>(
  changes: readonly T[],
  room: number,
  aboutOf: (change: T) => { readonly server: string; readonly change: RankedChange },
): readonly T[] {
  if (changes.length <= room) return changes;
  const byItem = firstOfEach(changes, (one) => {
    const { server, change } = aboutOf(one);
    return JSON.stringify([server, change.names[0]]);
  });
  return firstOfEach(byItem, (one) => aboutOf(one).server);
}

function firstOfEach<T>(all: readonly T[], keyOf: (one: T) => string): readonly T[] {
  const seen = new Set<string>();
  const firsts = all.filter((one) => seen.size < seen.add(keyOf(one)).size);
  const known = new Set(firsts);
  return [...firsts, ...all.filter((one) => !known.has(one))];
}

/** Told once for each server that has tools of these names. */
export const SHADOWS = 'tool/shadows';

/** Of `server/tool`, or all of it where the tool only looks like this one. */
function shadowedServer({ before, after }: Finding): string {
  const twin = String(before);
  const end = `/${String(after)}`;
  return twin.endsWith(end) ? twin.slice(0, -end.length) : twin;
}

/**
 * What happened, as the first of the clauses and how many others there are, with its place behind it. `place` is empty for none. `foreign`
 * makes clauses and the place printable.
 */
export function clauseOf(
  { findings, names }: RankedChange,
  foreign: (text: string) => string,
): { readonly clause: string; readonly place: string } {
  const [what = '', ...others] = new Set(findings.map(message));
  const [first] = findings;
  const more = others.length === 0 ? '' : moreOfChange(others.length);
  const place =
    first === undefined
      ? ''
      : names.length > 1 && first.rule === SHADOWS
        ? shadowedServer(first)
        : parameterOf(first);
  return { clause: `${foreign(what)}${more}${place === '' ? '' : `: ${foreign(place)}`}`, place };
}

/** The parameter that a finding is about; empty for none. */
function parameterOf({ subject: { pointer = '' } }: Finding): string {
  const keys = tokensOf(pointer);
  const at = keys.lastIndexOf('properties');
  return at < 0 ? '' : (keys[at + 1] ?? '');
}

/** What a change brings: what is hidden in it, else the words that a rule matched, else the new ones; empty for none. */
export function newWords(findings: readonly Finding[]): string {
  const [first] = findings;
  if (first === undefined) return '';
  const { after } = first;
  const hidden = typeof after === 'string' ? decodeTags(after.slice(0, SEARCHED)) : '';
  if (hidden !== '') return hidden;
  return findings.find(({ evidence }) => evidence !== undefined)?.evidence ?? addedWords(first);
}

function addedWords(finding: Finding): string {
  const { before, after } = finding;
  if (isObject(after)) return valueText(after['description'] ?? after['title'] ?? '', WIDE);
  if (typeof after !== 'string') return after === undefined ? '' : valueText(after, WIDE);
  if (typeof before !== 'string') return after;
  if (before.length + after.length > SEARCHED) return '';
  const segments = segmentsOf(finding, before, after);
  const at = segments.findIndex(({ kind, text }) => kind === 'added' && text.trim() !== '');
  // The unchanged words that follow are kept, because a new word alone is hard to read.
  return segments
    .slice(Math.max(0, at))
    .filter(({ kind }) => kind !== 'removed')
    .map(({ text }) => text)
    .join('');
}
