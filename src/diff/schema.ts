/**
 * Compares two JSON Schemas: two JSON values (objects, booleans, anything a server sent) in, recognised changes out,
 * each with a pointer from the top of the schema: into the new one, or into the old one for what went. A change that
 * is seen through a reference carries the place of the reference. Reads nothing outside the two values, compiles no
 * pattern, and never stays silent when their canonical forms differ. Pure.
 * Implements the table's sections "Input schema" and "Known-equivalent rewrites" over JSON Schema 2020-12.
 */
import type { Json } from '../model.ts';
import { type Fact, fact } from './fact.ts';
import { type Context, type Direction, ruleOf } from './schema/context.ts';
import { compareDefinitions } from './schema/definitions.ts';
import { schemaDocument } from './schema/document.ts';
import { createIdentity } from './schema/identity.ts';
import { compareNode } from './schema/node.ts';

/** Bounds what a document made of references can cost. */
const MOST_STEPS = 200_000;
/** Deeper than a document can nest; only references lead further down. */
const MOST_DEPTH = 300;

export function compareSchema(direction: Direction, before: Json, after: Json): readonly Fact[] {
  const identity = createIdentity();
  if (identity.same(before, after)) return [];
  const context: Context = {
    direction,
    identity,
    before: schemaDocument(before),
    after: schemaDocument(after),
    compare: (from, to) => compareNode(context, from, to),
    seen: new Set(),
    deferred: [],
    addedDefinitions: [],
    removedDefinitions: [],
    explainedBefore: new Set(),
    explainedAfter: new Set(),
    budget: { steps: MOST_STEPS, depth: MOST_DEPTH },
  };
  const facts = [
    ...compareNode(context, context.before.root, context.after.root),
    ...compareDefinitions(context),
  ];
  return facts.length > 0 ? facts : [fact(ruleOf(direction, 'other-changed'), '', before, after)];
}
