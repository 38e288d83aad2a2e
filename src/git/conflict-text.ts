/**
 * The lockfile with conflict markers: the merged lock as each side would have it in, text out. What is between two markers is whole: an
 * item, or a server with all that belongs to it. Each side alone is a lockfile that can be read. Pure.
 */
import { formatLockfile } from '../lock/format.ts';
import type { Lockfile } from '../model.ts';
import { type Piece, piecesOf } from './lock-pieces.ts';
import type { MergedLocks } from './merge-locks.ts';

/** `size`: characters of a marker. */
export function conflictText({ ours, theirs, conflicts }: MergedLocks, size: number): string {
  const names = conflicts.flatMap(({ server }) => server ?? []);
  const whole = new Set(
    conflicts.flatMap(({ server, items }) => (items === undefined ? (server ?? []) : [])),
  );
  const [one, two] = [formatLockfile(ours), formatLockfile(theirs)];
  const regions = regionsOf(piecesOf(one, whole), piecesOf(two, whole));
  // An entry that has its items from another one must not get those of the other side.
  const shares = [one, two].some((text) => sharesAny(text, new Set(names)));
  return (shares ? joined(regions) : regions)
    .map(({ ours, theirs }) => (ours === theirs ? ours : conflictOf(ours, theirs, size)))
    .join('');
}

/** Text of both sides; equal, or what a person chooses from. */
interface Region {
  readonly ours: string;
  readonly theirs: string;
}

/** Regions that are equal and regions that differ by turns. Both lists have what they have in common in the same order. */
function regionsOf(ours: readonly Piece[], theirs: readonly Piece[]): readonly Region[] {
  const [inOurs, inTheirs] = [ours, theirs].map((pieces) => new Set(pieces.map(({ key }) => key)));
  const regions: { ours: string[]; theirs: string[]; differs: boolean }[] = [];
  const add = (one: string, two: string) => {
    const differs = one !== two;
    const last = regions.at(-1);
    if (last?.differs === differs) {
      last.ours.push(one);
      last.theirs.push(two);
    } else regions.push({ ours: [one], theirs: [two], differs });
  };
  for (let i = 0, j = 0; i < ours.length || j < theirs.length; ) {
    const [one, two] = [ours[i], theirs[j]];
    const isOurs = one !== undefined && !inTheirs?.has(one.key);
    const isTheirs = two !== undefined && !inOurs?.has(two.key);
    if (isOurs || isTheirs) {
      add(isOurs ? one.text : '', isTheirs ? two.text : '');
      i += isOurs ? 1 : 0;
      j += isTheirs ? 1 : 0;
      continue;
    }
    add(one?.text ?? '', two?.text ?? '');
    i += 1;
    j += 1;
  }
  return regions.map((region) => ({ ours: region.ours.join(''), theirs: region.theirs.join('') }));
}

/** From the first difference to the last, one region. */
function joined(regions: readonly Region[]): readonly Region[] {
  const differs = ({ ours, theirs }: Region) => ours !== theirs;
  const [first, end] = [regions.findIndex(differs), regions.findLastIndex(differs) + 1];
  const between = regions.slice(first, end);
  const all = {
    ours: between.map(({ ours }) => ours).join(''),
    theirs: between.map(({ theirs }) => theirs).join(''),
  };
  return [...regions.slice(0, first), all, ...regions.slice(end)];
}

/** Both sides between markers. */
export function conflictOf(ours: string, theirs: string, size: number): string {
  const mark = (sign: string) => sign.repeat(size);
  const whole = (text: string) => (text === '' || text.endsWith('\n') ? text : `${text}\n`);
  return `${mark('<')} ours\n${whole(ours)}${mark('=')}\n${whole(theirs)}${mark('>')} theirs\n`;
}

/** Whether an entry of the file has its text from another one, and one of both is among the names. */
function sharesAny(text: string, names: ReadonlySet<string>): boolean {
  const { servers } = JSON.parse(text) as { readonly servers: Lockfile['servers'] };
  return Object.entries(servers).some(([name, entry]) => {
    const { sameAs } = entry as { readonly sameAs?: string };
    return sameAs !== undefined && (names.has(name) || names.has(sameAs));
  });
}
