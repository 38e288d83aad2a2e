/**
 * Two entries of one server and what `compare` found in, what it missed and what it made up out. Knows no rule of the comparison: it walks
 * both definitions member by member, and looks for a finding at each place that differs and a difference at each finding. Follows
 * references, because a finding has the place of the reference or that of the definition.
 */
import type { Entry, Finding, Json, Subject } from '../../src/model.ts';
import { claimHolds } from './claims.ts';
import { at, leaves, reach, references, sameBehind, shown, type Tokens, tokensOf } from './walk.ts';

interface Judged {
  /** Places that differ without a finding. */
  readonly missed: readonly string[];
  /** Findings at places that do not differ, or that say what is not so. */
  readonly wrong: readonly string[];
}

interface Pair {
  readonly where: string;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
  readonly findings: readonly Finding[];
}

export function judge(before: Entry, after: Entry, findings: readonly Finding[]): Judged {
  const pairs = [...pairsOf(before, after, findings)];
  const seen = new Set(pairs.flatMap((pair) => pair.findings));
  return {
    missed: pairs.flatMap(missedIn),
    wrong: [
      ...pairs.flatMap(wrongIn),
      ...findings.filter((one) => !seen.has(one)).map((one) => `${line(one)}: about nothing that there is`),
    ],
  };
}

const KINDS = {
  tools: 'tool',
  prompts: 'prompt',
  resources: 'resource',
  resourceTemplates: 'template',
} as const;

/** Every block and every item with its counterpart, that of a renamed item under its old name. */
function* pairsOf(before: Entry, after: Entry, findings: readonly Finding[]): Generator<Pair> {
  const about = (kind: Subject['kind'], name?: string) =>
    findings.filter(({ subject }) => subject.kind === kind && (name === undefined || subject.name === name));
  const { hash: _, ...oldServer } = before.server;
  const { hash: __, ...newServer } = after.server;
  yield {
    where: 'server',
    before: oldServer as unknown as Json,
    after: newServer as unknown as Json,
    findings: about('server'),
  };
  for (const [section, kind] of Object.entries(KINDS)) {
    const [olds, news] = [before[section as keyof typeof KINDS], after[section as keyof typeof KINDS]];
    const renamed = new Map(
      findings
        .filter(({ rule }) => rule === `${kind}/renamed`)
        .map(({ subject, before: from }) => [String(subject.name), String(from)]),
    );
    const gone = new Set(renamed.values());
    for (const name of new Set([...Object.keys(olds), ...Object.keys(news)])) {
      if (gone.has(name) && !Object.hasOwn(news, name)) continue;
      const from = Object.hasOwn(olds, name) ? name : (renamed.get(name) ?? name);
      yield {
        where: `${kind} ${name}`,
        before: Object.hasOwn(olds, from) ? olds[from]?.definition : undefined,
        after: Object.hasOwn(news, name) ? news[name]?.definition : undefined,
        findings: about(kind, name),
      };
    }
  }
  for (const [kind, olds, news] of [
    ['linked', before.linked ?? {}, after.linked ?? {}],
    ['skill', before.skills ?? {}, after.skills ?? {}],
  ] as const) {
    for (const name of new Set([...Object.keys(olds), ...Object.keys(news)])) {
      const [old, now] = [olds[name], news[name]].map((one) => one as unknown as Json | undefined);
      yield { where: `${kind} ${name}`, before: old, after: now, findings: about(kind, name) };
    }
  }
}

/** A cue says that a text became more dangerous, not that it changed. */
const isChange = ({ rule }: Finding): boolean => !rule.startsWith('text/');

function missedIn({ where, before, after, findings }: Pair): readonly string[] {
  const changes = findings.filter(isChange);
  if (before === undefined || after === undefined) return changes.length > 0 ? [] : [where];
  // The hash of a page stands for all of it.
  if (/^(?:linked|skill) /.test(where))
    return shown(before) === shown(after) || changes.length > 0 ? [] : [where];
  return leaves(before, after)
    .filter((place) => !(isName(place) && changes.some(({ rule }) => rule.endsWith('/renamed'))))
    .filter((place) => !changes.some((one) => covers(one, place, before, after)))
    .map((place) => `${where} /${place.join('/')}`);
}

