/**
 * Calls that wait until a list was read: what arrived in, in the same order out. Bounded in number and bytes; what does
 * not fit is refused by the caller.
 */
import type { Json, Section } from '../../model.ts';
import { LIMITS } from '../../server/limits.ts';
import type { IdKey } from './message.ts';

export interface Call {
  readonly id: Json;
  readonly key: IdKey;
  readonly bytes: Buffer;
  readonly method: string;
  readonly name: string;
  readonly section: Section;
}

export interface Held {
  /** False when there is no room. */
  readonly add: (call: Call, waitsFor: Section) => boolean;
  /** Everything that waits for this list. */
  readonly take: (waitsFor: Section) => readonly Call[];
  /** Whether it waited here. */
  readonly cancel: (key: IdKey) => boolean;
}

const MOST_CALLS = 1_000;

export function makeHeld(): Held {
  let held: { readonly call: Call; readonly waitsFor: Section }[] = [];
  return {
    add: (call, waitsFor) => {
      const bytes = held.reduce((sum, one) => sum + one.call.bytes.length, call.bytes.length);
      if (held.length >= MOST_CALLS || bytes > LIMITS.bytes) return false;
      held.push({ call, waitsFor });
      return true;
    },
    take: (waitsFor) => {
      const mine = held.filter((one) => one.waitsFor === waitsFor);
      held = held.filter((one) => one.waitsFor !== waitsFor);
      return mine.map(({ call }) => call);
    },
    cancel: (key) => {
      const before = held.length;
      held = held.filter(({ call }) => call.key !== key);
      return held.length < before;
    },
  };
}
