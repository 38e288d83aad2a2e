/**
 * Suspicious content in texts. In: an item or a server block, before and after. Out: facts for the cues that the new
 * value has and the old one has not, wherever they occur in it; or for all cues of one value. Pure; takes time linear
 * in the text. Never decides that a text without a cue is harmless.
 */
import { once } from '../host/once.ts';
import { isObject } from '../lock/pointer.ts';
import type { Json, Severity } from '../model.ts';
import { SEVERITIES } from '../model.ts';
import type { Cue, CueContext, ModelString } from './cues/cue.ts';
import { cuesIn } from './cues/in-string.ts';
import { modelStrings } from './cues/strings.ts';
import { type Fact, fact } from './fact.ts';
import { RULES } from './rules.ts';

export type { CueContext, ModelString } from './cues/cue.ts';
export { modelStrings } from './cues/strings.ts';

/** As much of what matched as a finding holds. */
const EVIDENCE = 240;

/** All cues of a value, as if it were new. */
export const cuesOf = (value: Json, context: CueContext): readonly Fact[] =>
  textCues(undefined, value, context);

/** The cues that `after` has and `before` has not; of a value without a `before`, all. */
export function textCues(
  before: Json | undefined,
  after: Json | undefined,
  context: CueContext,
): readonly Fact[] {
  if (after === undefined) return [];
  const oldStrings = before === undefined ? [] : modelStrings(before);
  const newStrings = modelStrings(after);
  const [oldName, newName] = [nameOf(before), nameOf(after)];
  const inItem = { ...context, parameters: once(() => parametersOf(newStrings)) };
  const oldByPlace = new Map(oldStrings.map((string) => [placeOf(string), string]));
  // Most strings occur unchanged on both sides and bring no new cue.
  const fresh = before !== undefined && newName === oldName ? without(newStrings, oldStrings) : newStrings;
  const found: { readonly string: ModelString; readonly cues: readonly Cue[] }[] = [];
  for (const string of fresh) {
    const cues = cuesIn(string, inItem, newName);
    if (cues.length > 0) found.push({ string, cues });
  }
  const facts = new Map<string, Fact>();
  if (found.length > 0) {
    const oldCounts = tally(oldStrings, context, oldName);
    const newCounts = before === undefined ? undefined : tally(newStrings, context, newName);
    for (const { string, cues } of found) {
      const past = oldByPlace.get(placeOf(string));
      const pastCues = past === undefined ? [] : cuesIn(past, context, oldName);
      const pastCounts = new Map(pastCues.map((cue) => [idOf(cue), cue.count ?? 0]));
      for (const cue of cues) {
        const oldCount = oldCounts.get(idOf(cue)) ?? 0;
        const pastCount = pastCounts.get(idOf(cue)) ?? 0;
        const isNew =
          cue.count === undefined || newCounts === undefined
            ? oldCount === 0
            : (newCounts.get(idOf(cue)) ?? 0) > oldCount && cue.count > pastCount;
        if (isNew) addFact(facts, cue, string, past);
      }
    }
  }
  if (before === undefined) return [...facts.values()];
  return [...facts.values(), ...growthFacts(newStrings, oldByPlace)];
}

function addFact(facts: Map<string, Fact>, cue: Cue, string: ModelString, past: ModelString | undefined) {
  const id = `${cue.rule} ${string.pointer}`;
  const known = facts.get(id);
  const severity = known === undefined ? cue.severity : higher(known.severity, cue);
  const isWorse = known === undefined || severity !== known.severity;
  const evidence = isWorse ? shortened(cue.evidence ?? cue.key) : known.evidence;
  facts.set(id, fact(cue.rule, string.pointer, past?.text, known?.after ?? string.text, severity, evidence));
}

/** At most `EVIDENCE` characters, and no half of a character. */
const shortened = (text: string): string =>
  text.length <= EVIDENCE ? text : `${text.slice(0, EVIDENCE).replace(/[\u{D800}-\u{DBFF}]$/u, '')}\u{2026}`;

/** The higher of two severities; an absent one is that of the rule's row. */
function higher(known: Severity | undefined, { rule, severity }: Cue): Severity | undefined {
  const rank = (of: Severity | undefined) => SEVERITIES.indexOf(of ?? RULES[rule].severity);
  return rank(known) >= rank(severity) ? known : severity;
}

function growthFacts(
  strings: readonly ModelString[],
  oldByPlace: ReadonlyMap<string, ModelString>,
): readonly Fact[] {
  return strings.flatMap((string): readonly Fact[] => {
    const before = oldByPlace.get(placeOf(string))?.text;
    return before !== undefined && hasGrown(before, string.text)
      ? [fact('text/grew', string.pointer, before, string.text)]
      : [];
  });
}

/** Whether a text became so much longer that its new part needs a review of its own. */
const hasGrown = (before: string, after: string): boolean =>
  after.length > 2 * before.length && after.length - before.length > 500;

/** The names of parameters and the values that the schemas of an item give. */
const parametersOf = (strings: readonly ModelString[]): ReadonlySet<string> =>
  new Set(
    strings
      .filter(
        ({ pointer, role }) =>
          (role === 'name' || role === 'value') && /^\/(?:input|output)Schema\//.test(pointer),
      )
      .map(({ text }) => text),
  );

const idOf = ({ rule, key }: Cue): string => `${rule} ${key}`;
/** A key and the string under it share a pointer but are two places. */
const placeOf = ({ pointer, role }: ModelString): string => `${role === 'name' ? 'name' : ''} ${pointer}`;
const nameOf = (value: Json | undefined): string =>
  isObject(value) && typeof value['name'] === 'string' ? value['name'] : '';

/** How often each cue occurs in some strings. */
function tally(
  strings: readonly ModelString[],
  context: CueContext,
  ownName: string,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const string of strings) {
    for (const cue of cuesIn(string, context, ownName)) {
      counts.set(idOf(cue), (counts.get(idOf(cue)) ?? 0) + (cue.count ?? 1));
    }
  }
  return counts;
}

/** The new strings that are not among the old ones; each old string cancels one equal new string. */
function without(
  newStrings: readonly ModelString[],
  oldStrings: readonly ModelString[],
): readonly ModelString[] {
  const keyOf = ({ role, identifier, text }: ModelString) => `${role} ${identifier} ${text}`;
  const unmatched = new Map<string, number>();
  for (const string of oldStrings) unmatched.set(keyOf(string), (unmatched.get(keyOf(string)) ?? 0) + 1);
  return newStrings.filter((string) => {
    const count = unmatched.get(keyOf(string)) ?? 0;
    unmatched.set(keyOf(string), count - 1);
    return count <= 0;
  });
}
