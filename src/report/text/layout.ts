/**
 * In: a report. Out: its parts in the order in which a person reads them, and how much text for the model they leave out: what is HIGH in
 * a line each, names that came and went, changes that many places have in common, then a block an item, the worst first. Without `-v`
 * the report stays short: blocks past its length are only named.
 */
import { wrap } from '../../display/width.ts';
import type { Work } from '../../host/turns.ts';
import { type Report, SEVERITIES } from '../../model.ts';
import { doNotStart, notShown, ofServer } from '../messages.ts';
import { adviceLines, blockPart, itemName, leftOfBlock, type Telling } from './block.ts';
import { type Block, grouped, rankOf, type Sorted, sorted, subjectKey, worstOf } from './grouping.ts';
import { highLines } from './high-lines.ts';
import { namesWithin } from './name-list.ts';
import { namesInTurns } from './names-table.ts';
import { type Amount, amountOf } from './part.ts';
import { sameVersionNote } from './same-version.ts';
import { RANK, rankWord, type Screen } from './screen.ts';
import { type Checked, checkedServers } from './tally.ts';

/** Lines up to the end of the last block, and how many of them the blocks get in any case. */
const LINES = 110;
const LEAST = 30;
/** Lines of changes in many places, and of one block. */
const ALIKE = 36;
const BLOCK = 24;
/** Lines that name what is not shown, for each rank. */
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

/** As work that yields after each block. */
export function* layoutInTurns(report: Report, screen: Screen): Work<Layout> {
  const servers = checkedServers(report).map((of) => ({
    of,
    isNew: of.findings.some(({ rule }) => rule === 'server/unlocked'),
    shown: sorted(of.findings, screen.verbose),
  }));
  const several = new Set(servers.filter(({ shown }) => !isOneItem(shown)).map(({ of }) => of.server.name));
  const telling: Telling = { lockfile: report.lockfile, screen, told: new Set(), several };
  const left: (readonly [string, Amount])[] = [];
  const high = servers.flatMap(({ of, isNew, shown }) =>
    highLines(of.server.name, screen.verbose ? sorted(of.findings, false) : shown, isNew, screen),
  );
  const notes = servers.flatMap(({ of }) => versionLines(of, screen));
  const tables = servers.filter(({ shown }) => shown.names.length > 0);
  const parts: Lines[] = [notes];
  for (const { of, isNew, shown } of tables) {
    const { name } = of.server;
    const part = yield* namesInTurns(name, shown.names, { servers: tables.length, isNew }, telling);
    left.push([name, part.left]);
    const isAll = shown.blocks.length + shown.alike.length === 0;
    parts.push([...part.lines, ...(isAll ? adviceLines(of.server, shown.names, telling) : [])]);
    yield;
  }
  const owned = (pick: (one: (typeof servers)[number]) => readonly Block[]): readonly Owned[] =>
    servers
      .flatMap((one) => pick(one).map((block) => ({ of: one.of, block })))
      .sort((a, b) => rankOf(b.block.findings) - rankOf(a.block.findings));
  const used = () => high.length + parts.reduce((sum, lines) => sum + lines.length + 1, 0);
  const unshown: Owned[] = [];
  const tell = function* (blocks: readonly Owned[], room: number): Work<void> {
    let free = screen.verbose ? Number.POSITIVE_INFINITY : room;
    for (const { of, block } of blocks) {
      const { name } = of.server;
      if (free < 6) {
        unshown.push({ of, block });
        left.push([name, leftOfBlock(block, screen)]);
      } else {
        const part = blockPart(of.server, block, screen.verbose ? free : Math.min(free, BLOCK), telling);
        free -= part.lines.length + 1;
        left.push([name, part.left]);
        parts.push(part.lines);
      }
      yield;
    }
  };
  yield* tell(
    owned(({ shown }) => shown.alike),
    ALIKE,
  );
  yield* tell(
    owned(({ shown }) => shown.blocks),
    Math.max(LEAST, LINES - used()),
  );
  return {
    high: high.length > 0 && screen.advice ? [...high, ...wrap(doNotStart(), screen.columns)] : high,
    parts: [...parts, unshownLines(unshown, screen)],
    left: amountOf(left.map(([, amount]) => amount)),
    leftOf: [...new Set(left.filter(([, { lines }]) => lines > 0).map(([name]) => name))],
  };
}

const isOneItem = ({ names, alike, blocks }: Sorted): boolean =>
  alike.length === 0 &&
  new Set([...names, ...blocks.flatMap(({ findings }) => findings)].map(subjectKey)).size === 1;

/** Every finding about a server or some of its items in full, for a question about them. */
export const wholeBlocks = ({ server, findings }: Checked, screen: Screen): readonly Lines[] => {
  const telling: Telling = {
    lockfile: '',
    screen: { ...screen, verbose: true, advice: false },
    told: new Set(),
    several: new Set(),
  };
  const { blocks } = sorted(findings, true);
  return blocks.map((block) => blockPart(server, block, Number.POSITIVE_INFINITY, telling).lines);
};

/** That a server sent other text without a release. */
function versionLines({ server, findings }: Checked, screen: Screen): Lines {
  const note = sameVersionNote(server, findings, screen);
  return note === undefined ? [] : wrap(ofServer(screen.foreign(server.name), note), screen.columns, 2);
}

/** The items that have no block, by rank and server. */
function unshownLines(unshown: readonly Owned[], screen: Screen): Lines {
  if (unshown.length === 0) return [];
  const indent = 2 + RANK;
  const lines = [...SEVERITIES].reverse().flatMap((severity) => {
    const ranked = unshown.filter(({ block }) => worstOf(block.findings) === severity);
    return [...grouped(ranked, ({ of }) => of.server.name)].flatMap(([server, list]) => {
      const names = list
        .map(({ block }) => itemName(block.findings, block.names, screen))
        .filter((name) => name !== '');
      const room = NAMED * (screen.columns - indent);
      const text = names.length === 0 ? '' : `: ${namesWithin(names, room, { foreign: (name) => name })}`;
      return wrap(`${screen.foreign(server)}${text}`, screen.columns - indent, 2).map(
        (line, at) => (at === 0 ? `  ${rankWord(screen, severity)}` : ' '.repeat(indent)) + line,
      );
    });
  });
  return [...wrap(notShown(unshown.length), screen.columns, 2).map(screen.paint.bold), ...lines];
}
