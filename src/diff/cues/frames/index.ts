/**
 * All frames of instructions, and which of them a sentence can have. A new frame is a row in the file of its kind; a new file
 * here is listed below.
 */
import type { Concepts } from '../concepts.ts';
import type { Frame } from '../frame.ts';
import { PATTERNS } from '../lexicon/patterns.ts';
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
  ({ slots }) => slots.find((names) => !names.some((name) => COMMON.has(name))) ?? slots[0] ?? [],
);

/** Of some frames, those whose rarest slot a sentence has, in the order in which it has them. */
export function inOrder(frames: ReadonlySet<Frame>, concepts: Concepts): ReadonlySet<Frame> {
  const out = new Set<Frame>();
  for (const concept of concepts.keys()) {
    for (const one of BY_CONCEPT.get(concept) ?? []) if (frames.has(one)) out.add(one);
  }
  return out;
}

/** The frames that can fit a sentence in lower case whose words stand for `words`; for most sentences there is none. */
export function mayFit(words: ReadonlySet<string>, lower: string): ReadonlySet<Frame> {
  const gates = new Map<string, boolean>();
  const passes = (concept: string): boolean => {
    const parts = GATES.get(concept);
    if (parts === undefined) return false;
    const known = gates.get(concept);
    if (known !== undefined) return known;
    const found = parts.some((part) => lower.includes(part));
    gates.set(concept, found);
    return found;
  };
  const has = (concept: string) => words.has(concept) || passes(concept);
  const out = new Set<Frame>();
  const add = (one: Frame) => {
    if (one.slots.every((slot) => slot.some(has))) out.add(one);
  };
  for (const concept of words) BY_WORD.get(concept)?.forEach(add);
  WITHOUT_WORDS.forEach(add);
  return out;
}

/** All concepts that decide whether one of some frames fits. */
export const askedBy = (frames: ReadonlySet<Frame>): ReadonlySet<string> =>
  new Set([...frames].flatMap(({ slots, but }) => [...slots.flat(), ...but]));

/** What a sentence needs for the concepts that patterns recognise. */
const GATES: ReadonlyMap<string, readonly string[]> = new Map(
  PATTERNS.map(({ concept }) => [
    concept,
    PATTERNS.filter((one) => one.concept === concept).flatMap(({ gate }) => gate),
  ]),
);

/** The slot that the fewest sentences have, of those that only words can fill. */
const wordSlot = ({ slots }: Frame): readonly string[] | undefined => {
  const ofWords = slots.filter((slot) => !slot.some((concept) => GATES.has(concept)));
  return ofWords.find((slot) => !slot.some((name) => COMMON.has(name))) ?? ofWords[0];
};
const WITHOUT_WORDS = FRAMES.filter((one) => wordSlot(one) === undefined);
const BY_WORD = indexOf((one) => wordSlot(one) ?? []);

function indexOf(slotOf: (one: Frame) => readonly string[]): ReadonlyMap<string, readonly Frame[]> {
  const map = new Map<string, Frame[]>();
  for (const one of FRAMES) {
    for (const name of slotOf(one)) map.set(name, [...(map.get(name) ?? []), one]);
  }
  return map;
}
