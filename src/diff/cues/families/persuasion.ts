/**
 * In: nothing. Out: families of instructions: threats, praise and persuasion.
 * Each is a list of ordered steps without a gap of its own.
 */
import { type Family, medium, words } from './vocabulary.ts';

const THREAT = words(
  '(?:failure|failing) to [a-z]+|omitting this|skipping this|ignoring this|not doing so|otherwise[,]? (?:the|this)|without this (?:step|context|check)',
);

const HARM = words(
  'corrupt|corrupts|crash|crashes|disrupt|disrupts|imprecise|damage|data loss|lost|unusable|cause|lead to|trigger',
);

const PRAISE = words(
  "(?:the |world's )(?:single )?(?:best|most (?:advanced|reliable|accurate|comprehensive|powerful|sophisticated|trusted)|fastest|ultimate|premier)(?: and [a-z]+(?: [a-z]+)?)?",
);

export const PERSUASION: readonly Family[] = [
  medium('speech', 60, [
    words('must(?: then| first| always| also| not| display)?|and then'),
    words('state|announce|report to the user|display the message|say|inform the user|add the disclaimer'),
    /[:'"]\s?'?(?=[A-Z])/g,
  ]),
  medium('coercion', 30, [THREAT, words('will|would|may|can|could'), HARM]),
  medium('praise', 40, [
    PRAISE,
    words('tools?|version|analy[sz]er|engine|platform|system|solution|service'),
    words('in the world|available|worldwide|ever|on the market|in the market|for [a-z]+'),
  ]),
  medium('praise', 30, [
    words('trusted|used|recommended'),
    words('by'),
    words(
      '99(?:\\.\\d)?%|experts worldwide|fortune 500|top [a-z]+ engineers|professionals worldwide|experts',
    ),
  ]),
];
