/**
 * A value in a schema document with its JSON pointer (RFC 6901): a place in, the places one step below it out. Reads own
 * members only; never decides what they mean.
 */
import { isObject, pointerToken } from '../../lock/pointer.ts';
import type { Json } from '../../model.ts';

/** A value and the JSON pointer of it. */
export interface Place {
  readonly value: Json;
  readonly at: string;
}

/** The keywords of one schema object, each with its own pointer. */
export type View = ReadonlyMap<string, Place>;

/** A place one step further down. */
export const inside = (place: Place, token: string, value: Json): Place => ({
  value,
  at: `${place.at}/${pointerToken(token)}`,
});

/** Own members of an object as places; nothing for any other value. */
export const members = (place: Place | undefined): ReadonlyMap<string, Place> =>
  new Map(
    place !== undefined && isObject(place.value)
      ? Object.entries(place.value).map(([key, value]) => [key, inside(place, key, value)])
      : [],
  );

/** Elements of an array as places; nothing for any other value. */
export const elements = (place: Place | undefined): readonly Place[] =>
  place !== undefined && Array.isArray(place.value)
    ? (place.value as readonly Json[]).map((value, index) => inside(place, String(index), value))
    : [];
