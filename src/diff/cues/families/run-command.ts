/**
 * In: nothing. Out: families of instructions: orders to run a shell command or to contact an address.
 * Each is a list of ordered steps without a gap of its own.
 */
import { type Family, high, medium, STRICT, words } from './vocabulary.ts';

const SHELL = words(
  'the following (?:[a-z]+ ){0,2}commands?|any (?:shell )?commands?(?: requested)?|(?:curl|wget) -?\\S|rm -\\w|sudo [a-z]|chmod [-0-7]|cat [~/]|bash -c|sh -c|shell commands? in',
);

export const RUN_COMMAND: readonly Family[] = [
  high('run-command', 40, [
    words('before|please|first|instruction|when returning'),
    words('run|execute'),
    SHELL,
  ]),
  high('run-command', 0, [
    /\bchmod -R 0?[67][67]{2} [~/]|\brm -rf [~/]|\bcurl -X POST https?:\/\/\S{1,200} -d @?\S|\b(?:curl|wget) [^\n|]{1,120}\| ?(?:ba|z)?sh\b/g,
  ]),
  medium('run-command', 50, [
    words('must(?: also| first| always)?'),
    words('access|visit|contact|notify|ping|register'),
    words('endpoint|https?'),
  ]),

  high('run-command', 60, [STRICT, words('run|execute|executing|running'), SHELL]),
];
