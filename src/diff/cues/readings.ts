/**
 * In: a text. Out: what a model can read in it: the text with plain letters, and what is disguised in it, each with the name of
 * the disguise. For matching only, never for display. Reads at most `SCANNED` characters.
 */
import { hiddenCharacters } from '../../display/hidden.ts';
import { SCANNED } from './cue.ts';
import { DISGUISES } from './disguises.ts';
import { signsOf } from './signs.ts';
import { skeleton } from './skeleton.ts';

export interface Reading {
  /** Absent: the text as it is. */
  readonly disguise?: string;
  readonly text: string;
}

const ASCII = /^[\t\n\r\x20-\x7E]*$/;
const INVISIBLE =
  /[\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\p{Variation_Selector}]|(?![\t\n\r])\p{Cc}/gu;
const QUOTES = /[\u{2018}\u{2019}\u{201A}\u{201B}\u{2032}\u{FF07}]/gu;
const DOUBLE = /[\u{201C}-\u{201F}\u{2033}\u{FF02}]/gu;
/** Marks on Latin letters that no letter of its own stands for, as in struck-through text. */
const LOOSE_MARKS = /(?<=[A-Za-z])\p{Mn}+/gu;

let last: { readonly whole: string; readonly readings: readonly Reading[] } | undefined;

/** All readings of a text, the plain one first. Two detectors read each string, one after the other. */
export function readings(whole: string): readonly Reading[] {
  if (last?.whole !== whole) last = { whole, readings: allReadings(whole) };
  return last.readings;
}

function allReadings(whole: string): readonly Reading[] {
  const text = whole.slice(0, SCANNED);
  const isAscii = ASCII.test(text);
  const plain = isAscii ? text : readable(text);
  const out: Reading[] = [{ text: plain }];
  if (!isAscii) {
    const { decoded: hidden } = hiddenCharacters(text);
    if (hidden !== '') out.push({ disguise: 'hidden characters', text: hidden });
    // Words of other alphabets, which look-alike letters would make unreadable.
    if (/[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}]/u.test(text)) {
      out.push({ disguise: '', text: text.normalize('NFKC').replace(INVISIBLE, '').slice(0, SCANNED) });
    }
  }
  const signs = signsOf(plain);
  for (const { name, sign, gate, read } of DISGUISES) {
    if ((signs & sign) === 0 || !gate.test(plain)) continue;
    const found = read(plain);
    if (found === '') continue;
    out.push({ disguise: name, text: found.slice(0, SCANNED) });
    // What is encoded twice is read twice.
    if (name === 'base64' && DISGUISES[0]?.gate.test(found))
      out.push({ disguise: name, text: DISGUISES[0].read(found) });
  }
  return out.map(({ disguise, text: read }) =>
    disguise === undefined || disguise === '' ? { text: read } : { disguise, text: read },
  );
}

/** A text with look-alike letters as plain letters and without invisible characters. */
const readable = (text: string): string =>
  skeleton(text.replace(INVISIBLE, ''))
    .slice(0, SCANNED)
    .replace(LOOSE_MARKS, '')
    .replace(QUOTES, "'")
    .replace(DOUBLE, '"');
