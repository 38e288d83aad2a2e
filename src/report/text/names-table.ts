/**
 * In: items of a server that were added, removed or renamed. Out: a table of their names, the worst first: of what was added also what
 * stands out and what it takes, its text not. Removed ones, and those past the size of the table, are lists of names.
 */
import { displayWidth, truncate, wrap } from '../../display/width.ts';
import type { Work } from '../../host/turns.ts';
import { isObject } from '../../lock/pointer.ts';
import type { Finding, JsonObject } from '../../model.ts';
import { nameChanges, newServer } from '../messages.ts';
import { reasonLines, type Telling } from './block.ts';
import { changePart } from './change.ts';
import { grouped, nameChange, worstFirst } from './grouping.ts';
import { itemFacts } from './item-facts.ts';
import { namesWithin } from './name-list.ts';
import { outline } from './outline.ts';
import { type Amount, amountOf, amountOfItem, NOTHING_LEFT, type Part } from './part.ts';
import { RANK, ranked, type Screen } from './screen.ts';
import { itemText } from './value.ts';

/** Rows of one server, and lines of a list, in a report about one server. */
const ROWS = 14;
const LIST_LINES = 5;

const SIGNS = { added: '+', renamed: '~', removed: '-' } as const;

/** An added item is shown whole in a short table, if it has no more lines than this. */
const WHOLE = 10;
const SHORT = 4;

/** The table under its heading. `servers`: how many tables share the report. As work that yields after each item. */
export function* namesInTurns(
  server: string,
  findings: readonly Finding[],
  servers: number,
  telling: Telling,
): Work<Part> {
  const { screen } = telling;
  const byChange = grouped(worstFirst(findings), ({ rule }) => nameChange(rule) ?? '');
  const [added = [], renamed = [], removed = []] = Object.keys(SIGNS).map((change) => byChange.get(change));
  const most = screen.verbose ? findings.length : Math.max(2, Math.floor(ROWS / servers));
  const isShort = !screen.verbose && added.length * servers <= SHORT;
  const heading = `${screen.foreign(server)}: ${countsOf(findings)}`;
  const lines = [...wrap(heading, screen.columns, 2).map(screen.paint.bold)];
  const left: Amount[] = [];
  for (const [index, finding] of added.entries()) {
    const whole = isShort ? wholeLines(finding, screen) : undefined;
    if (index < most) lines.push(...rowLines(finding, screen), ...(whole ?? []));
    if (whole === undefined) left.push(leftOf(finding, screen));
    yield;
  }
  const told = (list: readonly Finding[]) => {
    for (const finding of list) lines.push(...reasonLines(finding, telling));
  };
  told(added.slice(0, most));
  // A row of two names mostly takes two lines.
  const pairs = screen.verbose ? most : Math.max(1, Math.floor((most - Math.min(most, added.length)) / 2));
  for (const finding of renamed.slice(0, pairs)) lines.push(...rowLines(finding, screen));
  told(renamed.slice(0, pairs));
  const listed = [...added.slice(most), ...renamed.slice(pairs), ...removed];
  for (const group of grouped(listed, listKey).values()) {
    for (const line of listLines(group, listsOf(servers), screen)) lines.push(line);
    for (const amount of newNamesLeft(group, listsOf(servers), screen)) left.push(amount);
  }
  told(findings);
  return { lines, left: amountOf(left) };
}

/** Lines of one list. */
const listsOf = (servers: number): number => Math.max(1, Math.floor(LIST_LINES / servers));

/** A server that is new as a whole: how many items it has, and their names. */
export function* newServerInTurns(
  server: string,
  findings: readonly Finding[],
  servers: number,
  screen: Screen,
): Work<Part> {
  const left: Amount[] = [];
  for (const finding of findings) {
    left.push(leftOf(finding, screen));
    yield;
  }
  const { columns, verbose } = screen;
  const heading = newServer(screen.foreign(server), countsOf(findings));
  const room = verbose ? undefined : listsOf(servers) * (columns - 2) - displayWidth(heading);
  const names = namesWithin(
    findings.map(({ subject }) => subject.name ?? ''),
    room,
    screen,
  );
  return { lines: wrap(`${heading}: ${names}`, columns, 2), left: amountOf(left) };
}

