/**
 * In: a name, and the names of the other tools. Out: a cue if the name is spelled with letters that look like Latin
 * ones, or if a tool's name looks like that of another tool but differs.
 */
import type { Cue, CueContext, InContext, Read } from '../cue.ts';
import { isLookAlike, looseSkeleton, skeleton } from '../skeleton.ts';

const PLAIN = /^[\0-\x7F]*$/;
const LATIN = /[A-Za-z]/;

export function confusableCues({ text, role, place }: Read): readonly (Cue | InContext)[] {
  if (role !== 'name' || text === '') return [];
  const name = text.slice(0, 1_000);
  const cue: Cue = { rule: 'text/confusable-name', key: name };
  if (!PLAIN.test(name) && hasLookAlikes(name)) return [cue];
  // Only the name of a tool can be mistaken for another tool; a parameter `id1` cannot.
  if (place !== 'name' && place !== 'server name') return [];
  const look = looseSkeleton(name);
  const own = name.toLowerCase();
  return [
    (context) => {
      const alike = spellings(context).get(look);
      const others = (alike?.size ?? 0) - (alike?.has(own) === true ? 1 : 0);
      return others > 0 ? [cue] : [];
    },
  ];
}

/** Whether a name mixes Latin and look-alike letters, or has full-width or mathematical letters. */
function hasLookAlikes(name: string): boolean {
  for (const char of name) {
    if (!PLAIN.test(char) && /^[A-Za-z0-9]$/.test(char.normalize('NFKC'))) return true;
  }
  return LATIN.test(name) && [...name.normalize('NFKC')].some(isLookAlike) && PLAIN.test(skeleton(name));
}

const known = new WeakMap<ReadonlySet<string>, ReadonlyMap<string, ReadonlySet<string>>>();

/** The names of all tools in lower case, by what they look like. Two names that differ in case only are one spelling. */
function spellings({ toolNames }: CueContext): ReadonlyMap<string, ReadonlySet<string>> {
  const had = known.get(toolNames);
  if (had !== undefined) return had;
  const made = new Map<string, Set<string>>();
  for (const name of toolNames) {
    const key = looseSkeleton(name);
    const names = made.get(key) ?? new Set();
    made.set(key, names.add(name.toLowerCase()));
  }
  known.set(toolNames, made);
  return made;
}
