/**
 * In: a finding about one parameter or one field of an answer. Out: it as a person writes it, `context?: string  "…"`,
 * for either side, when that says all of it; undefined otherwise. Makes nothing printable.
 */
import { jsonOf } from '../../lock/exact-number.ts';
import { isObject, tokensOf } from '../../lock/pointer.ts';
import type { Finding, Json } from '../../model.ts';
import type { Change } from './change.ts';

const ADDED_OR_REMOVED = /^(?:schema|output)\/property-(?:added|removed)/;
/** Keywords a single line can show without loss. */
const SHOWN = new Set(['type', 'description', 'enum', 'default', 'format']);

/** Both sides as text, where the rule is about a whole parameter and its schema is simple. */
export function parameterChange({ rule, subject, before, after }: Finding): Change | undefined {
  if (!ADDED_OR_REMOVED.test(rule) || subject.pointer === undefined) return undefined;
  const name = tokensOf(subject.pointer).at(-1) ?? '';
  const sign = rule.endsWith('-required') ? '' : '?';
  const shown = (value: Json | undefined) =>
    value === undefined ? undefined : parameterText(`${name}${sign}`, value);
  const [from, to] = [shown(before), shown(after)];
  if ((before !== undefined && from === undefined) || (after !== undefined && to === undefined))
    return undefined;
  return { ...(from === undefined ? {} : { before: from }), ...(to === undefined ? {} : { after: to }) };
}

function parameterText(name: string, schema: Json): string | undefined {
  if (!isObject(schema) || Object.keys(schema).some((key) => !SHOWN.has(key))) return undefined;
  const { type, description, enum: allowed, default: fallback, format } = schema;
  if (description !== undefined && typeof description !== 'string') return undefined;
  if (format !== undefined && typeof format !== 'string') return undefined;
  const kind = Array.isArray(type)
    ? type.join(' | ')
    : typeof type === 'string'
      ? type
      : type === undefined
        ? 'anything'
        : undefined;
  if (kind === undefined) return undefined;
  return [
    `${name}: ${kind}`,
    ...(format === undefined ? [] : [` (${format})`]),
    ...(allowed === undefined ? [] : [` of ${jsonOf(allowed)}`]),
    ...(fallback === undefined ? [] : [` = ${jsonOf(fallback)}`]),
    ...(description === undefined ? [] : [`  "${description}"`]),
  ].join('');
}
