/**
 * All frames of instructions, and which of them a sentence can have. A new frame is a row in the file of its kind; a new file
 * here is listed below.
 */
import type { Concepts } from '../concepts.ts';
import type { Frame } from '../frame.ts';
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
];

/** Concepts that most sentences have; a frame is looked up by another one. */
const COMMON = new Set(
  'not must order when use call this give read send before every argument alter you also orders prior user say run slot content expected act install instead leaks tool_name'.split(
    ' ',
  ),
);

const BY_CONCEPT = byConcept();

/** The frames whose rarest slot a sentence has. */
export function framesFor(concepts: Concepts): ReadonlySet<Frame> {
  const out = new Set<Frame>();
  for (const concept of concepts.keys()) {
    for (const one of BY_CONCEPT.get(concept) ?? []) out.add(one);
  }
  return out;
}

function byConcept(): ReadonlyMap<string, readonly Frame[]> {
  const map = new Map<string, Frame[]>();
  for (const one of FRAMES) {
    const slot = one.slots.find((names) => !names.some((name) => COMMON.has(name))) ?? one.slots[0] ?? [];
    for (const name of slot) map.set(name, [...(map.get(name) ?? []), one]);
  }
  return map;
}
