/**
 * Rules about changes that do not change the meaning, as seen between releases of real servers.
 */
import type { RuleRow } from './row.ts';

const RECORD =
  'No check is needed: another generator writes the same schema this way. Run `mcp-lock update SERVER -i` to record it.';
const RECORD_TOOL =
  'No check is needed: another SDK writes the same tool this way. Run `mcp-lock update SERVER -i` to record it.';

export const NOISE_RULES = {
  'noise/dialect': {
    severity: 'info',
    compat: 'C',
    title: 'schema dialect changed',
    why: 'All keywords in use mean the same in both dialects.',
    accept: RECORD,
    example:
      '- "$schema": "http://json-schema.org/draft-07/schema#"\n+ "$schema": "https://json-schema.org/draft/2020-12/schema"',
  },
  'noise/additional-properties': {
    severity: 'info',
    compat: 'C',
    title: 'additional properties written differently',
    why: 'For additionalProperties, true, an empty schema and a missing keyword mean the same.',
    accept: RECORD,
    example: '- "additionalProperties": true\n+ "additionalProperties": {}',
  },
  'noise/task-support': {
    severity: 'info',
    compat: 'C',
    title: 'default task support added or left out',
    why: 'A missing taskSupport means "forbidden".',
    accept: RECORD_TOOL,
    example: '+ "execution": { "taskSupport": "forbidden" }',
  },
  'noise/integer-bounds': {
    severity: 'info',
    compat: 'C',
    title: 'safe integer limits added or left out',
    why: 'JSON numbers cannot represent integers beyond these limits exactly, so the limits refuse nothing.',
    accept: RECORD,
    example: '+ "maximum": 9007199254740991',
  },
  'noise/required-order': {
    severity: 'info',
    compat: 'C',
    title: 'order of required names changed',
    why: 'The order of required names has no meaning.',
    accept: RECORD,
    example: '- "required": ["path", "text"]\n+ "required": ["text", "path"]',
  },
  'noise/empty-required': {
    severity: 'info',
    compat: 'C',
    title: 'empty list of required names added or left out',
    why: 'An empty list and a missing list mean the same.',
    accept: RECORD,
    example: '- "required": []',
  },
  'noise/empty-description': {
    severity: 'info',
    compat: 'C',
    title: 'empty description added or left out',
    why: 'An empty text and a missing text mean the same.',
    accept: RECORD_TOOL,
    example: '+ "description": ""',
  },
  'noise/empty-arguments': {
    severity: 'info',
    compat: 'C',
    title: 'empty list of arguments added or left out',
    why: 'An empty list and a missing list mean the same.',
    accept: RECORD_TOOL,
    example: '- "arguments": []',
  },
  'noise/annotation-default': {
    severity: 'info',
    compat: 'C',
    title: 'default hint added or left out',
    why: 'A missing hint has the default value of the specification.',
    accept: RECORD_TOOL,
    example: '+ "readOnlyHint": false',
  },
} as const satisfies Record<string, RuleRow>;
