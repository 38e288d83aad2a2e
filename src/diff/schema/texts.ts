/**
 * Annotations, which describe a value and validate nothing: both views of a node in, one fact for each changed one out.
 * Never judges what a text says; cues do that.
 * Implements `description-changed`, `annotation-changed`, `header-mirror-added` and `noise/empty-description`.
 */
import type { Fact } from '../fact.ts';
import { type Context, keywordFact, type RuleName, type Site } from './context.ts';

/** Annotations without a rule of their own. */
export const OTHER_ANNOTATIONS = [
  'title',
  'examples',
  'example',
  '$comment',
  'deprecated',
  'readOnly',
  'writeOnly',
  'contentEncoding',
  'contentMediaType',
  'contentSchema',
] as const;

/** The rule for a text under a keyword. */
export const textRule = (keyword: string): RuleName =>
  keyword === 'description' || keyword === 'pattern' || keyword === 'format'
    ? `${keyword}-changed`
    : (OTHER_ANNOTATIONS as readonly string[]).includes(keyword)
      ? 'annotation-changed'
      : 'other-changed';

export const compareTexts = (context: Context, site: Site): readonly Fact[] => [
  ...(site.changed.has('description') ? [description(context, site)] : []),
  ...(site.changed.has('x-mcp-header') ? [header(context, site)] : []),
  ...OTHER_ANNOTATIONS.filter((key) => site.changed.has(key)).map((key) =>
    keywordFact(context, site, 'annotation-changed', key),
  ),
];

function description(context: Context, site: Site): Fact {
  const made = keywordFact(context, site, 'description-changed', 'description');
  return [made.before, made.after].every((side) => side === undefined || side === '')
    ? { ...made, rule: 'noise/empty-description' }
    : made;
}

function header(context: Context, site: Site): Fact {
  const made = keywordFact(context, site, 'other-changed', 'x-mcp-header');
  return made.after === undefined || context.direction === 'output'
    ? made
    : { ...made, rule: 'schema/header-mirror-added' };
}
