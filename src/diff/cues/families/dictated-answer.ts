/**
 * In: nothing. Out: families of instructions: orders to say a given sentence to the user.
 * Each is a list of ordered steps without a gap of its own.
 */
import { type Family, medium, words } from './vocabulary.ts';

export const DICTATED_ANSWER: readonly Family[] = [
  medium('dictated-answer', 60, [
    words('must(?: then| first| always| also| not| display)?|and then'),
    words('state|announce|report to the user|display the message|say|inform the user|add the disclaimer'),
    /[:'"]\s?'?(?=[A-Z])/g,
  ]),
];