const isName = (place: Tokens): boolean =>
  place.length === 1 && /^(?:name|uri|uriTemplate)$/.test(place[0] ?? '');

function covers(one: Finding, place: Tokens, before: Json, after: Json): boolean {
  // That a name is new says nothing of what is below it.
  if (one.subject.pointer === undefined) return one.rule.endsWith('/field-changed');
  const tokens = tokensOf(one.subject.pointer);
  const spots = [tokens, ...[before, after].flatMap((side) => reach(side, tokens).map(({ path }) => path))];
  if (spots.some((spot) => isPrefix(spot, place) || isPrefix(place, spot))) return true;
  if (spots.some((spot) => isOfNewUnion(spot, place, before, after))) return true;
  if (spots.some((spot) => isBehindNewReference(spot, place, before, after))) return true;
  const [schema] = place;
  const pointed = [one.before, one.after].flatMap((value) =>
    references(value, schema ?? '', [before, after]),
  );
  return pointed.some((spot) => isPrefix(spot, place)) || isOldName(one, place);
}

/** What stood in a schema itself now stands in an alternative of it, or the other way round: told at the alternative. */
const isOfNewUnion = (spot: Tokens, place: Tokens, before: Json, after: Json): boolean =>
  place.some((_, length) => {
    const keyword = spot[length] ?? '';
    if (!/^(?:anyOf|oneOf|allOf)$/.test(keyword)) return false;
    if (!isPrefix(spot.slice(0, length), place)) return false;
    const path = spot.slice(0, length + 1);
    return (at(before, path) === undefined) !== (at(after, path) === undefined);
  });

/** What stood in a schema itself is now behind its reference, or the other way round, and the rest of it is told. */
function isBehindNewReference(spot: Tokens, place: Tokens, before: Json, after: Json): boolean {
  const owner = place.slice(0, -1);
  const [old, now] = [before, after].map((side) => at(side, [...owner, '$ref']));
  if ((old === undefined) === (now === undefined)) return false;
  const isMoved = place.at(-1) === '$ref' || shown(at(before, place)) === shown(at(after, place));
  return (
    isMoved && [before, after].flatMap((side) => reach(side, owner)).some(({ path }) => isPrefix(path, spot))
  );
}

/** A renamed parameter has its new place; the old one stands beside it. */
const isOldName = ({ rule, subject, before }: Finding, place: Tokens): boolean =>
  rule.endsWith('/property-renamed') &&
  isPrefix(
    [...tokensOf(subject.pointer ?? '').slice(0, -1), String((before as { name?: Json }).name)],
    place,
  );

const isPrefix = (one: Tokens, other: Tokens): boolean =>
  one.length <= other.length && one.every((token, i) => token === other[i]);

function wrongIn({ before, after, findings }: Pair): readonly string[] {
  return findings.flatMap((one) => {
    const { pointer } = one.subject;
    if (pointer === undefined) return shown(before) === shown(after) ? [`${line(one)}: nothing differs`] : [];
    const tokens = tokensOf(pointer);
    const [olds, news] = [before, after].map((side) => at(side, tokens));
    if (olds === undefined && news === undefined) {
      // A name that is required without a property has only its list.
      return isRequiredness(one) ? [] : [`${line(one)}: no such place`];
    }
    const isSame = isRequiredness(one)
      ? isRequired(before, tokens) === isRequired(after, tokens) && olds !== undefined
      : sameBehind(olds, news, before, after, tokens);
    if (isSame) return [`${line(one)}: the same on both sides`];
    return claimHolds(one, before, after) ? [] : [`${line(one)}: not so`];
  });
}

/** What is said of the parameter stands in the list beside it. */
const isRequiredness = ({ rule }: Finding): boolean => /\/property-became-(?:required|optional)$/.test(rule);

const isRequired = (side: Json | undefined, tokens: Tokens): boolean =>
  reach(side, [...tokens.slice(0, -2), 'required']).some(
    ({ value }) => Array.isArray(value) && value.includes(tokens.at(-1) ?? ''),
  );

const line = ({ rule, subject }: Finding): string =>
  `${rule} ${subject.kind} ${subject.name ?? ''} ${subject.pointer ?? ''}`;
