/**
 * In: nothing. Out: families of instructions: praise, and claims to be better than other tools.
 * Each is a list of ordered steps without a gap of its own.
 */
import { type Family, medium, words } from './vocabulary.ts';

const PRAISE = words(
  "(?:the |world's )(?:single )?(?:best|most (?:advanced|reliable|accurate|comprehensive|powerful|sophisticated|trusted)|fastest|ultimate|premier)(?: and [a-z]+(?: [a-z]+)?)?",
);

export const PREFERENCE: readonly Family[] = [
  medium('preference', 40, [
    PRAISE,
    words('tools?|version|analy[sz]er|engine|platform|system|solution|service'),
    words('in the world|available|worldwide|ever|on the market|in the market|for [a-z]+'),
  ]),
  medium('preference', 30, [
    words('trusted|used|recommended'),
    words('by'),
    words(
      '99(?:\\.\\d)?%|experts worldwide|fortune 500|top [a-z]+ engineers|professionals worldwide|experts',
    ),
  ]),
];
