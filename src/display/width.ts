/**
 * In: printable text without colour codes. Out: how many terminal columns it takes, and the text cut or wrapped to
 * fit. Follows Unicode East Asian Width (UAX 11; ambiguous counts as narrow) and grapheme clusters (UAX 29).
 * Never splits a cluster (save at every 256th of unbroken non-ASCII), never loses a character but spaces at a
 * line's end.
 */

/** A piece of a text by UTF-16 offsets. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

let graphemes: Intl.Segmenter | undefined;

/** Made when first needed: plain ASCII never needs it, and making it costs more than a short run takes. */
function segmenter(): Intl.Segmenter {
  graphemes ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return graphemes;
}

const ASCII_ONLY = /^[ -~]*$/;
const EMOJI = /\p{Emoji_Presentation}|\u{FE0F}|\p{Regional_Indicator}{2}/u;
// Marks, formats, and the vowels and finals that a Hangul syllable absorbs.
const NO_WIDTH = /[\p{Mn}\p{Me}\p{Cf}\p{Cc}\u{1160}-\u{11FF}\u{D7B0}-\u{D7FF}]/u;
const WIDE =
  /[\u{1100}-\u{115F}\u{2329}\u{232A}\u{2E80}-\u{303E}\u{3041}-\u{4DBF}\u{4E00}-\u{A4CF}\u{A960}-\u{A97F}\u{AC00}-\u{D7A3}\u{F900}-\u{FAFF}\u{FE10}-\u{FE19}\u{FE30}-\u{FE6F}\u{FF01}-\u{FF60}\u{FFE0}-\u{FFE6}\u{16FE0}-\u{18D08}\u{1AFF0}-\u{1B2FF}\u{1F200}-\u{1F2FF}\u{20000}-\u{3FFFD}]/u;

// The segmenter's time grows with the square of the length: it gets short stretches, and no plain ASCII.
const STRETCHES = /[ -~](?![^ -~])|[ -~]?[^ -~]{1,256}/gsu;

function* clusters(text: string): Generator<{ readonly segment: string; readonly index: number }> {
  for (const { 0: stretch, index } of text.matchAll(STRETCHES)) {
    if (stretch.length === 1) yield { segment: stretch, index };
    else
      for (const part of segmenter().segment(stretch))
        yield { segment: part.segment, index: index + part.index };
  }
}

/** The columns a text takes in a terminal. */
export function displayWidth(text: string): number {
  if (ASCII_ONLY.test(text)) return text.length;
  let width = 0;
  for (const { segment } of clusters(text)) width += clusterWidth(segment);
  return width;
}

function clusterWidth(cluster: string): number {
  if (ASCII_ONLY.test(cluster)) return cluster.length;
  if (EMOJI.test(cluster)) return 2;
  let width = 0;
  for (const char of cluster) width += NO_WIDTH.test(char) ? 0 : WIDE.test(char) ? 2 : 1;
  return width;
}

/** The text cut to fit, with the ellipsis inside the given columns. */
export function truncate(text: string, columns: number, ellipsis = '…'): string {
  if (displayWidth(text) <= columns) return text;
  const room = columns - displayWidth(ellipsis);
  let out = '';
  let used = 0;
  for (const { segment } of clusters(text)) {
    used += clusterWidth(segment);
    if (used > room) break;
    out += segment;
  }
  return out + ellipsis;
}

/** Fills up with spaces on the right. */
export const padEnd = (text: string, columns: number): string =>
  text + ' '.repeat(Math.max(0, columns - displayWidth(text)));

/** Lines of at most so many columns; the second and later ones start with `indent` spaces. Line feeds stay breaks. */
export function wrap(text: string, columns: number, indent = 0): readonly string[] {
  return text.split('\n').flatMap((line, index) => {
    const room = Math.max(1, columns - indent);
    const [first = { start: 0, end: line.length }] = wrapRanges(line, columns);
    const rest = wrapRanges(line.slice(first.end), room).map(({ start, end }) => ({
      start: start + first.end,
      end: end + first.end,
    }));
    const ranges = index === 0 ? [first, ...rest] : wrapRanges(line, room);
    return ranges.map((range, at) => {
      const piece = line.slice(range.start, range.end);
      const shown = at === ranges.length - 1 ? piece : piece.trimEnd();
      return at + index === 0 ? shown : ' '.repeat(indent) + shown;
    });
  });
}

/** A command in backticks, for `wrapAround`. */
export const COMMAND = /`[^`\n]*`/g;

/** The same, but what matches `pieces` is not broken. The text must have no NBSP of its own; printable text has none. */
export const wrapAround = (pieces: RegExp, text: string, columns: number, indent = 0): readonly string[] =>
  wrap(
    text.replace(pieces, (piece) => piece.replaceAll(' ', '\u{a0}')),
    columns,
    indent,
  ).map((line) => line.replaceAll('\u{a0}', ' '));

/** Where a line without line feeds breaks: the ranges are adjacent and cover it whole. */
export function wrapRanges(line: string, columns: number): readonly Range[] {
  const ranges: Range[] = [];
  let start = 0;
  let used = 0;
  let breakAt = 0;
  let usedAtBreak = 0;
  for (const { segment, index } of clusters(line)) {
    const width = clusterWidth(segment);
    // A space may stick out: it is invisible there and must not open the next line.
    while (used + width > columns && segment !== ' ' && index > start) {
      const end = breakAt > start ? breakAt : index;
      ranges.push({ start, end });
      used -= breakAt > start ? usedAtBreak : used;
      start = end;
      breakAt = start;
    }
    used += width;
    if (segment === ' ' || WIDE.test(segment)) {
      breakAt = index + segment.length;
      usedAtBreak = used;
    }
  }
  if (start < line.length) ranges.push({ start, end: line.length });
  return ranges;
}
