/**
 * In: a sentence and steps (regular expressions without any gap in them). Out: the stretch in which one match of
 * each step stands in that order, each within a given distance of the one before. Linear in the sentence for any
 * text, which `a.{0,60}b.{0,60}c` is not.
 */

/** A pattern, with the flag `g`, for the sentence as it stands, or words for the sentence in small letters. */
export type Step = RegExp | Words;

export interface Words {
  readonly lower: RegExp;
  /** What a word of the sentence must begin with for `lower` to match; absent where that cannot be told. */
  readonly starts?: readonly string[];
}

/** A distance counts characters between two neighbouring steps. */
export interface Steps {
  readonly steps: readonly Step[];
  readonly within: number;
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** The first stretch that holds all steps, or undefined. */
export function near(sentence: string, lower: string, { steps, within }: Steps): Stretch | undefined {
  let reached: readonly Stretch[] | undefined;
  for (const step of steps) {
    const next: Stretch[] = [];
    let index = 0;
    const matches = step instanceof RegExp ? sentence.matchAll(step) : lower.matchAll(step.lower);
    for (const match of matches) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (reached === undefined) {
        next.push({ start, end });
        continue;
      }
      // Of all stretches that end before this match, the last is the nearest; both lists run forwards.
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
