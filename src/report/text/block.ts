/**
 * In: the findings about one server, about one item of it, or about many that changed alike. Out: their lines: whom they are about, then
 * each finding with its rank, the words that changed and why it matters, the worst first; at the end what to do next. Findings that show
 * the same change share its lines.
 */
import { stripVTControlCharacters } from 'node:util';
import { wrap } from '../../display/width.ts';
import type { Work } from '../../host/turns.ts';
import { isObject } from '../../lock/pointer.ts';
import type { Finding, ServerReport } from '../../model.ts';
import { inPlaces, moreFindings, onlyInFirstLock, onlyInSecondLock } from '../messages.ts';
import { nextStep, reasonFor } from './advice.ts';
import { type ChangePart, changePart, isCut } from './change.ts';
import { clientLines } from './client-lines.ts';
import { isCounted, isCue } from './counted.ts';
import { cuePlaceLines } from './cue-place.ts';
import { changedPackages, dependencyFinding } from './dependency-changes.ts';
import { title, wordChange } from './finding.ts';
import { type Block, changeKey, grouped, nameChange, worstFirst, worstOf } from './grouping.ts';
import { namesWithin } from './name-list.ts';
import { notStartedReason } from './not-started.ts';
import { parameterChange } from './parameter.ts';
import { type Amount, amountOfItem, NOTHING_LEFT, type Part } from './part.ts';
import { labelled, RANK, ranked, type Screen } from './screen.ts';
import { itemText } from './value.ts';
import { whom } from './whom.ts';

/** Packages named in a block of their own. */
const LISTED = 12;

/** What the blocks of one report share: a reason and an advice are told where they come first. */
export interface Telling {
  /** As a person would type it. */
  readonly lockfile: string;
  readonly screen: Screen;
  readonly told: Set<string>;
  /** Servers with more than one block: they are looked at as a whole. */
  readonly several: ReadonlySet<string>;
}

/**
 * `room`: lines for the findings; those past it are only counted, and without any nothing is shown. As work that yields after each change.
 */
export function* blockInTurns(
  server: ServerReport,
  block: Block,
  room: number,
  telling: Telling,
): Work<Part> {
  const { lockfile, screen } = telling;
  const { findings, names } = block;
  const lines: string[] = [];
  const left: Amount[] = [];
  const hidden: Finding[] = [];
  for (const group of groupsOf(findings)) {
    if (lines.length >= room) {
      for (const one of group) hidden.push(one);
      left.push(leftOf(group, screen));
    } else {
      const part = groupPart(group, telling);
      left.push(part.left);
      for (const line of part.lines) lines.push(line);
    }
    yield;
  }
  if (lines.length === 0) return { lines, left: amountOfItem(left) };
  const stopped = notStartedReason(server, findings, lockfile, screen);
  const where = block.places > names.length * findings.length ? inPlaces(block.places) : '';
  return {
    lines: [
      ...headLines(server.name, block, screen),
      ...lines,
      ...(hidden.length === 0
        ? []
        : wrap(`  ${screen.signs.ellipsis} ${moreFindings(ranksOf(hidden))}`, screen.columns, 4)),
      ...(names.length === 0 ? [] : nameLines(names, where, screen)),
      ...(stopped === undefined ? [] : wrap(`  ${stopped}`, screen.columns, 2)),
      ...adviceLines(server, findings, telling),
    ],
    left: amountOfItem(left),
  };
}

const ranksOf = (findings: readonly Finding[]): readonly (readonly [string, number])[] =>
  [...grouped(worstFirst(findings), ({ severity }) => severity)].map(([severity, list]) => [
    severity,
    list.length,
  ]);

/** Findings of one change, in the order of their worst. */
export const groupsOf = (findings: readonly Finding[]): readonly (readonly Finding[])[] => [
  ...grouped(worstFirst(findings), changeKey).values(),
];

function leftOf(group: readonly Finding[], screen: Screen): Amount {
  const [first] = group;
  return first === undefined || !isCounted(group) ? NOTHING_LEFT : changeOf(group, first, screen).all;
}

function changeOf(group: readonly Finding[], first: Finding, screen: Screen): ChangePart {
  const { rule, after } = first;
  const isNew = nameChange(rule) === 'added' && isObject(after);
  return changePart(
    isNew
      ? { after: itemText(after) }
      : (group.map(parameterChange).find((one) => one !== undefined) ?? first),
    screen,
  );
}

