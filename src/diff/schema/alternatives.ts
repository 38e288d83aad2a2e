/**
 * Which member of a list of schemas is which in the other version: the members of both sides in, pairs out, each member
 * once. Those that mean the same first, then those written alike, then the pairs that together differ least, after following
 * references. Alternatives of other types, or that one property tells apart, are never a pair. More members than the limit
 * are only paired if they mean the same or are written alike.
 * Implements the pairs of `any-of-member-*` and `all-of-member-*`.
 */
import { isObject } from '../../lock/pointer.ts';
import { cheapest } from './assignment.ts';
import type { Context } from './context.ts';
import type { SchemaDocument } from './document.ts';
import { expand } from './expand.ts';
import { accepts, typesOf } from './kinds.ts';
import { elements, members, type Place, type View } from './place.ts';
import { type Bag, bagOf, likeness } from './renames.ts';

const MOST_MEMBERS = 50;

interface Matching {
  readonly pairs: readonly (readonly [Place, Place])[];
  readonly removed: readonly Place[];
  readonly added: readonly Place[];
  /** Whether members that are only similar were compared. */
  readonly complete: boolean;
}

export function matchMembers(context: Context, before: readonly Place[], after: readonly Place[]): Matching {
  const { identity, meaning } = context;
  let [removed, added] = [before, after];
  const pairs: (readonly [Place, Place])[] = [];
  // Two references that are written alike can lead to different parts.
  for (const keys of [...meaning.numbers(), { before: identity.of, after: identity.of }]) {
    const found = pairUp(removed, added, keys);
    for (const pair of found.pairs) pairs.push(pair);
    [removed, added] = [found.removed, found.added];
  }
  if (removed.length === 0 || added.length === 0) return { pairs, removed, added, complete: true };
  if (Math.max(removed.length, added.length) > MOST_MEMBERS)
    return { pairs, removed, added, complete: false };
  const [old, fresh] = [
    removed.map((place) => profileOf(context, context.before, place)),
    added.map((place) => profileOf(context, context.after, place)),
  ];
  const words = sizeOf(old) * fresh.length + sizeOf(fresh) * old.length;
  if (words > context.budget.words) return { pairs, removed, added, complete: false };
  context.budget.words -= words;
  const rows = old.map((one) => fresh.map((other) => costOf(one, other)));
  const isWide = rows.length <= fresh.length;
  const columns = cheapest(
    isWide ? rows : fresh.map((_, column) => rows.map((row) => row[column] ?? UNPAIRED)),
  );
  const taken = new Set<Place>();
  for (const [index, other] of columns.entries()) {
    const [row, column] = isWide ? [index, other] : [other, index];
    const [from, to] = [removed[row], added[column]];
    if (from === undefined || to === undefined || (rows[row]?.[column] ?? UNPAIRED) >= UNPAIRED) continue;
    pairs.push([from, to]);
    taken.add(from).add(to);
  }
  const isLeft = (place: Place): boolean => !taken.has(place);
  return { pairs, removed: removed.filter(isLeft), added: added.filter(isLeft), complete: true };
}

type KeyOf = (value: Place['value']) => number;

function pairUp(
  before: readonly Place[],
  after: readonly Place[],
  keys: { readonly before: KeyOf; readonly after: KeyOf },
) {
  const unpaired = new Map<number, Place[]>();
  for (const place of [...after].reverse()) {
    const key = keys.after(place.value);
    const list = unpaired.get(key);
    if (list === undefined) unpaired.set(key, [place]);
    else list.push(place);
  }
  const pairs: (readonly [Place, Place])[] = [];
  const removed: Place[] = [];
  const paired = new Set<Place>();
  for (const place of before) {
    const match = unpaired.get(keys.before(place.value))?.pop();
    if (match === undefined) removed.push(place);
    else {
      pairs.push([place, match]);
      paired.add(match);
    }
  }
  return { pairs, removed, added: after.filter((place) => !paired.has(place)) };
}

/** What a member is told by. */
interface Profile {
  readonly types: ReadonlySet<string> | undefined;
  /** The names of its properties. */
  readonly names: ReadonlySet<string>;
  /** Properties with one value, which tell the members of a union apart. */
  readonly tags: ReadonlyMap<string, number>;
  readonly words: Bag;
}

const sizeOf = (profiles: readonly Profile[]): number =>
  profiles.reduce((sum, { words, names }) => sum + words.counts.size + names.size, 0);

function profileOf(context: Context, document: SchemaDocument, place: Place): Profile {
  const view = followed(document, place);
  const properties = members(view.get('properties'));
  const tags = new Map<string, number>();
  for (const [name, property] of properties) {
    const fixed = followed(document, property);
    const list = elements(fixed.get('enum'));
    const only = fixed.get('const') ?? (list.length === 1 ? list[0] : undefined);
    if (only !== undefined) tags.set(name, context.identity.of(only.value));
  }
  const value = Object.fromEntries([...view].map(([key, member]) => [key, member.value]));
  return { types: typesOf(view), names: new Set(properties.keys()), tags, words: bagOf({ value, at: '' }) };
}

/** The keywords of a schema, with those of the schema that it refers to. */
export function followed(document: SchemaDocument, place: Place): View {
  const view = members(place);
  return isObject(place.value) ? (expand(document, view, 'definition')?.view ?? view) : view;
}

/** What it costs to leave two members unpaired. */
const UNPAIRED = 1;
const MOST_UNLIKE = 0.99;

function costOf(a: Profile, b: Profile): number {
  if ([...a.tags].some(([name, id]) => (b.tags.get(name) ?? id) !== id)) return UNPAIRED;
  const kinds = kinship(a, b);
  if (kinds === undefined) return UNPAIRED;
  const alike = likeness(a.words, b.words);
  const isNamed = a.names.size > 0 && b.names.size > 0;
  const shared = [...a.names].filter((name) => b.names.has(name)).length;
  // Objects without a name in common are others, unless only the names differ.
  if (isNamed && shared === 0 && alike < 0.8) return UNPAIRED;
  const named = isNamed ? (2 * shared) / (a.names.size + b.names.size) : alike;
  return Math.min(MOST_UNLIKE, 1 - (0.4 * alike + 0.4 * named + 0.2 * kinds));
}

/** How much the types have in common, from 0 to 1; `undefined`: no value can have the types of both. */
function kinship({ types: a }: Profile, { types: b }: Profile): number | undefined {
  if (a === undefined || b === undefined) return a === b ? 1 : 0.5;
  const common =
    [...a].filter((name) => accepts(b, name)).length + [...b].filter((name) => accepts(a, name)).length;
  return common === 0 ? undefined : common / (a.size + b.size);
}
