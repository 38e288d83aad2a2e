/**
 * The comparison of two JSON Schemas: two JSON values in (objects, booleans, anything that a server sent), recognised
 * changes out. Each has a pointer from the top of the schema: into the new one, or into the old one for a removed part.
 * A change behind a reference has the place of the reference. Reads nothing outside the two values and compiles no
 * pattern. If the canonical forms differ, there is at least one fact. Pure. Implements JSON Schema 2020-12.
 */
import type { Json } from '../model.ts';
import { type Fact, fact } from './fact.ts';
import { type Context, type Direction, ruleOf } from './schema/context.ts';
import { compareDefinitions } from './schema/definitions.ts';
import { schemaDocument } from './schema/document.ts';
import { createIdentity } from './schema/identity.ts';
import { createMeaning } from './schema/meaning.ts';
import { compareNode } from './schema/node.ts';

/** The limit of steps, because references can make a small document expensive to compare. */
const MOST_STEPS = 200_000;
/** More levels than a document can nest, so that only references reach it. */
const MOST_DEPTH = 300;
/** Words of properties that are compared with each other, to find those that were renamed. */
const MOST_WORDS = 2_000_000;

export function compareSchema(direction: Direction, before: Json, after: Json): readonly Fact[] {
  const identity = createIdentity();
  if (identity.same(before, after)) return [];
  const sides = { before: schemaDocument(before), after: schemaDocument(after) };
  const context: Context = {
    direction,
    identity,
    meaning: createMeaning(identity, sides.before, sides.after),
    ...sides,
    compare: (from, to) => compareNode(context, from, to),
    seen: new Set(),
    deferred: [],
    addedDefinitions: [],
    removedDefinitions: [],
    explainedBefore: new Set(),
    explainedAfter: new Set(),
    told: { before: new Set(), after: new Set() },
    unchanged: [],
    budget: { steps: MOST_STEPS, depth: MOST_DEPTH, words: MOST_WORDS },
  };
  const facts = [
    ...compareNode(context, context.before.root, context.after.root),
    ...compareDefinitions(context),
  ];
  return facts.length > 0 ? facts : [fact(ruleOf(direction, 'other-changed'), '', before, after)];
}
