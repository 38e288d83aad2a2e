/**
 * In: a finding about packages that moved below a server. Out: their names and versions, those first that shape what a
 * server tells the model. Every name goes through `say`; knows nothing of blocks.
 */
import type { Finding, Json } from '../../model.ts';
import type { Screen } from './screen.ts';

const RULE = 'origin/dependencies-changed';

interface Moved {
  readonly name: string;
  readonly from?: string;
  readonly to?: string;
}

/** Packages that make tool lists: the SDKs of the protocol, and what schemas are written in. */
const SUSPECTS = [/^@modelcontextprotocol\//, /mcp/, /^zod(?:-|$)|typebox$|^valibot$/];

/** The finding about moved packages, if there is one. */
export const dependencyFinding = (findings: readonly Finding[]): Finding | undefined =>
  findings.find(({ rule }) => rule === RULE);

/** How many places in the tree hold something else now. */
export const changedPlaces = ({ before, after }: Finding): number =>
  new Set([...Object.keys(tree(before)), ...Object.keys(tree(after))]).size;

/** `zod 4.1.12 → 4.1.13, ajv 8.17.1 and 3 more`, at most `most` of them named. */
export function changedPackages(finding: Finding, { say, signs }: Screen, most: number): string {
  const all = movedOf(finding);
  const named = all.slice(0, most).map(({ name, from, to }) => {
    if (from === undefined) return `${say(name)} ${say(to ?? '')} (new)`;
    return to === undefined
      ? `${say(name)} ${say(from)} (gone)`
      : `${say(name)} ${say(from)} ${signs.arrow} ${say(to)}`;
  });
  const rest = all.length - named.length;
  return rest === 0 ? named.join(', ') : `${named.join(', ')} and ${rest} more`;
}

/** Each package once however often it stands in the tree, likely causes first, then from the top of the tree down. */
function movedOf({ before, after }: Finding): readonly Moved[] {
  const [was, is] = [tree(before), tree(after)];
  const out = new Map<string, Moved & { readonly rank: number; readonly depth: number }>();
  for (const place of [...new Set([...Object.keys(was), ...Object.keys(is)])].sort()) {
    const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const [from, to] = [versionOf(was, place), versionOf(is, place)];
    const key = JSON.stringify([name, from, to]);
    const suspect = SUSPECTS.findIndex((pattern) => pattern.test(name));
    const depth = place.split('node_modules/').length;
    if (out.has(key)) continue;
    out.set(key, {
      name,
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
      rank: suspect < 0 ? SUSPECTS.length : suspect,
      depth,
    });
  }
  return [...out.values()].sort((a, b) => a.rank - b.rank || a.depth - b.depth);
}

const versionOf = (places: Readonly<Record<string, Json>>, place: string): string | undefined =>
  Object.hasOwn(places, place) ? String(places[place]).split(' ')[0] : undefined;

const tree = (value: Json | undefined): Readonly<Record<string, Json>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, Json>>)
    : {};
