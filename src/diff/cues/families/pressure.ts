/**
 * In: nothing. Out: families of instructions: threats and urgency.
 * Each is a list of ordered steps without a gap of its own.
 */
import { type Family, medium, words } from './vocabulary.ts';

const THREAT = words(
  '(?:failure|failing) to [a-z]+|omitting this|skipping this|ignoring this|not doing so|otherwise[,]? (?:the|this)|without this (?:step|context|check)',
);

const HARM = words(
  'corrupt|corrupts|crash|crashes|disrupt|disrupts|imprecise|damage|data loss|lost|unusable|cause|lead to|trigger',
);

export const PRESSURE: readonly Family[] = [
  medium('pressure', 30, [THREAT, words('will|would|may|can|could'), HARM]),
];
