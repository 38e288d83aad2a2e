/**
 * In: one reading of a text. Out: its sentences without emphasis and with single spaces. A very long one is cut into pieces
 * that overlap, so that the work on each has a limit.
 */

// `**must**`, `_must_`, `~~must~~`
const EMPHASIS =
  /\*\*|(?<![\p{L}\p{N}])[*_~]{1,3}(?=[\p{L}\p{N}])|(?<=[\p{L}\p{N}])[*_~]{1,3}(?![\p{L}\p{N}*_~])/gu;
const MAY_EMPHASIZE = /[*_~]/;
// A full stop ends a sentence only before white space: not in `id_rsa.pub`, `e.g.` or `v1.2`.
const END =
  /(?<!\b(?:e\.g|i\.e|etc|vs))[.!?](?=["')\]]?\s)|[\u{3002}\u{FF01}\u{FF1F}]|\n[ \t]*\n|\n(?=[ \t]*(?:[-*\u{2022}]|\d+\.)[ \t])/u;
// White space that is not one space already.
const SPACES = /[^\S ]\s*| \s+/g;
const LONGEST = 1_600;
const OVERLAP = 300;

/** The sentences of a text. */
export const sentences = (text: string): readonly string[] =>
  text
    .split(END)
    .map((part) => (MAY_EMPHASIZE.test(part) ? part.replace(EMPHASIS, '') : part).replace(SPACES, ' ').trim())
    .filter((part) => part !== '')
    .flatMap((part) => (part.length <= LONGEST ? [part] : pieces(part)));

function pieces(part: string): readonly string[] {
  const out: string[] = [];
  for (let at = 0; at < part.length; at += LONGEST - OVERLAP) out.push(part.slice(at, at + LONGEST));
  return out;
}
