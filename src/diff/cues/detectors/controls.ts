/**
 * In: a string. Out: cues for control characters (C0, DEL, C1) other than TAB, LF and a CR that ends a line.
 * Reads the whole string.
 */
import { countCues } from '../count.ts';
import type { Cue, Read } from '../cue.ts';
import { SIGN, signsOf } from '../signs.ts';

/** Source of a `u` regular expression for one such character. */
export const CONTROL = '(?![\\t\\n\\r])\\p{Cc}|\\r(?!\\n)';

const EVERY = new RegExp(CONTROL, 'gu');

export const controlCues = ({ text }: Read): readonly Cue[] =>
  (signsOf(text) & (SIGN.notAscii | SIGN.control | SIGN.cr)) === 0
    ? []
    : countCues('text/control-character', text, EVERY);
