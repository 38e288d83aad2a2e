/**
 * In: a finding of a text cue whose text is not shown whole. Out: lines with the sentences that triggered it, or with
 * both ends of the text where none does so alone. Asks the detectors sentence by sentence, because a finding says only
 * in which string a cue stands.
 */
import { cuesOf } from '../../diff/cues.ts';
import { RULES } from '../../diff/rules.ts';
import { SELECTORS, TAGS } from '../../display/codepoints.ts';
import { printable } from '../../display/printable.ts';
import { type Range, wrapRanges } from '../../display/width.ts';
import { type Finding, SEVERITIES, type Severity } from '../../model.ts';
import { ruleExcerpt, ruleInWholeText } from '../messages.ts';
import type { Screen } from './screen.ts';

/** Characters shown around a place. */
const AROUND = 200;
const ENDS = 320;
/** Longer than this no place is, however many of its sentences count. */
const LONGEST_PLACE = 600;
/** Places shown; those of the highest severity first. */
const MAX_PLACES = 3;
/** As much of a text as the detectors read. */
const MAX_SCANNED = 200_000;
const LONG_SENTENCE = 400;
/** With more sentences than this a text is searched in larger pieces. */
const MAX_PARTS = 2_000;

// A full stop ends a sentence before white space only, as the detectors have it.
const SENTENCES = /[^\n]+?(?:[.!?](?=["')\]]?\s)|[\u{3002}\u{FF01}\u{FF1F}]|(?=\n)|$)/gu;
const NO_NAMES: ReadonlySet<string> = new Set();

/** The lines; none for a rule that is not about a text. */
export function cuePlaceLines({ rule, before, after, subject }: Finding, screen: Screen): readonly string[] {
  if (!rule.startsWith('text/') || typeof after !== 'string') return [];
  const places = placesOf(rule, typeof before === 'string' ? before : '', after, subject.name ?? '');
  const shown = places.slice(0, MAX_PLACES).sort((a, b) => a.start - b.start);
  const more = places.length - shown.length;
  const options = { unicode: screen.unicode, ownLine: true };
  const dots = screen.signs.ellipsis;
  const excerpts =
    shown.length === 0
      ? [printable(after, { ...options, maxChars: ENDS, tail: ENDS / 2 })]
      : shown.map(({ start, end }) => {
          const [open, close] = [start === 0 ? '' : `${dots} `, end === after.length ? '' : ` ${dots}`];
          return open + printable(after.slice(start, end), options) + close;
        });
  const name = screen.foreign(rule);
  const head = shown.length === 0 ? ruleInWholeText(name) : ruleExcerpt(name, more);
  return [
    `    ${screen.paint.dim(head)}`,
    ...excerpts.flatMap((line) =>
      wrapRanges(line, screen.columns - 4).map(({ start, end }) => `  | ${line.slice(start, end)}`.trimEnd()),
    ),
  ];
}

interface Found extends Range {
  readonly rank: number;
}

/** Where the rule applies, the worst first; parts of the old text come last. */
function placesOf(rule: string, before: string, after: string, own: string): readonly Range[] {
  const text = after.slice(0, MAX_SCANNED);
  const past = before.slice(0, MAX_SCANNED);
  const chunks = chunksOf({ start: 0, end: text.length }, 600);
  const parts = sentencesOf(text);
  for (const pieces of parts.length > MAX_PARTS ? [chunks] : [parts, chunks]) {
    const found = pieces.flatMap((piece): readonly Found[] => {
      const part = text.slice(piece.start, piece.end);
      const severity = severityIn(part, rule, own);
      if (severity === undefined) return [];
      const rank = SEVERITIES.indexOf(severity) - (past.includes(part) ? SEVERITIES.length : 0);
      return [{ ...piece, rank }];
    });
    const worst = found.sort((a, b) => b.rank - a.rank || a.start - b.start);
    if (worst.length > 0) return withoutOverlaps(worst.map((piece) => withContext(piece, after)));
  }
  return [];
}

function severityIn(part: string, rule: string, own: string): Severity | undefined {
  const facts = cuesOf({ name: own, description: part }, { toolNames: NO_NAMES });
  const fact = facts.find((one) => one.rule === rule && one.pointer === '/description');
  return fact === undefined ? undefined : (fact.severity ?? RULES[fact.rule].severity);
}

const sentencesOf = (text: string): readonly Range[] =>
  [...text.matchAll(SENTENCES)].flatMap(({ 0: { length }, index }) => {
    const range = { start: index, end: index + length };
    return length > LONG_SENTENCE ? chunksOf(range, 240) : [range];
  });

/** Pieces that overlap by half, so that nothing short falls between two. */
function chunksOf({ start, end }: Range, size: number): readonly Range[] {
  const out: Range[] = [];
  for (let at = start; at < end; at += size / 2) {
    out.push({ start: at, end: Math.min(end, at + size) });
    if (at + size >= end) break;
  }
  return out;
}

/** With the words around it, and never through a character or a run of characters that carry one message. */
function withContext({ start, end }: Range, text: string): Range {
  const room = Math.max(0, Math.ceil((AROUND - (end - start)) / 2));
  let [from, to] = [Math.max(0, start - room), Math.min(text.length, end + room)];
  while (from > 0 && splits(text, from)) from -= 1;
  while (to < text.length && splits(text, to)) to += 1;
  return { start: from, end: to };
}

const CARRIED = new RegExp(`^(?:${TAGS}|${SELECTORS})`, 'u');
const splits = (text: string, at: number): boolean =>
  /^[\u{DC00}-\u{DFFF}]/u.test(text.slice(at, at + 1)) || CARRIED.test(text.slice(at, at + 2));

/** Those that overlap as one, as long as that is short enough to be read. */
function withoutOverlaps(ranges: readonly Range[]): readonly Range[] {
  const out: Range[] = [];
  for (const range of ranges) {
    // The last few are enough: neighbours have the same rank and come one after the other.
    const near = out.slice(-4);
    const at = near.findIndex(({ start, end }) => range.start < end && start < range.end);
    const other = near[at];
    const both = {
      start: Math.min(other?.start ?? range.start, range.start),
      end: Math.max(other?.end ?? range.end, range.end),
    };
    const contained = other !== undefined && other.start <= range.start && range.end <= other.end;
    if (contained) continue;
    if (other === undefined || both.end - both.start > LONGEST_PLACE) out.push(range);
    else out.splice(out.length - near.length + at, 1, both);
  }
  return out;
}
