/**
 * In: two texts. Out: what stayed, went and came, word by word, in pieces that join up to both texts exactly.
 * Every white space and every risky code point is a token of its own, so that NBSP, CR or a zero-width space
 * is never taken for what it imitates. Never runs longer than its caps: past them it says whole old, whole new.
 */
import { diffArrays } from 'diff';
import { RISKY } from '../display/codepoints.ts';

/** A piece of the old text, the new one, or both. */
export interface Segment {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

let words: Intl.Segmenter | undefined;

/** Made with the first text that needs it, since making it takes longer than many a diff. */
function segmenter(): Intl.Segmenter {
  words ??= new Intl.Segmenter('en', { granularity: 'word' });
  return words;
}

// Scripts written without spaces, whose words only a dictionary finds.
const UNSPACED = ['Hani', 'Hira', 'Kana', 'Thai', 'Laoo', 'Khmr', 'Mymr']
  .map((script) => `\\p{scx=${script}}`)
  .join('');
const LETTER = `(?![${UNSPACED}]|${RISKY})[\\p{L}\\p{M}\\p{N}_]`;
// A single; a word as people and programs write it; or a stretch for the segmenter, whose time grows with the
// square of the length: hence only where it is needed, and short.
const TOKENS = new RegExp(
  `(\\s|${RISKY}|(?:${LETTER})+(?:['.](?:${LETTER})+)*|[!-~])|(?:(?!\\s|${RISKY}|[!-~]|${LETTER}).){1,256}`,
  'gsu',
);

/** Texts with more tokens are compared by lines first. */
const MANY_TOKENS = 2000;
/** Work grows with the square of the edits; this many take some 100 ms. */
const MAX_EDITS = 1200;
const MAX_MS = 300;

/** The difference of two texts; removed stands before added. */
export function wordDiff(before: string, after: string): readonly Segment[] {
  if (before === after) return joined([{ kind: 'same', text: before }]);
  const old = tokens(before);
  const now = tokens(after);
  const deadline = Date.now() + MAX_MS;
  if (old.length <= MANY_TOKENS && now.length <= MANY_TOKENS) return tidied(compared(old, now, deadline));
  const lines = compared(before.split(/(?<=\n)/), after.split(/(?<=\n)/), deadline);
  return tidied(
    groups(lines).flatMap(({ same, removed, added }): readonly Segment[] => [
      { kind: 'same', text: same },
      ...(removed === '' || added === ''
        ? replaced(removed, added)
        : compared(tokens(removed), tokens(added), deadline)),
    ]),
  );
}

function tokens(text: string): string[] {
  const out: string[] = [];
  for (const [run, single] of text.matchAll(TOKENS)) {
    if (single !== undefined) out.push(single);
    else for (const { segment } of segmenter().segment(run)) out.push(segment);
  }
  return out;
}

function compared(old: string[], now: string[], deadline: number): readonly Segment[] {
  const timeout = Math.max(0, deadline - Date.now());
  const changes = diffArrays(old, now, { maxEditLength: MAX_EDITS, timeout });
  if (changes === undefined) return middle(old, now);
  return changes.map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value.join(''),
  }));
}

/** The fall-back: whole old and whole new between what both begin and end with. */
function middle(old: readonly string[], now: readonly string[]): readonly Segment[] {
  const shorter = Math.min(old.length, now.length);
  let head = 0;
  while (head < shorter && old[head] === now[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && old.at(-1 - tail) === now.at(-1 - tail)) tail += 1;
  const end = old.length - tail;
  return [
    { kind: 'same', text: old.slice(0, head).join('') },
    ...replaced(old.slice(head, end).join(''), now.slice(head, now.length - tail).join('')),
    { kind: 'same', text: old.slice(end).join('') },
  ];
}

const replaced = (removed: string, added: string): readonly Segment[] => [
  { kind: 'removed', text: removed },
  { kind: 'added', text: added },
];

interface Group {
  same: string;
  removed: string;
  added: string;
}

/** Each group is what stayed and then what changed right after it. */
function groups(segments: readonly Segment[]): Group[] {
  const out: Group[] = [{ same: '', removed: '', added: '' }];
  for (const { kind, text } of segments) {
    const last = out.at(-1);
    if (last === undefined || (kind === 'same' && last.removed + last.added !== '')) {
      out.push({ same: '', removed: '', added: '', [kind]: text });
    } else last[kind] += text;
  }
  return out;
}

/** A lone space or comma between two replaced words tells nothing: the reader wants one replaced phrase. */
function tidied(segments: readonly Segment[]): readonly Segment[] {
  const out: Group[] = [];
  for (const group of groups(segments)) {
    const last = out.at(-1);
    const replaces = ({ removed, added }: Group) => removed !== '' && added !== '';
    if (last !== undefined && replaces(last) && replaces(group) && /^[ \p{P}]{1,3}$/u.test(group.same)) {
      last.removed += group.same + group.removed;
      last.added += group.same + group.added;
    } else out.push({ ...group });
  }
  return joined(
    out.flatMap(({ same, removed, added }) => [{ kind: 'same', text: same }, ...replaced(removed, added)]),
  );
}

const joined = (segments: readonly Segment[]): readonly Segment[] =>
  segments.filter(({ text }) => text !== '');
