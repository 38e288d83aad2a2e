/**
 * The text of a lockfile in pieces that a conflict takes whole: an item, what stands around the items of a server, a tree, and servers that
 * are asked for as one piece. Text as `formatLockfile` writes it in, pieces in their order out: joined they are the text. Pure.
 */
import { ITEM_BLOCKS } from '../lock/section.ts';

export interface Piece {
  /** The same in each lock that has this piece. */
  readonly key: string;
  readonly text: string;
}

/** As they are written. */
const WITH_ITEMS: ReadonlySet<string> = new Set(ITEM_BLOCKS.map((block) => `"${block}"`));
const AFTER_ITEMS: ReadonlySet<string> = new Set(['"volatile"', '"volatileHash"', '"dependenciesHash"']);
/** No string has a line break in it, so the indent of a line says where it belongs. */
const MEMBER = /^ *("(?:[^"\\]|\\.)*"): /;
const STEP = 2;

/** `whole`: names of servers that are one piece each. */
export function piecesOf(text: string, whole: ReadonlySet<string>): readonly Piece[] {
  const pieces: { readonly key: string; readonly lines: string[] }[] = [];
  const path: string[] = [];
  for (const line of text.split('\n').slice(0, -1)) {
    const depth = line.search(/\S/) / STEP;
    const name = depth <= 4 ? MEMBER.exec(line)?.[1] : undefined;
    if (name !== undefined) path.splice(depth - 1, Number.POSITIVE_INFINITY, name);
    else if (depth < path.length) path.length = depth;
    const key = pieces.length === 0 ? 'begin' : keyOf(path, depth, name !== undefined, whole);
    const last = pieces.at(-1);
    if (last?.key === key) last.lines.push(line);
    else pieces.push({ key, lines: [line] });
  }
  return pieces.map(({ key, lines }) => ({ key, text: `${lines.join('\n')}\n` }));
}

/** `path`: names of the members that the line is in, or opens (`opens`), from the top. */
function keyOf(
  [part, name, block, item]: readonly string[],
  depth: number,
  opens: boolean,
  whole: ReadonlySet<string>,
): string {
  if (part === undefined) return 'end';
  if (name === undefined) return `${part}${opens ? '' : ' end'}`;
  const at = `${part}/${name}`;
  if (part !== '"servers"' || whole.has(JSON.parse(name) as string)) return at;
  if (block === undefined) return depth === 2 && !opens ? `${at} end` : at;
  if (AFTER_ITEMS.has(block)) return `${at} after`;
  if (!WITH_ITEMS.has(block)) return at;
  if (item === undefined) return `${at}/${block}${opens ? '' : ' end'}`;
  return `${at}/${block}/${item}`;
}
