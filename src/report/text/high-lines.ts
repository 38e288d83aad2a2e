/**
 * In: the sorted findings of a server. Out: a line for each change that is HIGH: whom it is about, what happened, and the first words of
 * it. A change in many places is one line, and so are all tools of a server that is new as a whole.
 */
import { decodeTags } from '../../display/hidden.ts';
import { printable } from '../../display/printable.ts';
import { displayWidth, wrap } from '../../display/width.ts';
import { isObject, tokensOf } from '../../lock/pointer.ts';
import type { Finding } from '../../model.ts';
import { moreOfChange } from '../messages.ts';
import { message, wordChange } from './finding.ts';
import { changeKey, grouped, nameChange, type Sorted, subjectKey } from './grouping.ts';
import { namesWithin } from './name-list.ts';
import { RANK, rankWord, type Screen } from './screen.ts';
import { segmentsOf } from './segments.ts';
import { valueText } from './value.ts';
import { whom } from './whom.ts';

/** Words that are quoted of a change. */
const WORDS = 6;
const LONGEST = 160;
const WIDE = 80;
/** Of a second line. */
const INDENT = 2;
/** The colon and the space in front of them. */
const MARKS = 2;
/** As much of a text as is searched for them. */
const SEARCHED = 20_000;

/** The lines of one server; `isNew`: all of it is. */
export function highLines(
  server: string,
  { names, alike, blocks }: Sorted,
  isNew: boolean,
  screen: Screen,
): readonly string[] {
  const single = [...blocks.flatMap(({ findings }) => findings), ...names].filter(isHigh);
  const changes = grouped(single, (finding) =>
    isNew && nameChange(finding.rule) === 'added'
      ? finding.rule
      : JSON.stringify(
          finding.rule === SHADOWS
            ? [SHADOWS, shadowedServer(finding)]
            : [subjectKey(finding), changeKey(finding)],
        ),
  );
  return [
    ...alike.flatMap((block) =>
      block.findings.filter(isHigh).flatMap((finding) => lineOf(server, [finding], block.names, screen)),
    ),
    ...[...changes.values()].flatMap((group) =>
      lineOf(server, group, [...new Set(group.map(({ subject }) => subject.name ?? ''))], screen),
    ),
  ];
}

/** Told once for each server that has tools of these names. */
const SHADOWS = 'tool/shadows';

/** Of `server/tool`, or all of it where the tool only looks like this one. */
function shadowedServer({ before, after }: Finding): string {
  const twin = String(before);
  const end = `/${String(after)}`;
  return twin.endsWith(end) ? twin.slice(0, -end.length) : twin;
}

const isHigh = ({ severity }: Finding): boolean => severity === 'high';

function lineOf(
  server: string,
  group: readonly Finding[],
  names: readonly string[],
  screen: Screen,
): readonly string[] {
  const clauses = [...new Set(group.map((finding) => screen.foreign(message(finding))))];
  const [first] = group;
  const place =
    first === undefined
      ? ''
      : names.length > 1 && first.rule === SHADOWS
        ? screen.foreign(shadowedServer(first))
        : placeOf(first, screen);
  const [what = '', ...others] = clauses;
  const more = others.length === 0 ? '' : moreOfChange(others.length);
  const clause = `${what}${more}${place === '' ? '' : `: ${place}`}`;
  const text = `${whom(server, group, names, screen)}  ${clause}`;
  const width = screen.columns - RANK;
  const words = wordsBehind(text, width, (room) =>
    names.length > 1 ? namesWithin(names, room, screen) : quoted(group, room, screen),
  );
  const end = words === '' ? '' : `${place === '' ? ':' : ''} ${words}`;
  return wrap(`${text}${end}`, width, INDENT).map((line, index) =>
    index === 0 ? rankWord(screen, 'high') + line : ' '.repeat(RANK) + line,
  );
}

/** Words that fit on the last line of a text; where not even one does, on a line of their own. */
function wordsBehind(text: string, width: number, wordsIn: (room: number) => string): string {
  const last = wrap(text, width, INDENT).at(-1) ?? '';
  const rooms = [width - displayWidth(last) - MARKS, width - INDENT - MARKS];
  return (
    rooms
      .map((room) => ({ room, words: wordsIn(room) }))
      .find(({ room, words }) => words !== '' && displayWidth(words) <= room)?.words ?? ''
  );
}

/** The parameter that it is about. */
function placeOf({ subject: { pointer = '' } }: Finding, { foreign }: Screen): string {
  const keys = tokensOf(pointer);
  const at = keys.lastIndexOf('properties');
  const name = at < 0 ? undefined : keys[at + 1];
  return name === undefined ? '' : foreign(name);
}

/** The first new words that have room, in quotes; a word that changed, without. */
function quoted(group: readonly Finding[], room: number, { unicode, signs }: Screen): string {
  const [first] = group;
  if (first === undefined) return '';
  const { before, after } = first;
  const evidence = group.find((finding) => finding.evidence !== undefined)?.evidence;
  const hidden = typeof after === 'string' ? decodeTags(after.slice(0, SEARCHED)) : '';
  const change = wordChange(before, after, signs.arrow);
  if (first.rule === SHADOWS) return printable(String(before), { unicode });
  if (change !== undefined) return change;
  const text = hidden !== '' ? hidden : (evidence ?? newWords(first));
  const words = text.split(/\s+/).filter((word) => word !== '');
  for (let count = Math.min(words.length, WORDS); count > 0; count -= 1) {
    const shown = printable(words.slice(0, count).join(' '), { unicode, maxChars: LONGEST });
    const quote = `"${shown}${words.length > count ? signs.ellipsis : ''}"`;
    if (displayWidth(quote) <= room) return quote;
  }
  return '';
}

function newWords(finding: Finding): string {
  const { before, after } = finding;
  if (isObject(after)) return valueText(after['description'] ?? after['title'] ?? '', WIDE);
  if (typeof after !== 'string') return after === undefined ? '' : valueText(after, WIDE);
  if (typeof before !== 'string') return after;
  if (before.length + after.length > SEARCHED) return '';
  const segments = segmentsOf(finding, before, after);
  const at = segments.findIndex(({ kind, text }) => kind === 'added' && text.trim() !== '');
  // The unchanged words that follow are kept, because a new word alone is hard to read.
  return segments
    .slice(Math.max(0, at))
    .filter(({ kind }) => kind !== 'removed')
    .map(({ text }) => text)
    .join('');
}