/** All of an item that is short; undefined for another. */
function wholeLines(finding: Finding, screen: Screen): readonly string[] | undefined {
  const rest = besideName(finding);
  if (rest === undefined) return [];
  const { lines, left } = changePart({ after: itemText(rest) }, screen);
  return lines.length <= WHOLE && left.lines === 0 ? lines : undefined;
}

/** Added first, then renamed, then removed. */
const countsOf = (findings: readonly Finding[]): string =>
  nameChanges(
    Object.keys(SIGNS).flatMap((change) =>
      [...grouped(findings, ({ rule }) => rule)].flatMap(([rule, list]) =>
        nameChange(rule) === change ? [[rule, list.length] as const] : [],
      ),
    ),
  );

function rowLines(finding: Finding, screen: Screen): readonly string[] {
  const { severity, rule, subject, before } = finding;
  const { foreign, signs, columns } = screen;
  const kind = subject.kind === 'tool' ? '' : `${subject.kind} `;
  const name = foreign(subject.name ?? '');
  if (nameChange(rule) === 'renamed') {
    const text = `${SIGNS.renamed} ${kind}${foreign(String(before ?? ''))} ${signs.arrow} ${name}`;
    return ranked(screen, severity, text, rule);
  }
  const text = `${SIGNS.added} ${kind}${name}`;
  const facts = itemFacts(finding, screen);
  const room = columns - RANK - displayWidth(text) - displayWidth(rule) - 6;
  const told = facts === '' || room < 8 ? '' : `  ${truncate(facts, room, signs.ellipsis)}`;
  return ranked(screen, severity, `${text}${told}`, rule);
}

const listKey = ({ severity, rule }: Finding): string => `${severity} ${rule}`;

/** `LOW     - a, b and 3 more`, for items of one rank and one change. */
function listLines(group: readonly Finding[], most: number, screen: Screen): readonly string[] {
  const [first] = group;
  if (first === undefined) return [];
  const sign = SIGNS[nameChange(first.rule) ?? 'added'];
  const kind = first.subject.kind === 'tool' ? '' : `${first.subject.kind} `;
  return ranked(screen, first.severity, `${sign} ${kind}${listOf(group, most, screen)}`, first.rule);
}

const listOf = (group: readonly Finding[], most: number | undefined, screen: Screen): string => {
  const room = screen.verbose || most === undefined ? undefined : most * (screen.columns - 2 - RANK);
  return namesWithin(
    group.map(({ subject }) => subject.name ?? ''),
    room,
    screen,
  );
};

/** New names that have no room in their list. Of an item that was added, all is counted where it is told. */
const newNamesLeft = (group: readonly Finding[], most: number, screen: Screen): readonly Amount[] =>
  listOf(group, most, screen) === listOf(group, undefined, screen)
    ? []
    : group
        .filter(({ rule }) => nameChange(rule) === 'renamed')
        .map(({ subject }) => ({ characters: subject.name?.length ?? 0, lines: 1, items: 1 }));

/** All of an added item but what stands in its row: a resource has a name beside its address. */
function besideName({ subject, after }: Finding): JsonObject | undefined {
  if (!isObject(after)) return undefined;
  const own = IDENTITIES.find((key) => after[key] === subject.name);
  return Object.fromEntries(Object.entries(after).filter(([key]) => key !== own));
}

const IDENTITIES = ['uri', 'uriTemplate', 'name'] as const;

/** Of all but its name. */
function leftOf(finding: Finding, { columns, verbose }: Screen): Amount {
  const rest = verbose ? undefined : besideName(finding);
  if (rest === undefined) return NOTHING_LEFT;
  return amountOfItem(
    outline(rest).map((line) => ({
      characters: line.trim().length,
      lines: Math.max(1, Math.ceil(line.length / (columns - 4))),
      items: 1,
    })),
  );
}
