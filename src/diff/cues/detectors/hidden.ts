/**
 * In: a string. Out: cues for the invisible characters in it, and for the text that they encode. `display/hidden` decides
 * which uses are legal; direction marks and control characters have detectors of their own. Reads the whole string.
 */
import { hiddenCharacters } from '../../../display/hidden.ts';
import { codePoint as named } from '../count.ts';
import type { Cue, Read } from '../cue.ts';
import { SIGN, signsOf } from '../signs.ts';
import { BIDI } from './bidi.ts';
import { CONTROL } from './controls.ts';

const OTHER_DETECTORS = new RegExp(`^(?:${BIDI}|${CONTROL})$`, 'u');

export function hiddenCues({ text }: Read): readonly Cue[] {
  if ((signsOf(text) & (SIGN.notAscii | SIGN.control | SIGN.cr)) === 0) return [];
  const { characters, decoded } = hiddenCharacters(text);
  const cues: Cue[] = characters
    .filter(({ codePoint }) => !OTHER_DETECTORS.test(String.fromCodePoint(codePoint)))
    .map(({ codePoint, count }) => ({
      rule: 'text/hidden-characters',
      key: named(String.fromCodePoint(codePoint)),
      count,
    }));
  // The same invisible letters in another order are another message.
  return cues.length === 0 || decoded === ''
    ? cues
    : [...cues, { rule: 'text/hidden-characters', key: `spells ${decoded}` }];
}