function headLines(server: string, { findings, names }: Block, screen: Screen): readonly string[] {
  const sign = worstOf(findings) === 'info' ? screen.signs.info : screen.signs.drift;
  return wrap(`${sign} ${whom(server, findings, names, screen)}`, screen.columns, 2).map(screen.paint.bold);
}

/** A line for each finding, the change that they share, and why it matters. */
function groupPart(group: readonly Finding[], telling: Telling): Part {
  const { screen } = telling;
  const { lines, left } = changeLines(group, screen);
  return {
    lines: [
      ...group.flatMap((finding) =>
        ranked(screen, finding.severity, clauseOf(finding, screen), screen.foreign(finding.rule)),
      ),
      ...lines,
      ...group.flatMap((finding) => reasonLines(finding, telling)),
    ],
    left,
  };
}

const clauseOf = (finding: Finding, screen: Screen): string =>
  betweenLocks(finding, screen) ?? title(finding, screen.signs.arrow, screen.foreign);

/** The change that findings share: to whom each side was sent, and the words that changed, or the packages. */
export function changeLines(group: readonly Finding[], screen: Screen): Part {
  const [first] = group;
  if (first === undefined) return { lines: [], left: NOTHING_LEFT };
  if (first === dependencyFinding(group)) {
    const packages = changedPackages(first, screen, screen.verbose ? Number.POSITIVE_INFINITY : LISTED);
    return { lines: wrap(`    ${packages}`, screen.columns, 4), left: NOTHING_LEFT };
  }
  const sent = clientLines(group, screen);
  if (wordChange(first.before, first.after, '') !== undefined) return { lines: sent, left: NOTHING_LEFT };
  // The text of an item that is gone reaches no model; -v names it and no more.
  if (nameChange(first.rule) === 'removed') return { lines: [], left: NOTHING_LEFT };
  const change = changeOf(group, first, screen);
  const cues = group.filter(isCue);
  const seen = change.lines.map(wordsOf).join(' ');
  const isSeen = ({ evidence }: Finding) => evidence !== undefined && seen.includes(wordsOf(evidence));
  const places =
    cues.length > 0 && isCut(first, screen)
      ? cues.filter((cue) => !isSeen(cue)).flatMap((cue) => cuePlaceLines(cue, screen))
      : [];
  return {
    lines: [...sent, ...change.lines, ...places],
    left: isCounted(group) ? change.left : NOTHING_LEFT,
  };
}

/** A line without its sign, the marks around changed words and how it was folded. */
const wordsOf = (line: string): string =>
  stripVTControlCharacters(line)
    .replace(/^ {2}[-+] |\{\++|\++\}|\[-+|-+\]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

export const reasonLines = (finding: Finding, telling: Telling): readonly string[] => {
  const reason = newReason(finding, telling);
  return reason === undefined ? [] : labelled(telling.screen, 'why', reason, RANK);
};

/** Why it matters, where that was not said before. */
export function newReason(finding: Finding, { screen, told }: Telling): string | undefined {
  const reason = betweenLocks(finding, screen) === undefined ? reasonFor(finding) : undefined;
  if (reason === undefined || told.has(reason)) return undefined;
  told.add(reason);
  return reason;
}

export const adviceLines = (
  server: ServerReport,
  findings: readonly Finding[],
  telling: Telling,
): readonly string[] => {
  const next = newAdvice(server, findings, telling);
  return next === undefined ? [] : labelled(telling.screen, 'next:', next);
};

/** What to do next, where it was not said before: a command, or a sentence. */
export function newAdvice(
  server: ServerReport,
  findings: readonly Finding[],
  { lockfile, screen, told, several }: Telling,
): string | undefined {
  if (!screen.advice || worstOf(findings) === 'info') return undefined;
  const next = nextStep(server, findings, { lockfile, isOne: !several.has(server.name), screen });
  if (told.has(next)) return undefined;
  told.add(next);
  return next;
}

/** Names take two lines, unless all are wanted. */
function nameLines(names: readonly string[], where: string, screen: Screen): readonly string[] {
  const list = namesWithin(names, screen.verbose ? undefined : 2 * (screen.columns - RANK - 2), screen);
  return labelled(screen, 'in', where === '' ? list : `${where}: ${list}`, RANK);
}

/** A server that is in one of two lockfiles: no config was read. */
export const betweenLocks = ({ rule }: Finding, { about }: Screen): string | undefined =>
  about !== 'locks'
    ? undefined
    : rule === 'server/unlocked'
      ? onlyInSecondLock()
      : rule === 'server/stale'
        ? onlyInFirstLock()
        : undefined;
