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
  'not must order when use call this give read send before every argument alter you also orders prior user say run slot content expected act install instead leaks tool_name duty trigger convey convey_now conveyed obtain obtain_now enter enter_now deed deed_now thing no speaks own_w end_w rule_w person any_call commands_w only_w asks_w where_from claims for_here gives data_noun data_w conveys executes code_w tools_w must_have alters effect needless decides forgo best_do each_w undisturbed'.split(
    ' ',
  ),
);

const BY_CONCEPT: ReadonlyMap<string, readonly Frame[]> = (() => {
  const map = new Map<string, Frame[]>();
  for (const one of FRAMES) {
    const rare = one.slots.find((names) => !names.some((name) => COMMON.has(name))) ?? one.slots[0] ?? [];
    for (const name of rare) map.set(name, [...(map.get(name) ?? []), one]);
  }
  return map;
})();

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

/** All concepts that frames ask for; below, each is its place here. */
const ASKED: readonly string[] = [...new Set(FRAMES.flatMap(({ slots }) => slots.flat()))];
const NUMBERS: ReadonlyMap<string, number> = new Map(ASKED.map((concept, number) => [concept, number]));
/** The patterns that recognise each; most are only known by words. */
const RECOGNISED = ASKED.map((concept) => PATTERNS.filter((one) => one.concept === concept));

interface Needs {
  readonly frame: Frame;
  /** Its slots, those first that fewer sentences have or that are sooner looked up. */
  readonly slots: readonly (readonly number[])[];
}

const isOfWords = (slot: readonly number[]): boolean =>
  slot.every((number) => RECOGNISED[number]?.length === 0);

const NEEDS = FRAMES.map((frame): Needs => {
  const rank = (slot: readonly number[]) =>
    Number(!isOfWords(slot)) * 2 + Number(slot.some((number) => COMMON.has(ASKED[number] ?? '')));
  const slots = frame.slots.map((slot) => slot.map((concept) => NUMBERS.get(concept) ?? 0));
  return { frame, slots: slots.sort((a, b) => rank(a) - rank(b)) };
});
const BY_WORD = ASKED.map((_, number) =>
  NEEDS.filter(({ slots: [first = []] }) => isOfWords(first) && first.includes(number)),
);
const WITHOUT_WORDS = NEEDS.filter(({ slots: [first = []] }) => !isOfWords(first));

/** What is known of each concept and the sentence in hand: nothing yet, that it is there, that it is not. */
const known = new Uint8Array(ASKED.length);
const [THERE, ABSENT] = [1, 2];

/** The frames for each slot of which a sentence has a concept; for most sentences there is none. `words`: what its words stand for. */
export function mayFit(words: ReadonlySet<string>, sentence: string, lower: string): readonly Frame[] {
  known.fill(0);
  const numbers: number[] = [];
  for (const concept of words) {
    const number = NUMBERS.get(concept);
    if (number === undefined) continue;
    known[number] = THERE;
    numbers.push(number);
  }
  const isRecognised = ({ gate, pattern }: Pattern): boolean =>
    gate.some((part) => lower.includes(part)) && sentence.search(pattern) !== -1;
  const has = (number: number): boolean => {
    if (known[number] === 0) known[number] = RECOGNISED[number]?.some(isRecognised) === true ? THERE : ABSENT;
    return known[number] === THERE;
  };
  const out: Frame[] = [];
  const add = ({ frame, slots }: Needs): void => {
    if (slots.every((slot) => slot.some(has))) out.push(frame);
  };
  WITHOUT_WORDS.forEach(add);
  for (const number of numbers) BY_WORD[number]?.forEach(add);
  return out;
}
