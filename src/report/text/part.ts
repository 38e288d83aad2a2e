/**
 * A part of a report: its lines, and how much of the text that a server sends to the model is left out of them. Amounts are of new text
 * alone: what was removed reaches no model any more.
 */

export interface Amount {
  readonly characters: number;
  /** As many lines as the whole report would have for it. */
  readonly lines: number;
  /** Items, or openings of servers, that it belongs to. */
  readonly items: number;
}

export interface Part {
  readonly lines: readonly string[];
  readonly left: Amount;
}

export const NOTHING_LEFT: Amount = { characters: 0, lines: 0, items: 0 };

export const amountOf = (amounts: readonly Amount[]): Amount =>
  amounts.reduce(
    (sum, one) => ({
      characters: sum.characters + one.characters,
      lines: sum.lines + one.lines,
      items: sum.items + one.items,
    }),
    NOTHING_LEFT,
  );

/** All of it in one item. */
export function amountOfItem(amounts: readonly Amount[]): Amount {
  const all = amountOf(amounts);
  return { ...all, items: all.lines === 0 ? 0 : 1 };
}
