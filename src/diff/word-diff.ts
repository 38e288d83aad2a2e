/**
 * In: two texts. Out: which words stayed, were removed or were added, in pieces that join up to both texts exactly.
 * Every white space and every risky code point is a token of its own, so that NBSP, CR or a zero-width space never
 * equals the character that it imitates. Work is limited: past the limits, the whole middle is replaced.
 */
import { diffArrays } from 'diff';
import { RISKY } from '../display/codepoints.ts';

/** A piece of the old text, the new one, or both. */
export interface Segment {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

let wordSegmenter: Intl.Segmenter | undefined;

/** Created for the first text that needs it, because that takes longer than most diffs. */
function segmenter(): Intl.Segmenter {
  wordSegmenter ??= new Intl.Segmenter('en', { granularity: 'word' });
  return wordSegmenter;
}

// Scripts without spaces between words, which need a dictionary.
const UNSPACED = ['Hani', 'Hira', 'Kana', 'Thai', 'Laoo', 'Khmr', 'Mymr']
  .map((script) => `\\p{scx=${script}}`)
  .join('');
const LETTER = `(?![${UNSPACED}]|${RISKY})[\\p{L}\\p{M}\\p{N}_]`;
// A single character, a word of text or code, or a run for the segmenter. The time of the segmenter grows with the
// square of the length, so it gets short runs and only where it is needed.
const TOKENS = new RegExp(
  `(\\s|${RISKY}|(?:${LETTER})+(?:['.](?:${LETTER})+)*|[!-~])|(?:(?!\\s|${RISKY}|[!-~]|${LETTER}).){1,256}`,
  'gsu',
);

/** Texts with more tokens are compared by lines first. */
const MANY_TOKENS = 2000;
const MAX_EDITS = 1200;
/**
 * Work for one pair of texts, in steps: as many as `edits` × (`edits` + tokens of the shorter text). A count and not a time, so that
 * every machine shows the same difference.
 */
const MAX_STEPS = 4_000_000;

/** The difference of two texts. A removed piece comes before the added one. */
export function wordDiff(before: string, after: string): readonly Segment[] {
  if (before === after) return joined([{ kind: 'same', text: before }]);
  const oldTokens = tokens(before);
  const newTokens = tokens(after);
  const budget: Budget = { steps: MAX_STEPS };
  if (oldTokens.length <= MANY_TOKENS && newTokens.length <= MANY_TOKENS) {
    return tidied(compared(oldTokens, newTokens, budget));
  }
  const lines = compared(before.split(/(?<=\n)/), after.split(/(?<=\n)/), budget);
  return tidied(
    groups(lines).flatMap(({ same, removed, added }): readonly Segment[] => [
      { kind: 'same', text: same },
      ...(removed === '' || added === ''
        ? replaced(removed, added)
        : compared(tokens(removed), tokens(added), budget)),
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

interface Budget {
  steps: number;
}

/** Takes its work out of the budget. */
function compared(oldTokens: string[], newTokens: string[], budget: Budget): readonly Segment[] {
  const shorter = Math.min(oldTokens.length, newTokens.length);
  const affordable = Math.floor((Math.sqrt(shorter ** 2 + 4 * budget.steps) - shorter) / 2);
  const maxEditLength = Math.min(MAX_EDITS, affordable);
  const changes = diffArrays(oldTokens, newTokens, { maxEditLength });
  const edits = changes?.reduce((sum, { added, removed, count }) => sum + (added || removed ? count : 0), 0);
  const spent = edits ?? maxEditLength;
  budget.steps = Math.max(0, budget.steps - spent * (spent + shorter));
  if (changes === undefined) return middleReplaced(oldTokens, newTokens);
  return changes.map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value.join(''),
  }));
}

/** The fallback: everything replaced between the common start and the common end. */
function middleReplaced(oldTokens: readonly string[], newTokens: readonly string[]): readonly Segment[] {
  const shorter = Math.min(oldTokens.length, newTokens.length);
  let head = 0;
  while (head < shorter && oldTokens[head] === newTokens[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && oldTokens.at(-1 - tail) === newTokens.at(-1 - tail)) tail += 1;
  const end = oldTokens.length - tail;
  return [
    { kind: 'same', text: oldTokens.slice(0, head).join('') },
    ...replaced(oldTokens.slice(head, end).join(''), newTokens.slice(head, newTokens.length - tail).join('')),
    { kind: 'same', text: oldTokens.slice(end).join('') },
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

/** Each group is an unchanged piece and the change right after it. */
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

/** Joins two replaced words with only a space or a comma between them into one replaced phrase. */
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
