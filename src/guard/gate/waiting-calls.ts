/**
 * Calls that wait until a list was read: calls in, the same in the same order out. Bounded in number and bytes; the caller
 * refuses what does not fit.
 */
import type { Json, Section } from '../../model.ts';
import { LIMITS } from '../../server/limits.ts';
import type { IdKey } from '../../server/reading/message.ts';

/** A request about one item: a tool call, a prompt, a resource. */
export interface ItemCall {
  readonly id: Json;
  readonly key: IdKey;
  readonly bytes: Buffer;
  readonly method: string;
  readonly name: string;
  readonly section: Section;
}

interface WaitingCalls {
  /** False when there is no room. */
  readonly add: (call: ItemCall, waitsFor: Section) => boolean;
  /** Every call that waits for this list. */
  readonly take: (waitsFor: Section) => readonly ItemCall[];
  /** Whether a call of this id waited. */
  readonly cancel: (key: IdKey) => boolean;
}

const MAX_CALLS = 1_000;

export function makeWaitingCalls(): WaitingCalls {
  let waiting: { readonly call: ItemCall; readonly waitsFor: Section }[] = [];
  return {
    add: (call, waitsFor) => {
      const bytes = waiting.reduce((sum, one) => sum + one.call.bytes.length, call.bytes.length);
      if (waiting.length >= MAX_CALLS || bytes > LIMITS.bytes) return false;
      waiting.push({ call, waitsFor });
      return true;
    },
    take: (waitsFor) => {
      const taken = waiting.filter((one) => one.waitsFor === waitsFor);
      waiting = waiting.filter((one) => one.waitsFor !== waitsFor);
      return taken.map(({ call }) => call);
    },
    cancel: (key) => {
      const before = waiting.length;
      waiting = waiting.filter(({ call }) => call.key !== key);
      return waiting.length < before;
    },
  };
}
