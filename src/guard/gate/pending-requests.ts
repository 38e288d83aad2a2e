/**
 * What a client, or the guard itself, asked of a server and was not answered yet: ids in, what was asked out. Holds a
 * bounded number; the oldest is forgotten first, and then its answer is for no one.
 */
import type { Json, Section } from '../../model.ts';
import type { Outside } from './linked.ts';
import type { IdKey } from './message.ts';
import { OPENING, sectionListedBy } from './methods.ts';

export interface Asked {
  readonly method: string;
  /** The section it lists. */
  readonly section?: Section | undefined;
  readonly outside?: Outside | undefined;
  /** The guard's own question: its answer goes nowhere. */
  readonly own?: true;
  /** Nobody waits for its answer any more; it may come all the same. */
  readonly cancelled?: true;
}

/** Who waits: the id to answer to, and its key. */
export interface Asker {
  readonly id: Json;
  readonly key: IdKey;
}

export interface AskedOf {
  readonly add: (asker: Asker, method: string, more?: Pick<Asked, 'own' | 'outside'>) => void;
  /** What the answer with this id is about; given once. */
  readonly take: (key: IdKey) => Asked | undefined;
  /** Whether the id stands for a question whose answer would be judged in another way: one answer cannot be both. */
  readonly clashes: (key: IdKey, method: string, outside: Outside | undefined) => boolean;
  readonly cancel: (key: IdKey) => void;
  /** Every question of the client that it waits for. */
  readonly all: () => readonly Json[];
  /** How many of them are answered before the session ends. */
  readonly due: () => number;
  /** Whether an answer is awaited whose text reaches the model. */
  readonly awaitsText: () => boolean;
}

/** Remembers at most `most` questions. */
export function makeAsked(most: number): AskedOf {
  const asked = new Map<IdKey, Asked & { readonly id: Json }>();
  let texts = 0;
  const count = (what: Asked) => (judgedAs(what) === '' ? 0 : 1);
  const drop = (key: IdKey): Asked | undefined => {
    const what = asked.get(key);
    if (what === undefined) return undefined;
    asked.delete(key);
    texts -= count(what);
    return what;
  };
  return {
    add: ({ id, key }, method, more) => {
      drop(key);
      const what = { id, method, section: sectionListedBy(method), ...more };
      asked.set(key, what);
      texts += count(what);
      if (asked.size > most) drop(asked.keys().next().value ?? '');
    },
    take: drop,
    clashes: (key, method, outside) => {
      const before = asked.get(key);
      const now = { method, section: sectionListedBy(method), outside };
      return before !== undefined && judgedAs(before) !== judgedAs(now);
    },
    cancel: (key) => {
      const what = asked.get(key);
      if (what !== undefined) asked.set(key, { ...what, cancelled: true });
    },
    all: () => [...asked.values()].filter(isAwaited).map(({ id }) => id),
    due: () => [...asked.values()].filter((one) => isAwaited(one) && one.method !== LISTEN).length,
    awaitsText: () => texts > 0,
  };
}

const isAwaited = ({ own, cancelled }: Asked): boolean => !own && !cancelled;
/** Open for as long as a client listens (revision 2026-07-28). */
const LISTEN = 'subscriptions/listen';

/** The way in which an answer is judged; empty where it passes as it is. */
const judgedAs = ({ section, outside, method }: Asked): string =>
  section ?? (outside === undefined ? (OPENING.has(method) ? 'opening' : '') : JSON.stringify(outside));
