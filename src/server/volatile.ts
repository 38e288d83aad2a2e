/**
 * What differs between two reads of one server from two separate starts: two clean surfaces in, holes by JSON pointer out. Throws
 * E_PROTOCOL when the lists themselves differ, and where two values have no shape in common and nobody allowed that. Pure.
 */
import { McpLockError } from '../errors.ts';
import type { Work } from '../host/turns.ts';
import { same } from '../lock/canonical.ts';
import { jsonOf } from '../lock/exact-number.ts';
import { ANY, commonShape, type Hole, isReordered, maskValue, SECRET } from '../lock/holes.ts';
import { isObject, pointerOf, tokensOf } from '../lock/pointer.ts';
import type { Holes } from '../lock/volatile.ts';
import { valueAt, withSecrets } from '../lock/volatile.ts';
import type { Json, Surface } from '../model.ts';
import { SECTIONS } from '../model.ts';
import { listsDiffer, startsDiffer } from './messages.ts';

interface VolatileOptions {
  /** The server's name in the lock. */
  readonly server: string;
  /** Items in which any text may stand, as a person named them: `SERVER/ITEM`. */
  readonly allowed: readonly string[];
  /** What the lock has; a hole of it that still fits is kept, so that a new lock does not differ by chance. */
  readonly locked: Holes;
}

type Pairs = Map<string, readonly [Json | undefined, Json | undefined]>;

/** The places that are not pinned, those with a repeated credential included. */
export function* volatilePlaces(first: Surface, second: Surface, options: VolatileOptions): Work<Holes> {
  const pairs: Pairs = new Map();
  for (const part of ['info', 'capabilities', 'instructions', 'extra', 'listExtra'] as const) {
    collect(first.server[part], second.server[part], ['server', part], pairs);
  }
  const lists = (surface: Surface) => ({
    ...surface.sections,
    skills: surface.skills ?? {},
    linked: surface.linked ?? {},
  });
  const [one, two] = [lists(first), lists(second)];
  for (const section of [...SECTIONS, 'skills', 'linked'] as const) {
    for (const name of sameNames(section, one[section], two[section])) {
      const value = (items: object) => (items as Readonly<Record<string, Json>>)[name];
      collect(value(one[section]), value(two[section]), [section, name], pairs);
      yield;
    }
  }
  const holes = new Map<string, Hole>();
  const unlike: Difference[] = [];
  for (const [pointer, [a, b]] of pairs) {
    const hole = holeOf(pointer, a, b, options);
    if (hole !== undefined) holes.set(pointer, hole);
    else unlike.push({ pointer, item: itemOf(pointer), texts: excerpts(written(a), written(b)) });
    yield;
  }
  for (const [pointer, hole] of options.locked) {
    const known = unpinnedBy(hole);
    if (!pairs.has(pointer) && known !== undefined && accepts(known, first, pointer))
      holes.set(pointer, known);
  }
  if (unlike.length > 0)
    throw new McpLockError(startsDiffer(options.server, unlike), { place: unlike[0]?.pointer });
  return yield* withSecrets(holes, first);
}

interface Difference {
  readonly pointer: string;
  readonly item: string;
  readonly texts: readonly [string, string];
}

function holeOf(
  pointer: string,
  a: Json | undefined,
  b: Json | undefined,
  { server, allowed, locked }: VolatileOptions,
): Hole | undefined {
  const known = unpinnedBy(locked.get(pointer) ?? []);
  const isKnown = known !== undefined && ![a, b].some((value) => same(maskValue(value, known), value));
  if (isKnown && same(maskValue(a, known), maskValue(b, known))) return known;
  const shape = commonShape(a, b);
  const isAllowed = allowed.includes(`${server}/${itemOf(pointer)}`) && isFree(a) && isFree(b);
  return shape ?? (isAllowed ? ANY : undefined);
}

/** A hole without what is said of credentials, which each reading finds anew. */
function unpinnedBy(hole: Hole): Hole | undefined {
  const lines = hole.filter((line) => line !== SECRET);
  return lines.length === 0 ? undefined : lines;
}

/** Whether the text of a place is one that its hole accepts: it can be the same at two starts by chance. */
function accepts(hole: Hole, surface: Surface, pointer: string): boolean {
  const value = valueAt(surface, pointer);
  if (value !== undefined) return !same(maskValue(value, hole), value);
  return hole.includes('any') && isObject(valueAt(surface, pointer.slice(0, pointer.lastIndexOf('/'))));
}

/** Whether a value is left out where any may stand. */
const isFree = (value: Json | undefined): boolean => !same(maskValue(value, ANY), value);

/** What a person names: the item's name, or the part of the opening response. */
const itemOf = (pointer: string): string => tokensOf(pointer)[1] ?? '';

const written = (value: Json | undefined): string =>
  value === undefined ? '' : typeof value === 'string' ? value : jsonOf(value);

/** Of each text what is around the first difference. */
function excerpts(a: string, b: string): readonly [string, string] {
  const [one, two] = [[...a], [...b]];
  let same = 0;
  while (same < one.length && one[same] === two[same]) same += 1;
  const from = same > BEFORE ? same - BEFORE : 0;
  const part = (chars: readonly string[]) =>
    `${from === 0 ? '' : '…'}${chars.slice(from, from + MOST_SHOWN).join('')}${chars.length > from + MOST_SHOWN ? '…' : ''}`;
  return [part(one), part(two)];
}
const BEFORE = 40;
const MOST_SHOWN = 200;

/** The names of both lists. Throws E_PROTOCOL for a name that is in only one of them. */
function sameNames(section: string, a: object, b: object): readonly string[] {
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  const unpaired = names.find((name) => !Object.hasOwn(a, name) || !Object.hasOwn(b, name));
  if (unpaired === undefined) return names;
  const missingFrom = Object.hasOwn(a, unpaired) ? 'second' : 'first';
  throw new McpLockError(listsDiffer(section, unpaired, missingFrom), { place: `${section}/${unpaired}` });
}

/** Lists of a JSON Schema whose order means nothing. */
const isSet = (path: readonly string[]): boolean => /^(?:enum|required|type)$/.test(path.at(-1) ?? '');

/** Every place at which two values differ, as deep as both have the same form. */
function collect(a: Json | undefined, b: Json | undefined, path: readonly string[], pairs: Pairs): void {
  if (same(a, b)) return;
  if (isObject(a) && isObject(b)) {
    for (const key of new Set([...Object.keys(a), ...Object.keys(b)]))
      collect(a[key], b[key], [...path, key], pairs);
  } else if (
    Array.isArray(a) &&
    Array.isArray(b) &&
    a.length === b.length &&
    !(isSet(path) && isReordered(a, b))
  ) {
    a.forEach((element: Json, index) => {
      collect(element, b[index], [...path, String(index)], pairs);
    });
  } else pairs.set(pointerOf(path), [a, b]);
}
