/**
 * In: a string and its context. Out: the cues in it. What the detectors find in a string is kept for the next equal one, since the
 * tools of a server repeat their texts, most of all those of schemas.
 */
import type { Cue, CueContext, InContext, ModelString, Read } from './cue.ts';
import { DETECTORS } from './detectors/index.ts';
import { PLACES, placeOf } from './recent.ts';

interface Kept extends Read {
  readonly found: readonly (Cue | InContext)[];
}

/** What was found in texts that came last, at one of the two places of each. */
const kept: (Kept | undefined)[] = new Array(PLACES).fill(undefined);
/** Of longer texts nothing is kept. */
const LONGEST = 2_000;

/** So that a text can be kept once for each role. */
const ROLE_PLACE = { name: 0, title: 1, text: 2, value: 3 } as const;

const NONE: readonly Cue[] = [];
const NOTHING: readonly (Cue | InContext)[] = [];

/** `ownName`: the name of the item that the string belongs to, or empty. */
export function cuesIn(string: ModelString, context: CueContext, ownName: string): readonly Cue[] {
  const found = foundIn(string);
  if (found.length === 0) return NONE;
  let cues: Cue[] | undefined;
  for (const one of found) {
    for (const cue of typeof one === 'function' ? one(context, ownName) : [one]) {
      cues ??= [];
      cues.push(cue);
    }
  }
  return cues ?? NONE;
}

function foundIn({ text, role, identifier, place }: Read): readonly (Cue | InContext)[] {
  if (text.length > LONGEST) return detected({ text, role, identifier, place });
  const at = placeOf(text) ^ (2 * ROLE_PLACE[role]);
  const before = kept[at];
  const isIt = (one: Kept | undefined): one is Kept =>
    one?.text === text && one.role === role && one.identifier === identifier && one.place === place;
  if (isIt(before)) return before.found;
  const beside = kept[at ^ 1];
  kept[at ^ 1] = before;
  if (isIt(beside)) {
    kept[at] = beside;
    return beside.found;
  }
  const found = detected({ text, role, identifier, place });
  kept[at] = { text, role, identifier, place, found };
  return found;
}

function detected(read: Read): readonly (Cue | InContext)[] {
  let found: readonly (Cue | InContext)[] = NOTHING;
  for (const detect of DETECTORS) {
    const more = detect(read);
    if (more.length > 0) found = found.length === 0 ? more : [...found, ...more];
  }
  return found;
}
