/**
 * What a server tells one client and not another: pairs of answers in, findings out that say who was told what. Two
 * answers that only a name sets apart are grave, whatever differs in them; what a client can do, or the revision it
 * speaks, may decide what it is offered, but not what the words of one item are. Pure.
 */
import { SUBJECT_KIND } from '../lock/section.ts';
import type { Entry, Finding, Item, Json, LockedItems, Section, Subject } from '../model.ts';
import { SECTIONS } from '../model.ts';
import type { Context } from './context.ts';
import { differences } from './differences.ts';
import { finding } from './finding.ts';
import { compareItems } from './items.ts';
import { visible } from './server.ts';

/** What one client was told. `who`: in words, `claude-code` or `mcp-lock with roots only`. */
export interface Answer {
  readonly who: string;
  readonly entry: Entry;
}

/** Two answers, and whether it is the name alone that sets those who asked apart. */
export interface AnswerPair {
  readonly one: Answer;
  readonly other: Answer;
  readonly byName: boolean;
}

/** One finding for each difference, the grave ones first. `all`: every answer there is, also those of the pairs. */
export function compareAnswers(
  server: string,
  pairs: readonly AnswerPair[],
  all: readonly Answer[],
  context: Context,
): readonly Finding[] {
  const out = new Map<string, Finding>();
  for (const { one, other, byName } of [...pairs].sort((a, b) => Number(b.byName) - Number(a.byName))) {
    for (const { subject, before, after, grave } of gaps(one.entry, other.entry, context)) {
      const rule = byName || grave ? 'server/answers-differ' : 'server/answers-by-capability';
      const found = finding(rule, server, { subject, before, after });
      // What a name decides is not told again as a matter of ability.
      const key = JSON.stringify([subject, before ?? [], after ?? []]);
      if (out.has(key)) continue;
      const told = (side: Answer) => whoGot(all, side, subject);
      out.set(key, { ...found, told: { before: told(one), after: told(other) } });
    }
  }
  const rank = ({ severity }: Finding) => Number(severity === 'info');
  return [...out.values()].sort((a, b) => rank(a) - rank(b));
}

interface Gap {
  readonly subject: Subject;
  readonly before?: Json | undefined;
  readonly after?: Json | undefined;
  /** One thing with two texts. */
  readonly grave: boolean;
}

function gaps(one: Entry, other: Entry, context: Context): readonly Gap[] {
  const [a, b] = [visible(one.server), visible(other.server)];
  const opening = differences(a, b).map(({ pointer, before, after }): Gap => {
    const grave = pointer === '/instructions' && before !== undefined && after !== undefined;
    return { subject: { kind: 'server', pointer }, before, after, grave };
  });
  const items = SECTIONS.flatMap((section) => {
    const kind = SUBJECT_KIND[section];
    const isNoise = (name: string) => noise(section, name, one[section], other[section], context);
    return itemGaps(kind, textsOf(one[section]), textsOf(other[section]), isNoise);
  });
  return [
    ...opening,
    ...items,
    ...itemGaps('linked', pagesOf(one), pagesOf(other)),
    ...itemGaps('skill', textsOf(one.skills ?? {}), textsOf(other.skills ?? {})),
  ];
}

function itemGaps(
  kind: Subject['kind'],
  one: Readonly<Record<string, object>>,
  other: Readonly<Record<string, object>>,
  isNoise: (name: string) => boolean = () => false,
): readonly Gap[] {
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])].sort();
  return names.flatMap((name): readonly Gap[] => {
    const side = (items: object) =>
      Object.hasOwn(items, name) ? (items as Record<string, Item>)[name] : undefined;
    const [a, b] = [side(one), side(other)];
    if (a === undefined || b === undefined)
      return [{ subject: { kind, name }, before: a, after: b, grave: false }];
    const grave = !isNoise(name);
    return differences(a, b).map(({ pointer, before, after }) => ({
      subject: { kind, name, pointer },
      before,
      after,
      grave,
    }));
  });
}

/** Whether two forms of an item differ in nothing but what generators write one way or the other. */
function noise(
  section: Section,
  name: string,
  one: LockedItems,
  other: LockedItems,
  context: Context,
): boolean {
  const [a, b] = [one[name], other[name]];
  if (a === undefined || b === undefined) return false;
  return compareItems('', section, { [name]: a }, { [name]: b }, context).every(
    ({ severity }) => severity === 'info',
  );
}

const textsOf = (items: LockedItems): Readonly<Record<string, Item>> =>
  Object.fromEntries(Object.entries(items).map(([name, { definition }]) => [name, definition ?? {}]));

const pagesOf = ({ linked = {} }: Entry): Readonly<Record<string, object>> =>
  Object.fromEntries(Object.entries(linked).map(([uri, { hash: _, ...page }]) => [uri, page]));

/** Everyone who was told the same of this subject. */
function whoGot(all: readonly Answer[], side: Answer, subject: Subject): readonly string[] {
  const mark = markOf(side.entry, subject);
  return all.filter(({ entry }) => markOf(entry, subject) === mark).map((one) => one.who);
}

function markOf(entry: Entry, { kind, name = '' }: Subject): string | undefined {
  if (kind === 'server') return entry.server.hash;
  const section = SECTIONS.find((one) => SUBJECT_KIND[one] === kind);
  const items = section === undefined ? (kind === 'linked' ? entry.linked : entry.skills) : entry[section];
  return items !== undefined && Object.hasOwn(items, name) ? items[name]?.hash : undefined;
}
