/**
 * Whether two schemas mean the same: two schemas of two documents in, true or false out. True only if it is proven that both
 * accept the same values and give the model the same texts; references are followed, also in circles. A title that is only the
 * name of a type may come or go with the definition that it names. Each schema is read once; without budget nothing is equal.
 * Implements `respelled` and `ref-moved`.
 */
import type { Json } from '../../model.ts';
import { createApart } from './apart.ts';
import type { SchemaDocument } from './document.ts';
import type { Identity } from './identity.ts';
import { subschemas } from './keywords.ts';
import { createClasses, type Form } from './meaning/classes.ts';
import type { Conjunction, Node } from './meaning/conjunction.ts';
import { plainDialect } from './meaning/dialects.ts';
import type { Reader } from './meaning/reader.ts';
import { read } from './meaning/reading.ts';
import { settle } from './meaning/settle.ts';
import type { Settler } from './meaning/settler.ts';

/** Conditions that are put together at most, and references or alternatives inside one another. */
const MOST_CONDITIONS = 400_000;
const MOST_LEVELS = 60;

/** The numbers of schemas of both sides; equal numbers, equal meanings. */
interface Numbers {
  readonly before: (schema: Json) => number;
  readonly after: (schema: Json) => number;
}

export interface Meaning {
  readonly same: (before: Json, after: Json) => boolean;
  /** First with all titles, then without those that are only the name of a type. */
  readonly numbers: () => readonly Numbers[];
}

export function createMeaning(identity: Identity, before: SchemaDocument, after: SchemaDocument): Meaning {
  const apart = createApart(identity);
  let all: readonly Numbers[] | undefined;
  const numbers = (): readonly Numbers[] => {
    const hasTitles = [before, after].some((document) => document.uses('title'));
    all ??= [true, ...(hasTitles ? [false] : [])].flatMap(
      (keepsTypeNames) => numbering(identity, before, after, keepsTypeNames) ?? [],
    );
    return all;
  };
  return {
    numbers,
    same: (from, to) => !apart(from, to) && numbers().some((each) => each.before(from) === each.after(to)),
  };
}

function numbering(
  identity: Identity,
  before: SchemaDocument,
  after: SchemaDocument,
  keepsTypeNames: boolean,
): Numbers | undefined {
  const graph = createGraph(identity);
  const [from, to] = [graph.side(before, after, keepsTypeNames), graph.side(after, before, keepsTypeNames)];
  if (from === undefined || to === undefined) return undefined;
  const classOf = createClasses(graph.form);
  // Circles of both sides are told apart together.
  const nodes = [
    ...[...subschemas(before.root)].map(({ value }) => from.node(value)),
    ...[...subschemas(after.root)].map(({ value }) => to.node(value)),
  ];
  classOf(graph.group(nodes));
  return { before: (schema) => classOf(from.node(schema)), after: (schema) => classOf(to.node(schema)) };
}

interface Entry extends Node {
  readonly reader?: Reader;
  readonly schema?: Json;
  conditions: Conjunction | undefined | 'open' | 'unread';
  settled: Conjunction | undefined | 'open' | 'unread';
  form: Form | undefined | 'unread';
}

function createGraph(identity: Identity) {
  const entries: Entry[] = [];
  let budget = MOST_CONDITIONS;
  let levels = 0;
  const create = (more: Partial<Entry>): Entry => {
    const entry: Entry = {
      uid: entries.length,
      conditions: 'unread',
      settled: 'unread',
      form: 'unread',
      ...more,
    };
    entries.push(entry);
    return entry;
  };

  /** A step that can lead back to itself: `undefined` if it does, or where the work is too much. */
  const once = <Key extends 'conditions' | 'settled'>(
    entry: Entry,
    key: Key,
    work: () => Conjunction | undefined,
  ): Conjunction | undefined => {
    const known = entry[key];
    if (known === 'open' || (known === 'unread' && (levels >= MOST_LEVELS || budget <= 0))) return undefined;
    if (known !== 'unread') return known;
    entry[key] = 'open';
    levels += 1;
    const found = work();
    levels -= 1;
    if (found !== undefined) budget -= sizeOf(found);
    entry[key] = found;
    return found;
  };
  const conditionsOf = (entry: Entry) =>
    once(entry, 'conditions', () =>
      entry.reader === undefined ? undefined : read(entry.reader, entry.schema ?? null),
    );
  const settler: Settler = {
    idOf: identity.of,
    made: (conditions) => create({ conditions, settled: conditions }),
    settled: ({ uid }) => {
      const entry = entries[uid];
      if (entry === undefined) return undefined;
      const conditions = conditionsOf(entry);
      return conditions && once(entry, 'settled', () => settle(settler, conditions));
    },
  };
  const form = (node: Node): Form | undefined => {
    const entry = entries[node.uid];
    if (entry === undefined) return undefined;
    if (entry.form === 'unread') {
      const found = settler.settled(entry);
      entry.form = found && { text: textOf(identity, found), parts: [...found.parts.values()] };
    }
    return entry.form;
  };

  const side = (
    document: SchemaDocument,
    other: SchemaDocument,
    keepsTypeNames: boolean,
  ): Reader | undefined => {
    const dialect = plainDialect(document);
    if (dialect === undefined) return undefined;
    const known = new Map<number, Entry>();
    const reader: Reader = {
      document,
      dialect,
      identity,
      keepsTypeNames,
      isShared: (pointer) => other.find(`#${encodeURIComponent(pointer)}`) !== undefined,
      node: (schema) => {
        const id = identity.of(schema);
        const entry = known.get(id) ?? create({ reader, schema });
        known.set(id, entry);
        return entry;
      },
      conditions: (schema) => {
        const entry = entries[reader.node(schema).uid];
        return entry && conditionsOf(entry);
      },
    };
    return reader;
  };
  /** A node above all these. */
  const group = (kids: readonly Node[]): Node =>
    create({ form: { text: 'all', parts: [{ tag: 'all', kids, isChoice: false }] } });
  return { side, form, group };
}

const sizeOf = ({ parts, limits, notes, values }: Conjunction): number =>
  [...parts.values()].reduce((sum, { kids }) => sum + 1 + kids.length, 1 + limits.size + notes.size) +
  values.reduce((sum, list) => sum + list.length, 0);

function textOf(identity: Identity, { types, values, limits, notes, isNever }: Conjunction): string {
  return [
    isNever ? 'never' : '',
    types === undefined ? '' : `type ${[...types].sort().join()}`,
    ...values.map((list) => `values ${list.map(identity.of).join()}`).sort(),
    ...[...limits].map(([keyword, value]) => `${keyword} ${value}`).sort(),
    ...[...notes].map(([keyword, ids]) => `${JSON.stringify(keyword)} ${[...ids].sort().join()}`).sort(),
  ].join(';');
}
