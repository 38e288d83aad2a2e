/**
 * The `$schema` line: both views of a node in, one fact out. Cosmetic only between draft-07, 2020-12 and none, and
 * only where no keyword of either document means something else under the other dialect; never a silent change.
 * Implements `noise/dialect`.
 */
import { isObject } from '../../lock/pointer.ts';
import type { Json } from '../../model.ts';
import type { Fact } from '../fact.ts';
import { type Context, keywordFact, type Site } from './context.ts';
import { subschemas } from './keywords.ts';

const KNOWN = /^https?:\/\/json-schema\.org\/(?:draft-07|draft\/2020-12)\/schema#?$/;
const MOVING: ReadonlySet<string> = new Set([
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
  const moved = from !== to && [context.before.root.value, context.after.root.value].some(movesMeaning);
  return [moved ? made : { ...made, rule: 'noise/dialect' }];
}

/** Whether a value is the name of a dialect that this walk knows. */
export const isDialect = (value: Json): boolean => typeof value === 'string' && KNOWN.test(value);

function dialectOf(value: Json | undefined): 'draft-07' | '2020-12' | 'other' {
  // MCP says that a schema without the line is 2020-12.
  if (value === undefined) return '2020-12';
  if (typeof value !== 'string' || !isDialect(value)) return 'other';
  return value.includes('draft-07') ? 'draft-07' : '2020-12';
}

function movesMeaning(root: Json): boolean {
  for (const { value } of subschemas({ value: root, at: '' })) {
    if (!isObject(value)) continue;
    const keys = Object.keys(value);
    if (keys.some((key) => MOVING.has(key)) || Array.isArray(value['items'])) return true;
    // Draft-07 ignores everything beside a reference.
    if (keys.includes('$ref') && keys.some((key) => key !== '$ref' && !PASSIVE.has(key))) return true;
  }
  return false;
}

const PASSIVE: ReadonlySet<string> = new Set(['$schema', '$defs', 'definitions', '$comment']);
