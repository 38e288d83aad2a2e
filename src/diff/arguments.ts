/**
 * What changed in the arguments of a prompt, matched by name: two argument lists in, facts out. Pure.
 */

import { same } from '../lock/canonical.ts';
import { isObject } from '../lock/pointer.ts';
import type { Json } from '../model.ts';
import { differences } from './differences.ts';
import type { Fact } from './fact.ts';

/** Facts with pointers from the top of the prompt: `/arguments/0/description`. */
export function compareArguments(before: Json | undefined, after: Json | undefined): readonly Fact[] {
  const [from, to] = [byName(before ?? []), byName(after ?? [])];
  if (from === undefined || to === undefined) return [];
  const facts: Fact[] = [];
  for (const [name, { index, value }] of to) {
    const old = from.get(name);
    if (old === undefined)
      facts.push({ rule: 'prompt/argument-added', pointer: `/arguments/${index}`, after: value });
    else {
      for (const change of differences(old.value, value)) {
        facts.push({
          rule: 'prompt/argument-changed',
          pointer: `/arguments/${index}${change.pointer}`,
          ...(change.before === undefined ? {} : { before: change.before }),
          ...(change.after === undefined ? {} : { after: change.after }),
        });
      }
    }
  }
  for (const [name, { index, value }] of from) {
    if (!to.has(name))
      facts.push({ rule: 'prompt/argument-removed', pointer: `/arguments/${index}`, before: value });
  }
  const moved = facts.length === 0 && !same(before, after);
  return moved
    ? [{ rule: 'item/order-changed', pointer: '/arguments', before: [...from.keys()], after: [...to.keys()] }]
    : facts;
}

/** Undefined when the list is none, or a name is missing or stands twice. */
function byName(
  list: Json,
): ReadonlyMap<string, { readonly index: number; readonly value: Json }> | undefined {
  if (!Array.isArray(list)) return undefined;
  const out = new Map<string, { index: number; value: Json }>();
  for (const [index, value] of (list as readonly Json[]).entries()) {
    const name = isObject(value) ? value['name'] : undefined;
    if (typeof name !== 'string' || out.has(name)) return undefined;
    out.set(name, { index, value });
  }
  return out;
}
