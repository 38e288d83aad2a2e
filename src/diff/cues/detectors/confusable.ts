/**
 * In: a name, and the names of the other tools. Out: a cue when the name is spelled with letters that imitate Latin
 * ones, or looks like another known name without being it; and, for words in any text, a cue when one word mixes
 * alphabets. Japanese, Chinese and Korean beside Latin, and units such as kΩ or µs, are normal.
 */
import type { Cue, CueContext, ModelString } from '../cue.ts';
import { SCANNED } from '../cue.ts';
import { isLookAlike, looseSkeleton, skeleton } from '../skeleton.ts';

const PLAIN = /^[\0-\x7F]*$/;
const LATIN = /[A-Za-z]/;

export function confusableCues({ text, role, pointer }: ModelString, context: CueContext): readonly Cue[] {
  if (role !== 'name' || text === '') return [];
  const name = text.slice(0, 1_000);
  const cue: Cue = { rule: 'text/confusable-name', key: name };
  if (!PLAIN.test(name) && imitates(name)) return [cue];
  // Only a tool's own name stands in for another tool; `id1` as a parameter imitates nothing.
  if (pointer !== '/name' && pointer !== '/info/name') return [];
  return loose(context)
    .get(looseSkeleton(name))
    ?.some((known) => !sameName(known, name)) === true
    ? [cue]
    : [];
}

/** A name part in Latin letters and their imitations, or wholly in full-width or mathematical letters. */
function imitates(name: string): boolean {
  for (const char of name) {
    if (!PLAIN.test(char) && /^[A-Za-z0-9]$/.test(char.normalize('NFKC'))) return true;
  }
  return LATIN.test(name) && [...name.normalize('NFKC')].some(isLookAlike) && PLAIN.test(skeleton(name));
}

const sameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

const known = new WeakMap<ReadonlySet<string>, ReadonlyMap<string, readonly string[]>>();

function loose({ toolNames }: CueContext): ReadonlyMap<string, readonly string[]> {
  const had = known.get(toolNames);
  if (had !== undefined) return had;
  const made = new Map<string, string[]>();
  for (const name of toolNames) {
    const key = looseSkeleton(name);
    made.set(key, [...(made.get(key) ?? []), name]);
  }
  known.set(toolNames, made);
  return made;
}

const WORD = /[\p{L}\p{M}]+/gu;
const LATIN_LETTER = /\p{Script=Latin}/u;
const CYRILLIC = /\p{Script=Cyrillic}/u;
const GREEK = /\p{Script=Greek}/u;
// One symbol before or behind Latin letters: ΔT, kΩ, μs, TNFα. Omicron, nu and their like are no symbols.
const SYMBOL =
  /^(?:[\u{3B1}-\u{3B8}\u{3BB}\u{3BC}\u{3BE}\u{3C0}-\u{3C4}\u{3C6}-\u{3C9}\u{393}\u{394}\u{398}\u{39B}\u{39E}\u{3A0}\u{3A3}\u{3A6}\u{3A8}\u{3A9}]\p{Script=Latin}+|\p{Script=Latin}+[\u{3B1}-\u{3B8}\u{3BB}\u{3BC}\u{3BE}\u{3C0}-\u{3C4}\u{3C6}-\u{3C9}\u{393}\u{394}\u{398}\u{39B}\u{39E}\u{3A0}\u{3A3}\u{3A6}\u{3A8}\u{3A9}])$/u;

export function mixedScriptCues({ text }: ModelString): readonly Cue[] {
  if (PLAIN.test(text)) return [];
  const cues: Cue[] = [];
  for (const [word] of text.slice(0, SCANNED).matchAll(WORD)) {
    if (PLAIN.test(word) || !LATIN_LETTER.test(word)) continue;
    if (CYRILLIC.test(word) || (GREEK.test(word) && !SYMBOL.test(word))) {
      cues.push({ rule: 'text/mixed-script', key: word });
    }
  }
  return cues;
}
