/**
 * In: a sentence and steps (regular expressions without a gap in them). Out: the stretch with one match of each step in
 * this order, each within a given distance of the one before. Takes time linear in the sentence for any text, which
 * `a.{0,60}b.{0,60}c` does not.
 */

/** A pattern with the flag `g` for the sentence as it is, or words for the sentence in lower case. */
export type Step = RegExp | Words;

interface Words {
  readonly lower: RegExp;
  /** What it matches between the borders of words. */
  readonly source: string;
}

/** `within`: the most characters between two neighbouring steps. */
export interface Steps {
  readonly steps: readonly Step[];
  readonly within: number;
}

export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** The first stretch that holds all steps, or undefined. */
export function near(sentence: string, lower: string, { steps, within }: Steps): Stretch | undefined {
  let reached: readonly Stretch[] | undefined;
  for (const step of steps) {
    const next: Stretch[] = [];
    let index = 0;
    const [text, pattern] = step instanceof RegExp ? [sentence, step] : [lower, step.lower];
    if (text.search(pattern) === -1) return undefined;
    for (const match of text.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (reached === undefined) {
        next.push({ start, end });
        continue;
      }
      // The nearest stretch is the last one that ends before this match; both lists are in order.
      while ((reached[index + 1]?.end ?? Infinity) <= start) index += 1;
      const from = reached[index];
      if (from !== undefined && from.end <= start && start - from.end <= within) {
        next.push({ start: from.start, end });
      }
    }
    if (next.length === 0) return undefined;
    reached = next;
  }
  return reached?.[0];
}
