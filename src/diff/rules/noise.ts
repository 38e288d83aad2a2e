/**
 * Rewrites that change no meaning, seen between releases of real servers.
 */
import type { RuleRow } from './row.ts';

const RECORD =
  'Nothing to check: it is how another generator writes the same schema; `mcp-lock update SERVER` records it.';
const RECORD_TOOL =
  'Nothing to check: it is how another SDK writes the same tool; `mcp-lock update SERVER` records it.';

export const NOISE_RULES = {
  'noise/dialect': {
    severity: 'info',
    compat: 'C',
    title: 'schema names another dialect',
    why: 'Every keyword in use means the same in both dialects.',
    accept: RECORD,
    example:
      '- "$schema": "http://json-schema.org/draft-07/schema#"\n+ "$schema": "https://json-schema.org/draft/2020-12/schema"',
  },
  'noise/additional-properties': {
    severity: 'info',
    compat: 'C',
    title: 'the rule for other keys is written in another way',
    why: 'For additionalProperties, true, an empty schema and no word at all mean the same.',
    accept: RECORD,
    example: '- "additionalProperties": true\n+ "additionalProperties": {}',
  },
  'noise/task-support': {
    severity: 'info',
    compat: 'C',
    title: 'the refusal of tasks is spelled out or left out',
    why: 'Where taskSupport is absent, it means forbidden.',
    accept: RECORD_TOOL,
    example: '+ "execution": { "taskSupport": "forbidden" }',
  },
  'noise/integer-bounds': {
    severity: 'info',
    compat: 'C',
    title: 'bounds of a safe integer spelled out or left out',
    why: 'No integer beyond these bounds passes through JSON unharmed, so they refuse nothing.',
    accept: RECORD,
    example: '+ "maximum": 9007199254740991',
  },
  'noise/required-order': {
    severity: 'info',
    compat: 'C',
    title: 'required names stand in another order',
    why: 'The order of required names means nothing.',
    accept: RECORD,
    example: '- "required": ["path", "text"]\n+ "required": ["text", "path"]',
  },
  'noise/empty-required': {
    severity: 'info',
    compat: 'C',
    title: 'empty list of required names written or left out',
    why: 'An empty list and none mean the same.',
    accept: RECORD,
    example: '- "required": []',
  },
  'noise/empty-description': {
    severity: 'info',
    compat: 'C',
    title: 'empty description written or left out',
    why: 'An empty text and none mean the same.',
    accept: RECORD_TOOL,
    example: '+ "description": ""',
  },
  'noise/annotation-default': {
    severity: 'info',
    compat: 'C',
    title: 'a hint at its default is spelled out or left out',
    why: 'A hint that is absent has the default of the specification.',
    accept: RECORD_TOOL,
    example: '+ "readOnlyHint": false',
  },
} as const satisfies Record<string, RuleRow>;
