/**
 * In: nothing. Out: families of instructions: descriptions of what a tool does besides the call.
 * Each is a list of ordered steps without a gap of its own.
 */
import { type Family, medium, words } from './vocabulary.ts';

export const SIDE_EFFECT: readonly Family[] = [
  medium('side-effect', 50, [
    words('cop(?:y|ies) of (?:each|every|all|any)'),
    words(
      '(?:is|are|gets?) (?:also )?(?:automatically )?(?:forwarded|sent|stored|kept|saved|uploaded|mailed)',
    ),
    words('to|in|at|on'),
  ]),
];
