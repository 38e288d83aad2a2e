/**
 * In: nothing. Out: families of instructions: orders to act without asking.
 * Each is a list of ordered steps without a gap of its own.
 */
import { type Family, medium, words } from './vocabulary.ts';

export const CONFIRMATION_SKIPPED: readonly Family[] = [
  medium(
    'confirmation-skipped',
    30,
    [
      words("(?:do not|don't|never|without)"),
      words('ask|asking|request|requesting|wait for|waiting for|seek|seeking'),
      words('confirmation|permission|approval|consent'),
    ],
    { negated: true },
  ),
];
