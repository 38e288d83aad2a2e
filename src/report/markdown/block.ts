/**
 * In: the findings about one server, about one item, or about many that changed alike. Out: Markdown: whom they are about, each finding
 * with its rank, the words that changed as `-` and `+` lines of code, why it matters, and what to do next. Text of a server is in code.
 */
import { isCommand } from '../../display/shell-word.ts';
import type { Finding, ServerReport, Severity } from '../../model.ts';
import { acceptedBecause, inPlaces, usuallyRanked } from '../messages.ts';
import { betweenLocks, changeLines, groupsOf, newAdvice, newReason, type Telling } from '../text/block.ts';
import { message, rowOf, wordChange } from '../text/finding.ts';
import { type Block, worstOf } from '../text/grouping.ts';
import { namesWithin } from '../text/name-list.ts';
import { notStartedReason } from '../text/not-started.ts';
import { type Screen, wholeScreen } from '../text/screen.ts';
import { allText } from '../text/value.ts';
import { whom } from '../text/whom.ts';
import { code, fence, words } from './code.ts';

/** A change with more text is shown by its beginning and end from the start. */
const LONG = 20_000;
/** So many lines of one change are shown whole. */
const LINES = 60;
/** Columns of a list of names. */
const NAMES = 180;

/** The block as paragraphs, and lists and code between them. */
export function blockMarkdown(server: ServerReport, block: Block, telling: Telling): string {
  const { screen, lockfile } = telling;
  const { findings, names } = block;
  const stopped = notStartedReason(server, findings, lockfile, inline(screen));
  const where = block.places > names.length * findings.length ? `${inPlaces(block.places)}: ` : '';
  return [
    `${rank(worstOf(findings))} ${code(whom(server.name, findings, names, screen))}`,
    ...groupsOf(findings).flatMap((group) => groupMarkdown(group, telling)),
    ...(names.length === 0 ? [] : [`${where}${code(namesWithin(names, NAMES, screen))}`]),
    ...(stopped === undefined ? [] : [stopped]),
    ...adviceMarkdown(server, findings, telling),
  ].join('\n\n');
}

/** What to do next, where it was not said before. */
export function adviceMarkdown(
  server: ServerReport,
  findings: readonly Finding[],
  telling: Telling,
): readonly string[] {
  const next = newAdvice(server, findings, telling);
  return next === undefined ? [] : [`Next: ${isCommand(next) ? code(next) : words(next)}`];
}

export const rank = (severity: Severity): string => `**${severity.toUpperCase()}**`;

/** The screen for a sentence: foreign text is a code span in it. */
export const inline = (screen: Screen): Screen => ({
  ...screen,
  columns: Number.MAX_SAFE_INTEGER,
  foreign: (text) => code(screen.foreign(text)),
});

/** Lines of the text report as code: without its indent, so that `-` and `+` get their colours. */
export const codeOf = (lines: readonly string[]): readonly string[] =>
  lines.length === 0
    ? []
    : [
        fence(
          lines.map((line) => line.replace(/^ {2}/, '')),
          'diff',
        ),
      ];

function groupMarkdown(group: readonly Finding[], telling: Telling): readonly string[] {
  const { screen } = telling;
  const reasons = group.flatMap((finding) => newReason(finding, telling) ?? []);
  return [
    group.map((finding) => findingItem(finding, screen)).join('\n'),
    ...codeOf(changeOf(group, screen)),
    ...reasons.map((reason) => `> ${words(reason)}`),
  ];
}

/** All of a change that is short, or its beginning and end. */
function changeOf(group: readonly Finding[], screen: Screen): readonly string[] {
  const size = group.reduce((sum, one) => sum + allText(one.before).length + allText(one.after).length, 0);
  if (size > LONG) return changeLines(group, screen).lines;
  const { lines } = changeLines(group, { ...wholeScreen(screen), columns: screen.columns });
  return lines.length <= LINES ? lines : changeLines(group, screen).lines;
}

/** `- **HIGH** description changed · `tool/description-changed``: our words, and code for all else. */
function findingItem(finding: Finding, screen: Screen): string {
  const { rule, severity, subject, before, after, usual, accepted } = finding;
  const change = wordChange(before, after, screen.signs.arrow);
  const clause = betweenLocks(finding, screen) ?? (rowOf(rule) === undefined ? undefined : message(finding));
  const pointer = subject.pointer ?? '';
  const isSaid = pointer === '' || clause?.split(' ').includes(pointer.slice(1)) === true;
  const own = subject.name !== undefined && ITEMLESS.has(subject.kind) ? [subject.name] : [];
  const parts = [
    ...(clause === undefined ? [] : [words(clause)]),
    code(screen.foreign(rule)),
    ...[...own, ...(isSaid ? [] : [pointer])].map((text) => code(screen.foreign(text))),
    ...(change === undefined ? [] : [code(screen.foreign(change))]),
    ...(usual === undefined ? [] : [usuallyRanked(usual.toUpperCase())]),
    ...(accepted === undefined
      ? []
      : [`${acceptedBecause(accepted.until)} ${code(screen.foreign(accepted.reason))}`]),
  ];
  return `- ${rank(severity)} ${parts.join(` ${screen.signs.dot} `)}`;
}

/** Of these the name is not in the head of the block. */
const ITEMLESS = new Set(['lock', 'launch', 'origin', 'server']);
