/**
 * What comes in with a part of a schema that is new: a place in, facts and a rank out. A new part is shown whole by
 * the fact that reports it; only what must stand on its own (references that lead out, header mirrors) is repeated.
 * Implements `remote-ref` and `header-mirror-added` for added parts.
 */
import { isObject } from '../../lock/pointer.ts';
import type { Json, Severity } from '../../model.ts';
import { own } from '../differences.ts';
import { type Fact, fact } from '../fact.ts';
import { type Context, type RuleName, ruleOf } from './context.ts';
import { isSlot } from './free-text.ts';
import { subschemas } from './keywords.ts';
import { inside, type Place } from './place.ts';

/** Facts that a new part carries besides being new. */
export function arrivals(context: Context, added: Place): readonly Fact[] {
  const out: Fact[] = [];
  for (const place of subschemas(added)) {
    if (!isObject(place.value)) continue;
    const ref = own(place.value, '$ref');
    if (typeof ref === 'string' && context.after.isRemote(ref)) {
      const rule = ruleOf(context.direction, 'remote-ref');
      out.push(fact(rule, inside(place, '$ref', ref).at, undefined, ref));
    }
    const header = own(place.value, 'x-mcp-header');
    if (header !== undefined && context.direction === 'input') {
      out.push(
        fact('schema/header-mirror-added', inside(place, 'x-mcp-header', header).at, undefined, header),
      );
    }
  }
  return out;
}

/** The rank a new part asks for, when that is more than its rule's row says. */
export function arrivalRank(context: Context, added: Place, row: 'low' | 'medium'): Severity | undefined {
  if (context.direction === 'input' && isSlot(undefined, added, context.after)) return 'high';
  if (row === 'medium') return undefined;
  for (const place of subschemas(added)) {
    const text = isObject(place.value) ? own(place.value, 'description') : undefined;
    if (text !== undefined && text !== '') return 'medium';
  }
  return undefined;
}

/** A new part: its fact, and what comes in with it. */
export const addedPart = (
  context: Context,
  name: RuleName,
  added: Place,
  severity: Severity | undefined,
  before?: Json | undefined,
): readonly Fact[] => [
  fact(ruleOf(context.direction, name), added.at, before, added.value, severity),
  ...arrivals(context, added),
];
