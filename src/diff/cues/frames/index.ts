/**
 * All frames of instructions, and which of them a sentence can have. A new frame is a row in the file of its kind; a new file
 * here is listed below.
 */
import type { Concepts } from '../concepts.ts';
import type { Frame } from '../frame.ts';
import { PATTERNS, type Pattern } from '../lexicon/patterns.ts';
import { AGENT_ORDER_FRAMES } from './agent-order.ts';
import { CONCEALMENT_FRAMES } from './concealment.ts';
import { CONFIRMATION_SKIPPED_FRAMES } from './confirmation-skipped.ts';
import { CONVERSATION_ASKED_FRAMES } from './conversation-asked.ts';
import { DICTATED_ANSWER_FRAMES } from './dictated-answer.ts';
import { EXFILTRATION_FRAMES } from './exfiltration.ts';
import { HARMFUL_PURPOSE_FRAMES } from './harmful-purpose.ts';
import { LANGUAGE_FRAMES } from './languages.ts';
import { OVERRIDE_FRAMES } from './override.ts';
import { PREFERENCE_FRAMES } from './preference.ts';
import { PRESSURE_FRAMES } from './pressure.ts';
import { RUN_COMMAND_FRAMES } from './run-command.ts';
import { SECRET_READ_FRAMES } from './secret-read.ts';
import { SIDE_EFFECT_FRAMES } from './side-effect.ts';
import { TOOL_STEERING_FRAMES } from './tool-steering.ts';

export const FRAMES: readonly Frame[] = [
  ...OVERRIDE_FRAMES,
  ...CONCEALMENT_FRAMES,
  ...SECRET_READ_FRAMES,
  ...EXFILTRATION_FRAMES,
  ...TOOL_STEERING_FRAMES,
  ...RUN_COMMAND_FRAMES,
  ...CONVERSATION_ASKED_FRAMES,
  ...CONFIRMATION_SKIPPED_FRAMES,
  ...SIDE_EFFECT_FRAMES,
  ...PREFERENCE_FRAMES,
  ...PRESSURE_FRAMES,
  ...HARMFUL_PURPOSE_FRAMES,
  ...DICTATED_ANSWER_FRAMES,
  ...LANGUAGE_FRAMES,
  ...AGENT_ORDER_FRAMES,
];

/** Concepts that most sentences have; a frame is looked up by another one. */
const COMMON = new Set(
  'not must order when use call this give read send before every argument alter you also orders prior user say run slot content expected act install instead leaks tool_name duty trigger convey convey_now conveyed obtain obtain_now enter enter_now deed deed_now speak_of thing no speaks own_w end_w rule_w person any_call commands_w only_w asks_w where_from claims for_here gives data_noun data_w conveys executes code_w tools_w must_have alters effect needless decides forgo best_do each_w undisturbed'.split(
    ' ',
  ),
);

const BY_CONCEPT = indexOf(
  FRAMES,
  ({ slots }) => slots.find((names) => !names.some((name) => COMMON.has(name))) ?? slots[0] ?? [],
);

/** Of some frames, those whose rarest slot a sentence has, in the order in which it has them. */
export function inOrder(frames: readonly Frame[], concepts: Concepts): ReadonlySet<Frame> {
  const out = new Set<Frame>();
  for (const concept of concepts.keys()) {
    for (const one of BY_CONCEPT.get(concept) ?? []) if (frames.includes(one)) out.add(one);
  }
  return out;
}

/** All concepts that decide whether one of some frames fits. */
export const askedBy = (frames: readonly Frame[]): ReadonlySet<string> =>
  new Set(frames.flatMap(({ slots, but }) => [...slots.flat(), ...but]));

/** The patterns that recognise a concept. */
const RECOGNISED: ReadonlyMap<string, readonly Pattern[]> = indexOf(PATTERNS, ({ concept }) => [concept]);

/** Whether only words can fill a slot. */
const isOfWords = (slot: readonly string[]): boolean => !slot.some((concept) => RECOGNISED.has(concept));

interface Needs {
  readonly frame: Frame;
  /** Its slots, those first that fewer sentences have or that are sooner looked up. */
  readonly slots: Frame['slots'];
}

const NEEDS = FRAMES.map((one): Needs => {
  const rank = (slot: readonly string[]) =>
    Number(!isOfWords(slot)) * 2 + Number(slot.some((name) => COMMON.has(name)));
  return { frame: one, slots: [...one.slots].sort((a, b) => rank(a) - rank(b)) };
});
const WITHOUT_WORDS = NEEDS.filter(({ slots: [first = []] }) => !isOfWords(first));
const BY_WORD = indexOf(NEEDS, ({ slots: [first = []] }) => (isOfWords(first) ? first : []));

/** The frames for each slot of which a sentence has a concept; for most sentences there is none. `words`: what its words stand for. */
export function mayFit(words: ReadonlySet<string>, sentence: string, lower: string): readonly Frame[] {
  const recognised = new Map<string, boolean>();
  const has = (concept: string): boolean => {
    if (words.has(concept)) return true;
    const patterns = RECOGNISED.get(concept);
    if (patterns === undefined) return false;
    const known = recognised.get(concept);
    if (known !== undefined) return known;
    const found = patterns.some(
      ({ gate, pattern }) => gate.some((part) => lower.includes(part)) && sentence.search(pattern) !== -1,
    );
    recognised.set(concept, found);
    return found;
  };
  const out: Frame[] = [];
  const add = ({ frame, slots }: Needs): void => {
    if (slots.every((slot) => slot.some(has))) out.push(frame);
  };
  WITHOUT_WORDS.forEach(add);
  for (const concept of words) BY_WORD.get(concept)?.forEach(add);
  return out;
}

function indexOf<Of>(
  all: readonly Of[],
  slotOf: (one: Of) => readonly string[],
): ReadonlyMap<string, readonly Of[]> {
  const map = new Map<string, Of[]>();
  for (const one of all) {
    for (const name of slotOf(one)) map.set(name, [...(map.get(name) ?? []), one]);
  }
  return map;
}
