/**
 * The `$schema` keyword: both views of a node in, one fact out. It is noise only between draft-07, 2020-12 and none, and
 * only if no keyword of either document has another meaning in the other dialect.
 * Implements `noise/dialect`.
 */
import { isObject } from '../../lock/pointer.ts';
import type { Json } from '../../model.ts';
import type { Fact } from '../fact.ts';
import { type Context, keywordFact, type Site } from './context.ts';
import { subschemas } from './keywords.ts';

const KNOWN = /^https?:\/\/json-schema\.org\/(?:draft-07|draft\/2020-12)\/schema#?$/;
const DIALECT_DEPENDENT: ReadonlySet<string> = new Set([
  'additionalItems',
  'prefixItems',
  'dependencies',
  'dependentRequired',
  'dependentSchemas',
  'unevaluatedItems',
  'unevaluatedProperties',
  'minContains',
  'maxContains',
  '$recursiveRef',
  '$recursiveAnchor',
  '$dynamicRef',
  '$dynamicAnchor',
  '$anchor',
]);

export function compareDialect(context: Context, site: Site): readonly Fact[] {
  if (!site.changed.has('$schema')) return [];
  const made = keywordFact(context, site, 'other-changed', '$schema');
  const sides = [made.before, made.after].map(dialectOf);
  if (sides.includes('other')) return [made];
  const [from, to] = sides;
  const isMoved = from !== to && [context.before.root.value, context.after.root.value].some(dependsOnDialect);
  return [isMoved ? made : { ...made, rule: 'noise/dialect' }];
}

/** Whether a value is the address of draft-07 or 2020-12. */
export const isDialect = (value: Json): boolean => typeof value === 'string' && KNOWN.test(value);

function dialectOf(value: Json | undefined): 'draft-07' | '2020-12' | 'other' {
  // MCP 2025-11-25: a schema without `$schema` is 2020-12.
  if (value === undefined) return '2020-12';
  if (typeof value !== 'string' || !isDialect(value)) return 'other';
  return value.includes('draft-07') ? 'draft-07' : '2020-12';
}

function dependsOnDialect(root: Json): boolean {
  for (const { value } of subschemas({ value: root, at: '' })) {
    if (!isObject(value)) continue;
    const keys = Object.keys(value);
    if (keys.some((key) => DIALECT_DEPENDENT.has(key)) || Array.isArray(value['items'])) return true;
    // Draft-07 ignores everything beside a reference.
    if (keys.includes('$ref') && keys.some((key) => key !== '$ref' && !BESIDE_REFERENCE.has(key)))
      return true;
  }
  return false;
}

const BESIDE_REFERENCE: ReadonlySet<string> = new Set(['$schema', '$defs', 'definitions', '$comment']);
