/**
 * What makes a text more dangerous. In: an item or a server block, before and after. Out: facts for the cues that
 * the new value has and the old one has not, wherever in it they stand; or for all cues of one value. Pure; takes
 * time linear in the text. Never decides that a text without a cue is harmless.
 */
import { isObject } from '../lock/pointer.ts';
import type { Json, Severity } from '../model.ts';
import { SEVERITIES } from '../model.ts';
import type { Cue, CueContext, Detector, ModelString } from './cues/cue.ts';
import { addressCues } from './cues/detectors/address.ts';
import { bidiCues } from './cues/detectors/bidi.ts';
import { blobCues } from './cues/detectors/blob.ts';
import { confusableCues, mixedScriptCues } from './cues/detectors/confusable.ts';
import { controlCues } from './cues/detectors/controls.ts';
import { hiddenCues } from './cues/detectors/hidden.ts';
import { instructionCues } from './cues/detectors/instruction.ts';
import { markupCues } from './cues/detectors/markup.ts';
import { referenceCues } from './cues/detectors/reference.ts';
import { secretPathCues } from './cues/detectors/secret-path.ts';
import { grew } from './cues/growth.ts';
import { modelStrings } from './cues/strings.ts';
import type { Fact } from './fact.ts';
import { RULES } from './rules.ts';

export type { CueContext, ModelString } from './cues/cue.ts';
export { modelStrings } from './cues/strings.ts';

const DETECTORS: readonly Detector[] = [
  hiddenCues,
  bidiCues,
  controlCues,
  confusableCues,
  mixedScriptCues,
  instructionCues,
  referenceCues,
  addressCues,
  secretPathCues,
  markupCues,
  blobCues,
];

const NOTHING: readonly ModelString[] = [];

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
  const old = before === undefined ? NOTHING : modelStrings(before);
  const now = modelStrings(after);
  const [oldOwn, own] = [nameOf(before), nameOf(after)];
  const places = new Map(old.map((string) => [placeOf(string), string]));
  // What stands unchanged somewhere in the item brings nothing new, and most of it does.
  const fresh = own === oldOwn ? without(now, old) : now;
  const found = fresh.flatMap((string) => {
    const cues = cuesIn(string, context, own);
    return cues.length === 0 ? [] : [{ string, cues }];
  });
  const facts = new Map<string, Fact>();
  if (found.length > 0) {
    const had = tally(old, context, oldOwn);
    const has = before === undefined ? undefined : tally(now, context, own);
    for (const { string, cues } of found) {
      const past = places.get(placeOf(string));
      const pastCues = past === undefined ? [] : cuesIn(past, context, oldOwn);
      for (const cue of cues) {
        const total = had.get(idOf(cue)) ?? 0;
        const here = pastCues.find((other) => idOf(other) === idOf(cue))?.count ?? 0;
        const isNew =
          cue.count === undefined || has === undefined
            ? total === 0
            : (has.get(idOf(cue)) ?? 0) > total && cue.count > here;
        if (isNew) addFact(facts, cue, string, past);
      }
    }
  }
  return [...facts.values(), ...growth(now, places)];
}

function addFact(facts: Map<string, Fact>, cue: Cue, string: ModelString, past: ModelString | undefined) {
  const id = `${cue.rule} ${string.pointer}`;
  const known = facts.get(id);
  const severity = known === undefined ? cue.severity : worse(known.severity, cue);
  facts.set(id, {
    rule: cue.rule,
    pointer: string.pointer,
    ...(past === undefined ? {} : { before: past.text }),
    after: known?.after ?? string.text,
    ...(severity === undefined ? {} : { severity }),
  });
}

/** The higher of two ranks; an absent one is the row's own. */
function worse(known: Severity | undefined, { rule, severity }: Cue): Severity | undefined {
  const rank = (of: Severity | undefined) => SEVERITIES.indexOf(of ?? RULES[rule].severity);
  return rank(known) >= rank(severity) ? known : severity;
}

function growth(now: readonly ModelString[], places: ReadonlyMap<string, ModelString>): readonly Fact[] {
  return now.flatMap((string): readonly Fact[] => {
    const before = places.get(placeOf(string))?.text;
    return before !== undefined && grew(before, string.text)
      ? [{ rule: 'text/grew', pointer: string.pointer, before, after: string.text }]
      : [];
  });
}

const cuesIn = (string: ModelString, context: CueContext, own: string): readonly Cue[] =>
  DETECTORS.flatMap((detect) => detect(string, context, own));

const idOf = ({ rule, key }: Cue): string => `${rule} ${key}`;
/** A key and the string under it share a pointer and are two places. */
const placeOf = ({ pointer, role }: ModelString): string => `${role === 'name' ? 'name' : ''} ${pointer}`;
const nameOf = (value: Json | undefined): string =>
  isObject(value) && typeof value['name'] === 'string' ? value['name'] : '';

function tally(
  strings: readonly ModelString[],
  context: CueContext,
  own: string,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const string of strings) {
    for (const cue of cuesIn(string, context, own)) {
      counts.set(idOf(cue), (counts.get(idOf(cue)) ?? 0) + (cue.count ?? 1));
    }
  }
  return counts;
}

function without(now: readonly ModelString[], old: readonly ModelString[]): readonly ModelString[] {
  const idOfString = ({ role, identifier, text }: ModelString) => `${role} ${identifier} ${text}`;
  const had = new Map<string, number>();
  for (const string of old) had.set(idOfString(string), (had.get(idOfString(string)) ?? 0) + 1);
  return now.filter((string) => {
    const left = had.get(idOfString(string)) ?? 0;
    had.set(idOfString(string), left - 1);
    return left <= 0;
  });
}
