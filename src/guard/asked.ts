/**
 * What a client, or the guard itself, asked of a server and was not answered yet: ids in, what was asked out. Holds a
 * bounded number; the oldest is forgotten first, and then its answer is for no one.
 */
import type { Json, Section } from '../model.ts';
import { idKey } from './message.ts';
import { OPENING, sectionListedBy } from './methods.ts';

export interface Asked {
  readonly method: string;
  /** The section it lists. */
  readonly section?: Section | undefined;
  /** The guard's own question: its answer goes nowhere. */
  readonly own?: true;
}

export interface AskedOf {
  readonly add: (id: Json, method: string, own?: true) => void;
  /** What the answer with this id is about; given once. */
  readonly take: (id: Json) => Asked | undefined;
  readonly has: (id: Json) => boolean;
  /** Whether an answer is awaited whose text reaches the model. */
  readonly awaitsText: () => boolean;
}

/** Remembers at most `most` questions. */
export function makeAsked(most: number): AskedOf {
  const asked = new Map<string | number, Asked>();
  let texts = 0;
  const count = ({ section, method }: Asked) => (section !== undefined || OPENING.has(method) ? 1 : 0);
  const drop = (key: string | number): Asked | undefined => {
    const what = asked.get(key);
    if (what === undefined) return undefined;
    asked.delete(key);
    texts -= count(what);
    return what;
  };
  return {
    add: (id, method, own) => {
      const key = idKey(id);
      drop(key);
      const what = { method, section: sectionListedBy(method), ...(own === undefined ? {} : { own }) };
      asked.set(key, what);
      texts += count(what);
      if (asked.size > most) drop(asked.keys().next().value ?? '');
    },
    take: (id) => drop(idKey(id)),
    has: (id) => asked.has(idKey(id)),
    awaitsText: () => texts > 0,
  };
}
