/**
 * In: nothing. Out: families of instructions: descriptions of what malware does.
 * Each is a list of ordered steps without a gap of its own.
 */
import { type Family, medium, words } from './vocabulary.ts';

export const HARMFUL_PURPOSE: readonly Family[] = [
  medium('harmful-purpose', 0, [words('(?:reverse|bind) shell|keylogger|fork bomb|logs? every keystroke')]),
];
