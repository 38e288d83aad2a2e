/**
 * Default values: both sides of `default` in, one fact out. The value is data and never read as a schema.
 * Implements the `default-*` rules: a flipped boolean, an address or a path is high.
 */
import type { Json, Severity } from '../../model.ts';
import type { Fact } from '../fact.ts';
import { type Context, keywordFact, type Site } from './context.ts';

const ADDRESS = /^\s*(?:[a-z][a-z0-9+.-]{0,40}:\/\/|(?:data|file|javascript|mailto):|www\.)/i;
const PATH = /^\s*(?:\/|\\\\|~(?:[\\/]|$)|\.{1,2}(?:[\\/]|$)|[a-z]:[\\/]|\$\{)/i;

export function compareDefault(context: Context, site: Site): readonly Fact[] {
  if (!site.changed.has('default')) return [];
  const [before, after] = [site.before.get('default'), site.after.get('default')];
  if (after === undefined) return [keywordFact(context, site, 'default-removed', 'default')];
  if (before === undefined) {
    const rank: Severity | undefined = targets(after.value).size > 0 ? 'high' : undefined;
    return [keywordFact(context, site, 'default-added', 'default', rank)];
  }
  const flipped = typeof before.value === 'boolean' && typeof after.value === 'boolean';
  const moved = !equal(targets(before.value), targets(after.value));
  return [keywordFact(context, site, 'default-changed', 'default', flipped || moved ? 'high' : undefined)];
}

/** Addresses and paths anywhere in a value. */
function targets(value: Json): ReadonlySet<string> {
  const out = new Set<string>();
  const open: Json[] = [value];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next === 'string') {
      if (ADDRESS.test(next) || PATH.test(next)) out.add(next);
    } else if (next !== null && typeof next === 'object') {
      for (const member of Object.values(next)) open.push(member);
    }
  }
  return out;
}

const equal = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size === b.size && [...a].every((each) => b.has(each));
