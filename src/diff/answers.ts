/**
 * What a server tells one client and not another: pairs of answers in, findings out that say which client received
 * what. If only the name of the client differs, every difference is high. Other capabilities or another protocol version
 * may change what is offered, but not the text of one item. Pure.
 */
import { SUBJECT_KIND } from '../lock/section.ts';
import type { Entry, Finding, Item, Json, LockedItems, Section, Subject } from '../model.ts';
import { SECTIONS } from '../model.ts';
import type { Context } from './context.ts';
import { differences, keysOf, own } from './differences.ts';
import { finding } from './finding.ts';
import { compareItems } from './items.ts';
import { modelVisible } from './server.ts';

/** What one client received. `who`: in words, `claude-code` or `mcp-lock with roots only`. */
export interface Answer {
  readonly who: string;
  readonly entry: Entry;
}

/** Two answers, and whether the two clients differ in their name only. */
export interface AnswerPair {
  readonly one: Answer;
  readonly other: Answer;
  readonly byName: boolean;
}

/** One finding for each difference, those above `info` first. `all`: every answer there is, including those of the pairs. */
export function compareAnswers(
  server: string,
  pairs: readonly AnswerPair[],
  all: readonly Answer[],
  context: Context,
): readonly Finding[] {
  const out = new Map<string, Finding>();
  for (const { one, other, byName } of [...pairs].sort((a, b) => Number(b.byName) - Number(a.byName))) {
    for (const { subject, before, after, twoTexts } of gaps(one.entry, other.entry, context)) {
      const rule = byName || twoTexts ? 'server/answers-differ' : 'server/answers-by-capability';
      const found = finding(rule, server, { subject, before, after });
      // A difference by name is not reported again as one by capability.
      const key = JSON.stringify([subject, before ?? [], after ?? []]);
      if (out.has(key)) continue;
      const clients = { before: receivers(all, one, subject), after: receivers(all, other, subject) };
      out.set(key, { ...found, told: clients });
    }
  }
  const rank = ({ severity }: Finding) => Number(severity === 'info');
  return [...out.values()].sort((a, b) => rank(a) - rank(b));
}

interface Gap {
  readonly subject: Subject;
  readonly before?: Json | undefined;
  readonly after?: Json | undefined;
  /** Whether one item has two texts, and is not merely missing on one side. */
  readonly twoTexts: boolean;
}

function gaps(one: Entry, other: Entry, context: Context): readonly Gap[] {
  const serverGaps = differences(modelVisible(one.server), modelVisible(other.server)).map(
    ({ pointer, before, after }): Gap => {
      const twoTexts = pointer === '/instructions' && before !== undefined && after !== undefined;
      return { subject: { kind: 'server', pointer }, before, after, twoTexts };
    },
  );
  const sectionGaps = SECTIONS.flatMap((section) => {
    const differsInNoise = (name: string) => isNoise(section, name, one[section], other[section], context);
    return itemGaps(
      SUBJECT_KIND[section],
      definitionsOf(one[section]),
      definitionsOf(other[section]),
      differsInNoise,
    );
  });
  return [
    ...serverGaps,
    ...sectionGaps,
    ...itemGaps('linked', pagesOf(one), pagesOf(other)),
    ...itemGaps('skill', definitionsOf(one.skills ?? {}), definitionsOf(other.skills ?? {})),
  ];
}

function itemGaps(
  kind: Subject['kind'],
  one: Readonly<Record<string, Item>>,
  other: Readonly<Record<string, Item>>,
  differsInNoise: (name: string) => boolean = () => false,
): readonly Gap[] {
  return keysOf(one, other).flatMap((name): readonly Gap[] => {
    const [from, to] = [own(one, name), own(other, name)];
    if (from === undefined || to === undefined) {
      return [{ subject: { kind, name }, before: from, after: to, twoTexts: false }];
    }
    const twoTexts = !differsInNoise(name);
    return differences(from, to).map(({ pointer, before, after }) => ({
      subject: { kind, name, pointer },
      before,
      after,
      twoTexts,
    }));
  });
}

/** Whether two forms of an item differ only in ways that change no meaning. */
function isNoise(
  section: Section,
  name: string,
  one: LockedItems,
  other: LockedItems,
  context: Context,
): boolean {
  const [from, to] = [one[name], other[name]];
  if (from === undefined || to === undefined) return false;
  return compareItems('', section, { [name]: from }, { [name]: to }, context).every(
    ({ severity }) => severity === 'info',
  );
}

const definitionsOf = (items: LockedItems): Readonly<Record<string, Item>> =>
  Object.fromEntries(Object.entries(items).map(([name, { definition }]) => [name, definition ?? {}]));

const pagesOf = ({ linked = {} }: Entry): Readonly<Record<string, Item>> =>
  Object.fromEntries(Object.entries(linked).map(([uri, { hash: _, ...page }]) => [uri, page as Item]));

/** Every client that received the same of this subject as `side`. */
function receivers(all: readonly Answer[], side: Answer, subject: Subject): readonly string[] {
  const hash = hashIn(side.entry, subject);
  return all.filter(({ entry }) => hashIn(entry, subject) === hash).map(({ who }) => who);
}

function hashIn(entry: Entry, { kind, name = '' }: Subject): string | undefined {
  if (kind === 'server') return entry.server.hash;
  if (kind === 'linked') return own(entry.linked ?? {}, name)?.hash;
  const section = SECTIONS.find((one) => SUBJECT_KIND[one] === kind);
  return own((section === undefined ? entry.skills : entry[section]) ?? {}, name)?.hash;
}
