/**
 * In: nothing. Out: families of instructions: orders to call another tool first, between two calls or afterwards.
 * Each is a list of ordered steps without a gap of its own.
 */
import { CALL, type Family, medium, TOOL_NAME, words } from './vocabulary.ts';

const BEFORE = words('before|prior to');

/** A step with a tool of another server is no part of the task. */
const FOREIGN = { itemOnly: true, foreign: 'high' } as const;

export const TOOL_STEPS: readonly Family[] = [
  medium(
    'tool-steering',
    90,
    [words('after'), TOOL_NAME, words('must(?: then| first| always| also){0,8}|always'), CALL, TOOL_NAME],
    FOREIGN,
  ),
  medium(
    'tool-steering',
    90,
    [
      BEFORE,
      TOOL_NAME,
      words('must(?: first| always| also)?|should|need to|have to|required to|first'),
      CALL,
      TOOL_NAME,
    ],
    FOREIGN,
  ),
  medium(
    'tool-steering',
    60,
    [BEFORE, TOOL_NAME, words('use|call|run|execute|invoke'), TOOL_NAME, words('with|on|to')],
    FOREIGN,
  ),
  medium(
    'tool-steering',
    60,
    [
      words('must(?: first| always| also| then){0,8}'),
      words('call|use|run|execute|invoke|launch|perform'),
      TOOL_NAME,
      words(
        'with|for|to (?:delete|write|overwrite|create|send|move|upload|empty|push|add|enable)|three|multiple',
      ),
    ],
    FOREIGN,
  ),
  medium(
    'tool-steering',
    80,
    [
      words('before|prior to'),
      words('this tool|this function|executing|proceeding|returning|responding'),
      words('use|call|run|execute|invoke'),
      TOOL_NAME,
      words('with|to (?:read|delete|write|overwrite|create|send|move|upload|empty|push|add|enable)'),
    ],
    FOREIGN,
  ),
  medium(
    'tool-steering',
    60,
    [
      words('involves?|requires?|requiring'),
      words('calling|running|executing'),
      TOOL_NAME,
      words('to (?:overwrite|delete|upload|send|write|push)'),
    ],
    FOREIGN,
  ),
  medium(
    'tool-steering',
    60,
    [BEFORE, TOOL_NAME, words('trigger|fetch|perform|retrieve|visit'), TOOL_NAME],
    FOREIGN,
  ),
  medium(
    'tool-steering',
    20,
    [
      words('automatically|must|always'),
      words('call|trigger|invoke|triggers'),
      TOOL_NAME,
      words('on|with|before'),
    ],
    { itemOnly: true, foreign: 'medium' },
  ),
  medium(
    'tool-steering',
    40,
    [words('must|please'), words('redirect|switch|route'), words('to'), TOOL_NAME, words('instead')],
    FOREIGN,
  ),
];
