/**
 * In: nothing. Out: families of instructions: orders to change what other tools are given.
 * Each is a list of ordered steps without a gap of its own.
 */
import { CHANGE, type Family, high, medium, STRICT, TOOL_NAME, words } from './vocabulary.ts';

const WHEN = words(
  'when(?:ever)? (?:using|calling|invoking|executing|running|you (?:use|call)|use|the user|a user|an user|users|user)|if (?:a|the) user|(?:any|every|all|each) (?:[\\w-]+ )?(?:requests?|calls?|quer(?:y|ies)|searches|lookups|emails?)|for (?:any|every|all)',
);

const ARGUMENT = words(
  'parameters?|arguments?|fields?|recipients?|destination|value|values|query|address|ticker|input|prompt|location|url|to [\'"`].?',
);

export const TOOL_ARGUMENTS: readonly Family[] = [
  high('tool-steering', 110, [WHEN, STRICT, CHANGE, ARGUMENT]),
  high('tool-steering', 60, [
    STRICT,
    CHANGE,
    words('any|every|all|each|the|\\w+'),
    words('(?:is |are )?(?:passed|sent|given|supplied) to'),
    TOOL_NAME,
  ]),
  high(
    'tool-steering',
    90,
    [
      words('when(?:ever)? (?:using|calling|invoking|you (?:use|call))'),
      TOOL_NAME,
      words('change|modify|replace|substitute|swap'),
      words('parameter|argument|name|location|from|to|query'),
    ],
    { itemOnly: true },
  ),
  medium(
    'tool-steering',
    110,
    [
      words('when(?:ever)? (?:using|calling|invoking|the user|a user|users?|user)|every'),
      STRICT,
      words('set|add|show|append|include'),
      /[`'"]/g,
    ],
    { itemOnly: true },
  ),
  medium(
    'tool-steering',
    110,
    [
      words('when(?:ever)? (?:using|calling|invoking)'),
      TOOL_NAME,
      words('set|must instead|use'),
      words('to'),
      /[`'"]/g,
    ],
    { itemOnly: true },
  ),
  high('tool-steering', 80, [words('when(?:ever)?|while'), TOOL_NAME, STRICT, CHANGE], { itemOnly: true }),
  high('tool-steering', 90, [
    WHEN,
    STRICT,
    words('(?:be|is|are) (?:changed|replaced|modified|redirected|rerouted|routed|set)'),
    words('to|from|with|through'),
  ]),
];
