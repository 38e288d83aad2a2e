/**
 * In: a string and its context. Out: the cues in it. What the detectors find in a string is kept for the next equal one, since the
 * tools of a server repeat their texts, most of all those of schemas.
 */
import type { Cue, CueContext, InContext, ModelString, Read } from './cue.ts';
import { DETECTORS } from './detectors/index.ts';
import { recent } from './recent.ts';

interface Known extends Omit<Read, 'text'> {
  readonly found: readonly (Cue | InContext)[];
}

/** What was found in the last texts; one text can stand in several places. */
const knownOf = recent<Known[]>(2_000, () => []);
const NONE: readonly Cue[] = [];

/** `ownName`: the name of the item that the string belongs to, or empty. */
export function cuesIn(string: ModelString, context: CueContext, ownName: string): readonly Cue[] {
  const found = foundIn(string);
  if (found.length === 0) return NONE;
  return found.flatMap((one) => (typeof one === 'function' ? one(context, ownName) : one));
}

function foundIn({ text, role, identifier, place }: Read): readonly (Cue | InContext)[] {
  const known = knownOf(text);
  for (const one of known) {
    if (one.role === role && one.identifier === identifier && one.place === place) return one.found;
  }
  const read: Read = { text, role, identifier, place };
  const found = DETECTORS.flatMap((detect) => detect(read));
  known.push({ role, identifier, place, found });
  return found;
}
