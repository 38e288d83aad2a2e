/**
 * What some rules say, checked in the raw definitions: a finding and both definitions in, whether it is so out. Rules without a row here
 * say no more than that a place differs.
 */
import type { Finding, Json } from '../../src/model.ts';
import { reach, type Tokens, tokensOf } from './walk.ts';

type Claim = (place: Tokens, before: Json | undefined, after: Json | undefined) => boolean;

/** A parameter of that name is at the place, also in an alternative or a part of its object. */
function hasProperty(root: Json | undefined, place: Tokens): boolean {
  const [owner, name] = [place.slice(0, -2), place.at(-1) ?? ''];
  const open = reach(root, owner).map(({ value }) => value);
  for (let steps = 0; open.length > 0 && steps < 1_000; steps += 1) {
    const node = open.pop() as { readonly [key: string]: any } | null | undefined;
    if (node === null || typeof node !== 'object') continue;
    if (Object.hasOwn(node['properties'] ?? {}, name)) return true;
    for (const key of ['anyOf', 'oneOf', 'allOf']) if (Array.isArray(node[key])) open.push(...node[key]);
    if (typeof node['$ref'] === 'string') {
      const tokens = tokensOf(node['$ref'].slice(1));
      open.push(...reach(root, [place[0] ?? '', ...tokens]).map(({ value }) => value));
    }
  }
  return false;
}

const keysOpen = (root: Json | undefined, place: Tokens): boolean => {
  const owner = place.at(-1) === 'additionalProperties' ? place.slice(0, -1) : place;
  return reach(root, owner).some(({ value }) => {
    const rest = (value as { readonly additionalProperties?: Json } | null)?.additionalProperties;
    return rest === undefined || rest === true || JSON.stringify(rest) === '{}';
  });
};

const CLAIMS: readonly (readonly [RegExp, Claim])[] = [
  [/\/property-removed$/, (place, _, after) => !hasProperty(after, place)],
  [/\/property-added-/, (place, before) => !hasProperty(before, place)],
  [
    /\/additional-properties-opened$/,
    (place, before, after) => !keysOpen(before, place) && after !== undefined,
  ],
];

export const claimHolds = ({ rule, subject }: Finding, before: Json | undefined, after: Json | undefined) =>
  CLAIMS.every(
    ([pattern, holds]) => !pattern.test(rule) || holds(tokensOf(subject.pointer ?? ''), before, after),
  );
