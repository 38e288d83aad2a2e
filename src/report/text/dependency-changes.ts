/**
 * In: a finding about packages below a server that changed. Out: their names and versions, those first that shape what a server
 * sends to the model. Every name is made printable; knows nothing of blocks.
 */
import type { Finding, Json } from '../../model.ts';
import { andMore, changedPackage } from '../messages.ts';
import type { Screen } from './screen.ts';

const RULE = 'origin/dependencies-changed';

interface ChangedPackage {
  readonly name: string;
  readonly from?: string;
  readonly to?: string;
}

/** Packages that make tool lists: the SDKs of the protocol, and what schemas are written in. */
const SUSPECTS = [/^@modelcontextprotocol\//, /mcp/, /^zod(?:-|$)|typebox$|^valibot$/];

/** The finding about changed packages, if there is one. */
export const dependencyFinding = (findings: readonly Finding[]): Finding | undefined =>
  findings.find(({ rule }) => rule === RULE);

/** How many places in the tree hold another version than before. */
export const changedPlaces = ({ before, after }: Finding): number =>
  new Set([...Object.keys(tree(before)), ...Object.keys(tree(after))]).size;

/** `zod 4.1.12 → 4.1.13, ajv 8.17.1 and 3 more`, at most `most` of them named. */
export function changedPackages(finding: Finding, { foreign, signs }: Screen, most: number): string {
  const all = changesOf(finding);
  const named = all.slice(0, most).map(({ name, from, to }) => {
    const [before, after] = [from, to].map((version) =>
      version === undefined ? undefined : foreign(version),
    );
    return changedPackage(foreign(name), before, after, signs.arrow);
  });
  const more = all.length - named.length;
  return `${named.join(', ')}${more === 0 ? '' : andMore(more)}`;
}

/** Each package once however often it stands in the tree, likely causes first, then from the top of the tree down. */
function changesOf({ before, after }: Finding): readonly ChangedPackage[] {
  const [one, other] = [tree(before), tree(after)];
  const out = new Map<string, ChangedPackage & { readonly rank: number; readonly depth: number }>();
  for (const place of [...new Set([...Object.keys(one), ...Object.keys(other)])].sort()) {
    const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const [from, to] = [versionOf(one, place), versionOf(other, place)];
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
