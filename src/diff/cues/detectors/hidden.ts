/**
 * In: a string. Out: cues for the characters in it that render as nothing, and for what they spell. Which uses
 * are legal is decided in `display/hidden`; direction marks and control characters have detectors of their own.
 * Reads the whole string, however long.
 */
import { hiddenCharacters } from '../../../display/hidden.ts';
import type { Cue, ModelString } from '../cue.ts';
import { BIDI } from './bidi.ts';
import { CONTROL } from './controls.ts';

const ELSEWHERE = new RegExp(`^(?:${BIDI}|${CONTROL})$`, 'u');

export function hiddenCues({ text }: ModelString): readonly Cue[] {
  const { characters, decoded } = hiddenCharacters(text);
  const cues: Cue[] = characters
    .filter(({ codePoint }) => !ELSEWHERE.test(String.fromCodePoint(codePoint)))
    .map(({ codePoint, count }) => ({
      rule: 'text/hidden-characters',
      key: `U+${codePoint.toString(16)}`,
      count,
    }));
  // The same invisible letters in another order say something else.
  return cues.length === 0 || decoded === ''
    ? cues
    : [...cues, { rule: 'text/hidden-characters', key: `spells ${decoded}` }];
}
