/**
 * What changed in the arguments of a prompt, matched by name: two argument lists in, facts out. Pure.
 */
import { same } from '../lock/canonical.ts';
import { isObject } from '../lock/pointer.ts';
import type { Json } from '../model.ts';
import { differences } from './differences.ts';
import { type Fact, fact } from './fact.ts';

/** Facts with pointers from the top of the prompt: `/arguments/0/description`. */
export function compareArguments(before: Json | undefined, after: Json | undefined): readonly Fact[] {
  const [from, to] = [byName(before ?? []), byName(after ?? [])];
  if (from === undefined || to === undefined) return [];
  const facts: Fact[] = [];
  for (const [name, { index, value }] of to) {
    const previous = from.get(name);
    if (previous === undefined) {
      facts.push(fact('prompt/argument-added', `/arguments/${index}`, undefined, value));
      continue;
    }
    for (const { pointer, before: had, after: has } of differences(previous.value, value)) {
      facts.push(fact('prompt/argument-changed', `/arguments/${index}${pointer}`, had, has));
    }
  }
  for (const [name, { index, value }] of from) {
    if (!to.has(name)) facts.push(fact('prompt/argument-removed', `/arguments/${index}`, value, undefined));
  }
  if (facts.length > 0 || same(before, after)) return facts;
  if (from.size === 0 && to.size === 0) return [fact('noise/empty-arguments', '/arguments', before, after)];
  return [fact('item/order-changed', '/arguments', [...from.keys()], [...to.keys()])];
}

/** Undefined if it is not a list, or a name is missing or occurs twice. */
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
