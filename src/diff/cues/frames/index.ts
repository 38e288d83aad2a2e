/**
 * All frames of instructions, and which of them a sentence can have. A new frame is a row in the file of its kind; a new file
 * here is listed below.
 */
import { ABSENT, type Concepts, known, spoken, THERE, UNKNOWN } from '../concepts.ts';
import type { Frame } from '../frame.ts';
import { GATED, type Gated, isOpen, takeRuns } from '../gates.ts';
import { CONCEPTS } from '../lexicon/numbers.ts';
import type { SentenceWords } from '../sentence-words.ts';
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

/** The patterns that recognise each concept; most are only known by words. */
const RECOGNISED: readonly (readonly Gated[])[] = [...CONCEPTS.keys()].map((concept) =>
  GATED.filter((one) => one.concept === concept),
);

interface Needs {
  readonly frame: Frame;
  /** Its slots, those first that fewer sentences have or that are sooner looked up. */
  readonly slots: readonly Slot[];
}

/** The concepts of which one fills a slot, and those of them that patterns recognise. */
interface Slot {
  readonly all: Uint16Array;
  readonly byPattern: Uint16Array;
}

/** A concept that nothing stands for has the number after the last one. */
const numberOf = (concept: string): number => CONCEPTS.get(concept) ?? CONCEPTS.size;
const isOfWords = (concept: string): boolean => (RECOGNISED[numberOf(concept)] ?? []).length === 0;

const NEEDS = FRAMES.map((frame): Needs => {
  const rank = (slot: readonly string[]) =>
    Number(!slot.every(isOfWords)) * 2 + Number(slot.some((concept) => COMMON.has(concept)));
  const slots = [...frame.slots].sort((a, b) => rank(a) - rank(b));
  return {
    frame,
    slots: slots.map((slot) => ({
      all: Uint16Array.from(slot, numberOf),
      byPattern: Uint16Array.from(
        slot.filter((concept) => !isOfWords(concept)),
        numberOf,
      ),
    })),
  };
});
const isByWord = ({ slots: [first] }: Needs): boolean => first?.byPattern.length === 0;
/** For each concept the frames whose first slot it fills, with the slots after that. */
const BY_WORD: readonly Needs[][] = RECOGNISED.map(() => []);
const WITHOUT_WORDS: Needs[] = [];
for (const needs of NEEDS) {
  const [first, ...slots] = needs.slots;
  if (first === undefined || !isByWord(needs)) WITHOUT_WORDS.push(needs);
  else for (const number of new Set(first.all)) BY_WORD[number]?.push({ frame: needs.frame, slots });
}
const NO_FRAMES: readonly Needs[] = [];

interface InHand {
  readonly sentence: string;
  readonly lower: string;
  readonly marks: number;
}

/** The frames for each slot of which the sentence in hand has a concept; for most sentences there is none. */
export function mayFit(sentence: string, lower: string, { words, marks }: SentenceWords): readonly Frame[] {
  takeRuns(words);
  const inHand: InHand = { sentence, lower, marks };
  const out: Frame[] = [];
  for (const { frame, slots } of WITHOUT_WORDS) if (haveAll(slots, inHand)) out.push(frame);
  for (let at = 0; at < spoken.count; at += 1)
    for (const { frame, slots } of BY_WORD[spoken.numbers[at] ?? 0] ?? NO_FRAMES)
      if (haveAll(slots, inHand)) out.push(frame);
  return out;
}

function haveAll(slots: readonly Slot[], inHand: InHand): boolean {
  for (const slot of slots) if (!hasOne(slot, inHand)) return false;
  return true;
}

/** Whether one of some concepts is there, those that need no pattern first. */
function hasOne({ all, byPattern }: Slot, inHand: InHand): boolean {
  for (let at = 0; at < all.length; at += 1) if (known[all[at] ?? 0] === THERE) return true;
  for (let at = 0; at < byPattern.length; at += 1) {
    const number = byPattern[at] ?? 0;
    if (known[number] !== UNKNOWN) continue;
    known[number] = isRecognised(number, inHand) ? THERE : ABSENT;
    if (known[number] === THERE) return true;
  }
  return false;
}

function isRecognised(number: number, { sentence, lower, marks }: InHand): boolean {
  for (const { gates, pattern } of RECOGNISED[number] ?? [])
    if (isOpen(gates, lower, marks) && sentence.search(pattern) !== -1) return true;
  return false;
}
