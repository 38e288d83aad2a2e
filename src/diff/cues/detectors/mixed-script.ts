/**
 * In: a string. Out: a cue for each word that mixes Latin with Cyrillic or Greek letters. Japanese, Chinese and Korean
 * beside Latin, and units such as kΩ or µs, are normal.
 */
import type { Cue, Read } from '../cue.ts';
import { SCANNED } from '../cue.ts';
import { SIGN, signsOf } from '../signs.ts';

const PLAIN = /^[\0-\x7F]*$/;
const WORD = /[\p{L}\p{M}]+/gu;
const LATIN_LETTER = /\p{Script=Latin}/u;
const CYRILLIC = /\p{Script=Cyrillic}/u;
const GREEK = /\p{Script=Greek}/u;
// One symbol before or after Latin letters: ΔT, kΩ, μs, TNFα. Look-alikes such as omicron and nu are no symbols.
const SYMBOL =
  /^(?:[\u{3B1}-\u{3B8}\u{3BB}\u{3BC}\u{3BE}\u{3C0}-\u{3C4}\u{3C6}-\u{3C9}\u{393}\u{394}\u{398}\u{39B}\u{39E}\u{3A0}\u{3A3}\u{3A6}\u{3A8}\u{3A9}]\p{Script=Latin}+|\p{Script=Latin}+[\u{3B1}-\u{3B8}\u{3BB}\u{3BC}\u{3BE}\u{3C0}-\u{3C4}\u{3C6}-\u{3C9}\u{393}\u{394}\u{398}\u{39B}\u{39E}\u{3A0}\u{3A3}\u{3A6}\u{3A8}\u{3A9}])$/u;

export function mixedScriptCues({ text }: Read): readonly Cue[] {
  if ((signsOf(text) & SIGN.notAscii) === 0) return [];
  const cues: Cue[] = [];
  for (const [word] of text.slice(0, SCANNED).matchAll(WORD)) {
    if (PLAIN.test(word) || !LATIN_LETTER.test(word)) continue;
    if (CYRILLIC.test(word) || (GREEK.test(word) && !SYMBOL.test(word))) {
      cues.push({ rule: 'text/mixed-script', key: word });
    }
  }
  return cues;
}
