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
import { children, DEFINING, subschemas } from './keywords.ts';
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
  return row === 'low' && bringsText(context, added) ? 'medium' : undefined;
}

/**
 * The severity of an added part that only limits what is accepted: low, though it can name a parameter for the first time,
 * which the model then fills in, or bring a text.
 */
export function limitSeverity(context: Context, added: Place): Severity | undefined {
  if (context.direction === 'input' && namesSlot(context, added)) return 'high';
  return bringsText(context, added) ? 'medium' : undefined;
}

function bringsText(context: Context, added: Place): boolean {
  for (const { value } of subschemas(added)) {
    const text = isObject(value) ? own(value, 'description') : undefined;
    if (text !== undefined && text !== '' && !context.before.has(text)) return true;
  }
  return false;
}

/** Whether a part names a parameter that the schema did not name before and that takes free text. */
function namesSlot(context: Context, added: Place): boolean {
  const open = [added];
  const seen = new Set<string>();
  for (let place = open.pop(); place !== undefined && seen.size < MOST_STEPS; place = open.pop()) {
    if (seen.has(place.at)) continue;
    seen.add(place.at);
    for (const { keyword, name = '', place: child } of children(place)) {
      if (keyword === 'not' || DEFINING.has(keyword)) continue;
      const isNew = keyword === 'properties' && !context.before.names(name);
      if (isNew && isFreeTextSlot(name, child, context.after)) return true;
      open.push(child);
    }
    const ref = isObject(place.value) ? own(place.value, '$ref') : undefined;
    const target = typeof ref === 'string' ? context.after.find(ref) : undefined;
    if (target !== undefined) open.push(target);
  }
  return false;
}

const MOST_STEPS = 20_000;

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
