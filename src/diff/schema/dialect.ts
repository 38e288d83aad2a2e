/**
 * The `$schema` keyword: both views of a node in, one fact out. It is noise only between known dialects and none, and only if
 * each document uses the keywords of its own dialect.
 * Implements `noise/dialect`.
 */
import { isObject } from '../../lock/pointer.ts';
import type { Json } from '../../model.ts';
import { own } from '../differences.ts';
import type { Fact } from '../fact.ts';
import { type Context, keywordFact, type Site } from './context.ts';
import { BESIDE_REFERENCE, subschemas } from './keywords.ts';
import { type Dialect, dialectOf, isBefore } from './meaning/dialects.ts';

/** Keywords that mean something in some dialects only, by the dialects in which they do. */
const ONLY_IN: Readonly<Record<string, readonly Dialect[]>> = {
  ...only(['2020-12'], 'prefixItems'),
  ...only(['2019-09', '2020-12'], 'dependentRequired dependentSchemas minContains maxContains $anchor'),
  ...only(['draft-04', 'draft-06', 'draft-07', '2019-09'], 'additionalItems'),
  ...only(['draft-04', 'draft-06', 'draft-07'], 'dependencies'),
  ...only(['draft-06', 'draft-07', '2019-09', '2020-12'], 'const contains propertyNames $id'),
  ...only(['draft-07', '2019-09', '2020-12'], 'if then else'),
  ...only(
    [],
    'unevaluatedItems unevaluatedProperties $recursiveRef $recursiveAnchor $dynamicRef $dynamicAnchor id',
  ),
};

function only(dialects: readonly Dialect[], keywords: string): Readonly<Record<string, readonly Dialect[]>> {
  return Object.fromEntries(keywords.split(' ').map((keyword) => [keyword, dialects]));
}

export function compareDialect(context: Context, site: Site): readonly Fact[] {
  if (!site.changed.has('$schema')) return [];
  const made = keywordFact(context, site, 'other-changed', '$schema');
  const [from, to] = [made.before, made.after].map(dialectOf);
  if (from === undefined || to === undefined) return [made];
  const isMoved =
    from !== to &&
    (dependsOnDialect(context.before.root.value, from) || dependsOnDialect(context.after.root.value, to));
  return [isMoved ? made : { ...made, rule: 'noise/dialect' }];
}

/** Whether a value is the address of a known dialect. */
export const isDialect = (value: Json): boolean =>
  typeof value === 'string' && dialectOf(value) !== undefined;

/** Whether a document has a keyword that its own dialect does not know as others do. */
function dependsOnDialect(root: Json, dialect: Dialect): boolean {
  for (const { value } of subschemas({ value: root, at: '' })) {
    if (!isObject(value)) continue;
    const keys = Object.keys(value);
    if (keys.some((key) => own(ONLY_IN, key)?.includes(dialect) === false)) return true;
    if (Array.isArray(value['items']) && dialect === '2020-12') return true;
    const areSwitches = ['exclusiveMinimum', 'exclusiveMaximum'].some(
      (key) => Object.hasOwn(value, key) && (typeof value[key] === 'boolean') !== (dialect === 'draft-04'),
    );
    // Until draft-07, what stands beside a reference is ignored, though a model reads its texts.
    const isBeside =
      isBefore(dialect, '2019-09') && keys.includes('$ref') && keys.some((key) => !BESIDE_REFERENCE.has(key));
    if (areSwitches || isBeside) return true;
  }
  return false;
}
