/**
 * In: a report. Out: its parts in the order in which a person reads them, and how much text for the model they leave out: what is HIGH in
 * a line each, names that came and went, changes that many places have in common, then a block an item, the worst first. Without `-v`
 * the report stays short: blocks past its length are only named.
 */
import { wrap } from '../../display/width.ts';
import { atOnce, type Work } from '../../host/turns.ts';
import { type Report, SEVERITIES } from '../../model.ts';
import { doNotStart, notShown, ofServer } from '../messages.ts';
import { adviceLines, blockInTurns, type Telling } from './block.ts';
import { type Block, rankOf, type Sorted, sortedInTurns, worstOf } from './grouping.ts';
import { highLines } from './high-lines.ts';
import { namesWithin } from './name-list.ts';
import { namesLeftOf } from './names-left.ts';
import { namesInTurns, newServerInTurns } from './names-table.ts';
import { type Amount, amountOf } from './part.ts';
import { sameVersionNote } from './same-version.ts';
import { RANK, rankWord, type Screen, wholeScreen } from './screen.ts';
import type { Checked } from './tally.ts';
import { isOneItem, type Told, toldInTurns } from './told.ts';
import { whom } from './whom.ts';

/** Lines up to the end of the last block, and how many of them the blocks get in any case. */
const LINES = 110;
const LEAST = 20;
/** Lines of changes in many places, at most and in any case, and of one block. */
const ALIKE = 32;
const LEAST_ALIKE = 12;
const BLOCK = 18;
/** With less room than this a block is not begun. */
const SMALLEST = 6;
/** So many HIGH lines make a table shorter, as one more table does. */
const MANY = 30;
/** Lines for each rank that name what is not shown. */
const NAMED = 4;

type Lines = readonly string[];

export interface Layout {
  /** What has to be seen first: a line for each HIGH. */
  readonly high: Lines;
  readonly parts: readonly Lines[];
  readonly left: Amount;
  /** The servers that what is left belongs to. */
  readonly leftOf: readonly string[];
}

interface Owned {
  readonly of: Checked;
  readonly block: Block;
}

/** As work that yields after each change. */
export function* layoutInTurns(report: Report, screen: Screen): Work<Layout> {
  const servers: Told[] = [];
  const high: string[] = [];
  for (const told of yield* toldInTurns(report)) {
    const { of, isNew, shown } = told;
    for (const line of highLines(of.server.name, shown, isNew, screen)) high.push(line);
    servers.push(screen.verbose ? { of, isNew, shown: yield* sortedInTurns(of.findings, true) } : told);
  }
  const several = new Set(servers.filter(({ shown }) => !isOneItem(shown)).map(({ of }) => of.server.name));
  const telling: Telling = { lockfile: report.lockfile, screen, told: new Set(), several };
  const parts: Lines[] = [servers.flatMap(({ of }) => versionLines(of, screen))];
  const left: (readonly [string, Amount])[] = servers.map(({ of }) => [
    of.server.name,
    namesLeftOf(of.findings, screen),
  ]);
  const news: string[] = [];
  const tables = servers.filter(({ shown }) => shown.names.length > 0);
  for (const { of, isNew, shown } of tables) {
    const { name } = of.server;
    const part = isNew
      ? yield* newServerInTurns(name, shown.names, tables.length, screen)
      : yield* namesInTurns(name, shown.names, tables.length + Math.floor(high.length / MANY), telling);
    left.push([name, part.left]);
    const isAll = shown.blocks.length + shown.alike.length === 0;
    const lines = [...part.lines, ...(isAll ? adviceLines(of.server, shown.names, telling) : [])];
    if (isNew) for (const line of lines) news.push(line);
    else parts.push(lines);
  }
  parts.push(news);
  const unshown: Owned[] = [];
  const tell = function* (blocks: readonly Owned[], room: number): Work<void> {
    let free = screen.verbose ? Number.POSITIVE_INFINITY : room;
    for (const { of, block } of blocks) {
      const most = free < SMALLEST ? 0 : screen.verbose ? free : Math.min(free, BLOCK);
      const part = yield* blockInTurns(of.server, block, most, telling);
      left.push([of.server.name, part.left]);
      free -= part.lines.length + 1;
      if (part.lines.length === 0) unshown.push({ of, block });
      else parts.push(part.lines);
    }
  };
  const used = () => high.length + parts.reduce((sum, lines) => sum + lines.length + 1, 0);
  yield* tell(
    owned(servers, ({ alike }) => alike),
    Math.min(ALIKE, Math.max(LEAST_ALIKE, Math.floor((LINES - used()) / 2))),
  );
  yield* tell(
    owned(servers, ({ blocks }) => blocks),
    Math.max(LEAST, LINES - used()),
  );
  return {
    high: high.length > 0 && screen.advice ? [...high, ...wrap(doNotStart(), screen.columns)] : high,
    parts: [...parts, unshownLines(unshown, screen)],
    left: amountOf(left.map(([, amount]) => amount)),
    leftOf: [...new Set(left.filter(([, { lines }]) => lines > 0).map(([name]) => name))],
  };
}

/** Of all servers, the worst first. */
const owned = (servers: readonly Told[], pick: (sorted: Sorted) => readonly Block[]): readonly Owned[] =>
  servers
    .flatMap(({ of, shown }) => pick(shown).map((block) => ({ of, block })))
    .sort((a, b) => rankOf(b.block.findings) - rankOf(a.block.findings));

/** Every finding about a server or some of its items in full, for a question about them. */
export const wholeBlocks = ({ server, findings }: Checked, screen: Screen): readonly Lines[] => {
  const telling: Telling = {
    lockfile: '',
    screen: { ...wholeScreen(screen), advice: false },
    told: new Set(),
    several: new Set(),
  };
  const { blocks } = atOnce(sortedInTurns(findings, true));
  return blocks.map((block) => atOnce(blockInTurns(server, block, Number.POSITIVE_INFINITY, telling)).lines);
};

/** That a server sent other text without a release. */
function versionLines({ server, findings }: Checked, screen: Screen): Lines {
  const note = sameVersionNote(server, findings, screen);
  return note === undefined ? [] : wrap(ofServer(screen.foreign(server.name), note), screen.columns, 2);
}

/** The items that have no block, by rank. */
function unshownLines(unshown: readonly Owned[], screen: Screen): Lines {
  if (unshown.length === 0) return [];
  const indent = 2 + RANK;
  const lines = [...SEVERITIES].reverse().flatMap((severity) => {
    const names = unshown
      .filter(({ block }) => worstOf(block.findings) === severity)
      .map(({ of, block }) => whom(of.server.name, block.findings, block.names, screen));
    if (names.length === 0) return [];
    const list = namesWithin(names, NAMED * (screen.columns - indent), { foreign: (name) => name });
    return wrap(list, screen.columns - indent).map(
      (line, at) => (at === 0 ? `  ${rankWord(screen, severity)}` : ' '.repeat(indent)) + line,
    );
  });
  return [...wrap(notShown(unshown.length), screen.columns, 2).map(screen.paint.bold), ...lines];
}
