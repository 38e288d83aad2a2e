/**
 * In: a text. Out: its sentences as a model reads them: compatibility forms and look-alike letters become plain letters,
 * invisible characters are removed, and text that they or base64 encode is added at the end. For matching only, never
 * for display. Reads at most `SCANNED` characters.
 */
import { decodeTags } from '../../display/hidden.ts';
import { SCANNED } from './cue.ts';
import { skeleton } from './skeleton.ts';

const INVISIBLE =
  /[\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\p{Variation_Selector}]|(?![\t\n\r])\p{Cc}/gu;
const QUOTES = /[\u{2018}\u{2019}\u{201A}\u{201B}\u{2032}\u{FF07}]/gu;
const DOUBLE = /[\u{201C}-\u{201F}\u{2033}\u{FF02}]/gu;
const EMPHASIS = /\*\*/g;
const ENCODED = /(?<![A-Za-z0-9+/=])[A-Za-z0-9+/]{24,4000}={0,2}/g;
// A full stop ends a sentence only before white space: not in `id_rsa.pub`, `e.g.` or `v1.2`.
const END =
  /(?<!\b(?:e\.g|i\.e|etc|vs))[.!?](?=["')\]]?\s)|[\u{3002}\u{FF01}\u{FF1F}]|\n[ \t]*\n|\n(?=[ \t]*(?:[-*\u{2022}]|\d+\.)[ \t])/u;

/** The sentences of a text. */
export function sentences(text: string): readonly string[] {
  const head = text.slice(0, SCANNED);
  const decoded = [decodeTags(head), ...decodeBase64(head)].filter((part) => part !== '');
  return [readable(head), ...decoded]
    .flatMap((part) => part.split(END))
    .map((part) => part.replace(EMPHASIS, '').replace(/\s+/g, ' ').trim())
    .filter((part) => part !== '');
}

/** A text with look-alike letters as plain letters and without invisible characters. */
function readable(text: string): string {
  if (/^[\t\n\r\x20-\x7E]*$/.test(text)) return text;
  return skeleton(text.replace(INVISIBLE, '')).slice(0, SCANNED).replace(QUOTES, "'").replace(DOUBLE, '"');
}

function decodeBase64(text: string): readonly string[] {
  const out: string[] = [];
  for (const [run] of text.matchAll(ENCODED)) {
    if (!/[A-Z]/.test(run) || !/[a-z]/.test(run)) continue;
    const decoded = Buffer.from(run, 'base64').toString('latin1');
    if (/^[\t\n\r\x20-\x7E]+$/.test(decoded) && /[a-z] [a-z]/i.test(decoded)) out.push(decoded);
  }
  return out;
}
