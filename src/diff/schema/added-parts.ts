/**
 * Parts of a schema that were added: a place in, facts and a severity out. The fact of an added part shows it whole;
 * only external references and header copies inside it get facts of their own.
 * Implements `remote-ref` and `header-mirror-added` for added parts.
 */
import { isObject } from '../../lock/pointer.ts';
import type { Json, Severity } from '../../model.ts';
import { own } from '../differences.ts';
import { type Fact, fact } from '../fact.ts';
import { type Context, type RuleName, ruleOf } from './context.ts';
import { isFreeTextSlot } from './free-text.ts';
import { subschemas } from './keywords.ts';
import { inside, type Place } from './place.ts';

/** Facts about what is inside an added part. */
export function nestedFacts(context: Context, added: Place): readonly Fact[] {
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

/** The severity of an added part, if it is higher than that of the rule's row. */
export function addedSeverity(context: Context, added: Place, row: 'low' | 'medium'): Severity | undefined {
  if (context.direction === 'input' && isFreeTextSlot(undefined, added, context.after)) return 'high';
  if (row === 'medium') return undefined;
  for (const place of subschemas(added)) {
    const text = isObject(place.value) ? own(place.value, 'description') : undefined;
    if (text !== undefined && text !== '') return 'medium';
  }
  return undefined;
}

/** An added part: its own fact, and the facts about what is inside it. */
export const addedPart = (
  context: Context,
  name: RuleName,
  added: Place,
  severity: Severity | undefined,
  before?: Json | undefined,
): readonly Fact[] => [
  fact(ruleOf(context.direction, name), added.at, before, added.value, severity),
  ...nestedFacts(context, added),
];
