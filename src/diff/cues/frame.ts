/**
 * In: the concepts of a sentence and a frame, which is a list of concepts. Out: the stretch of the sentence that has one of
 * each, in order and near each other. Takes time linear in the number of words.
 */
import type { Severity } from '../../model.ts';
import type { Concepts } from './concepts.ts';
import type { InstructionKind } from './cue.ts';
import type { Stretch } from './near.ts';

export interface Frame {
  readonly kind: InstructionKind;
  readonly severity: Severity;
  /** Each slot names one or more concepts. */
  readonly slots: readonly (readonly string[])[];
  /** The most characters between two neighbouring slots. */
  readonly within: number;
  /** The most characters between the first two slots. */
  readonly gap: number;
  /** In every order. */
  readonly isLoose: boolean;
  /** The sentence begins with the first slot. */
  readonly isFirst: boolean;
  /** Only for the text of a parameter. */
  readonly isParameter: boolean;
  /** Not for the instructions of a server, which may say how to use its tools. */
  readonly isItemOnly: boolean;
  /** The frame is itself a negation ("do not tell"), so that a negation does not excuse it. */
  readonly isNegated: boolean;
  /** Only if it is about something that the item does not deal with; `later`: and not in the first sentence of a text; `sentence`: whatever it is about, but not there. */
  readonly strange?: 'anywhere' | 'later' | 'sentence';
  /** The severity if it names a tool of another server; absent: as always. */
  readonly foreign?: Severity;
  /** A sentence with one of these concepts is not meant. */
  readonly but: readonly string[];
}

interface Options {
  readonly within?: number;
  readonly gap?: number;
  readonly but?: string;
  readonly parameter?: true;
  readonly strange?: 'anywhere' | 'later' | 'sentence';
  readonly foreign?: Severity;
}

/**
 * `frame('override', 'high', 'ignore prior orders')`. A slot `a/b` is one of both; `~` before the slots: in every order; `^`: the
 * sentence begins with the first slot. `not` among the slots makes it a negation.
 */
export function frame(
  kind: InstructionKind,
  severity: Severity,
  written: string,
  options: Options = {},
): Frame {
  const slots = written
    .replace(/^[~^]/, '')
    .split(' ')
    .map((slot) => slot.split('/'));
  return {
    kind,
    severity,
    slots,
    within: options.within ?? 30,
    gap: options.gap ?? options.within ?? 30,
    isLoose: written.startsWith('~'),
    isFirst: written.startsWith('^'),
    isParameter: options.parameter === true,
    isItemOnly:
      options.strange !== undefined ||
      slots.flat().some((name) => name === 'tool_name' || name === 'named_tool'),
    isNegated: slots.flat().includes('not'),
    but: options.but?.split(' ') ?? [],
    ...(options.strange === undefined ? {} : { strange: options.strange }),
    ...(options.foreign === undefined ? {} : { foreign: options.foreign }),
  };
}

// What may stand before the first word of an order.
const OPENING =
  /^[\s"'`([{*#>-]*(?:(?:please|kindly|also|then|next|now|always|important|note|first|second|finally|you|must|should|to|and|in addition|additionally)[\s,:]+){0,4}$/i;

/** The first stretch that fits, or undefined. */
export function stretchOfFrame(sentence: string, concepts: Concepts, frame: Frame): Stretch | undefined {
  const lists: (readonly Stretch[])[] = [];
  for (const slot of frame.slots) {
    const list = listOf(concepts, slot);
    if (list.length === 0) return undefined;
    lists.push(list);
  }
  if (frame.but.some((concept) => concepts.has(concept))) return undefined;
  if (frame.isFirst) {
    lists[0] = (lists[0] ?? []).filter(({ start }) => start < 60 && OPENING.test(sentence.slice(0, start)));
  }
  for (const order of frame.isLoose ? orders(lists) : [lists]) {
    const found = chain(order, frame, frame.isNegated ? sentence : undefined);
    if (found !== undefined) return found;
  }
  return undefined;
}

function listOf(concepts: Concepts, slot: readonly string[]): readonly Stretch[] {
  const [only] = slot;
  if (slot.length === 1 && only !== undefined) return concepts.get(only) ?? [];
  return slot
    .flatMap((concept) => concepts.get(concept) ?? [])
    .sort((a, b) => a.end - b.end || a.start - b.start);
}

// A negation does not reach into the next part of a sentence.
const NEXT_PART = /[,;:(\u{2013}\u{2014}]|\s-\s/u;

/** One stretch of each list, in order, each at most `within` characters after the one before, and in one part of `whole`. */
function chain(
  lists: readonly (readonly Stretch[])[],
  { within, gap }: Frame,
  whole: string | undefined,
): Stretch | undefined {
  let reached: readonly Stretch[] | undefined;
  for (const [slot, list] of lists.entries()) {
    if (reached === undefined) {
      reached = list;
      continue;
    }
    const next: Stretch[] = [];
    let index = 0;
    for (const { start, end } of [...list].sort((a, b) => a.start - b.start)) {
      while ((reached[index + 1]?.end ?? Infinity) <= start) index += 1;
      const from: Stretch | undefined = reached[index];
      if (from !== undefined && from.end <= start && start - from.end <= (slot === 1 ? gap : within)) {
        if (whole === undefined || !NEXT_PART.test(whole.slice(from.end, start)))
          next.push({ start: from.start, end });
      }
    }
    if (next.length === 0) return undefined;
    reached = next.sort((a, b) => a.end - b.end);
  }
  return reached?.[0];
}

function orders<Value>(values: readonly Value[]): readonly (readonly Value[])[] {
  if (values.length <= 1) return [values];
  return values.flatMap((value, index) =>
    orders(values.filter((_, other) => other !== index)).map((rest) => [value, ...rest]),
  );
}
