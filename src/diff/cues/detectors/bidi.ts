/**
 * In: a string. Out: cues for the characters in it that set the direction of text. Reads the whole string. They are cues
 * in right-to-left text too, because they change what a person sees.
 */
import { countCues } from '../count.ts';
import type { Cue, Read } from '../cue.ts';
import { SIGN, signsOf } from '../signs.ts';

/** Source of a `u` character class. */
export const BIDI = '\\p{Bidi_Control}';

const EVERY = new RegExp(BIDI, 'gu');

export const bidiCues = ({ text }: Read): readonly Cue[] =>
  (signsOf(text) & SIGN.notAscii) === 0 ? [] : countCues('text/bidi-control', text, EVERY);
