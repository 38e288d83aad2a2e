/**
 * All families of instructions that a description can try to give to an agent; a sentence can belong to several. A new
 * family is a new file here plus its name in the list.
 */
import { beginnings, LONGEST, NOT_ASCII } from '../beginnings.ts';
import type { Step } from '../near.ts';
import { AUTHORITY } from './authority.ts';
import { CONCEALMENT } from './concealment.ts';
import { CONFIRMATION_SKIPPED } from './confirmation-skipped.ts';
import { CONVERSATION_ASKED } from './conversation-asked.ts';
import { DICTATED_ANSWER } from './dictated-answer.ts';
import { EXFILTRATION } from './exfiltration.ts';
import { HARMFUL_PURPOSE } from './harmful-purpose.ts';
import { LANGUAGES } from './languages.ts';
import { OVERRIDE } from './override.ts';
import { PREFERENCE } from './preference.ts';
import { PRESSURE } from './pressure.ts';
import { RUN_COMMAND } from './run-command.ts';
import { SECRET_READ } from './secret-read.ts';
import { SIDE_EFFECT } from './side-effect.ts';
import { TOOL_ARGUMENTS } from './tool-arguments.ts';
import { TOOL_ORDER } from './tool-order.ts';
import { TOOL_STEPS } from './tool-steps.ts';
import type { Family } from './vocabulary.ts';

export type { Family } from './vocabulary.ts';

export const FAMILIES: readonly Family[] = [
  ...OVERRIDE,
  ...AUTHORITY,
  ...CONCEALMENT,
  ...SECRET_READ,
  ...EXFILTRATION,
  ...TOOL_ORDER,
  ...TOOL_ARGUMENTS,
  ...TOOL_STEPS,
  ...RUN_COMMAND,
  ...CONVERSATION_ASKED,
  ...CONFIRMATION_SKIPPED,
  ...SIDE_EFFECT,
  ...DICTATED_ANSWER,
  ...PREFERENCE,
  ...PRESSURE,
  ...HARMFUL_PURPOSE,
  ...LANGUAGES,
];

/** The beginnings of every step of which they are known; equal ones once. */
const STEPS: readonly (readonly string[])[] = [
  ...new Map(
    FAMILIES.flatMap(({ steps }) => steps.map(beginningsOf))
      .filter((known) => known !== undefined)
      .map((known) => [known.join(' '), known]),
  ).values(),
];
const PLACES: ReadonlyMap<string, number> = new Map(STEPS.map((known, place) => [known.join(' '), place]));
/** The steps of each family of which the beginnings are known, as places in `STEPS`. */
const NEEDED: readonly (readonly number[])[] = FAMILIES.map(({ steps }) =>
  steps.flatMap((step) => PLACES.get(beginningsOf(step)?.join(' ') ?? '') ?? []),
);
const BY_BEGINNING = byBeginning();

/** The number of different steps. */
export const STEP_COUNT = STEPS.length;

/** The steps, as numbers below `STEP_COUNT`, that a match can begin in a word in lower case. */
export function stepsIn(word: string): readonly number[] {
  const found = [...word.matchAll(/[a-z]+/g)].flatMap(
    ([letters]) => BY_BEGINNING.get(letters.slice(0, LONGEST)) ?? [],
  );
  return /^[\0-\x7F]*$/.test(word) ? found : [...found, ...(BY_BEGINNING.get(NOT_ASCII) ?? [])];
}

/** The families that a sentence can belong to by the steps that can begin in its words, which for most sentences are none. */
export const candidates = (seen: Uint8Array): readonly Family[] =>
  FAMILIES.filter((_, index) => NEEDED[index]?.every((step) => seen[step] === 1));

function beginningsOf(step: Step): readonly string[] | undefined {
  return step instanceof RegExp ? beginnings(step.source, false) : step.starts;
}

function byBeginning(): ReadonlyMap<string, readonly number[]> {
  const map = new Map<string, number[]>();
  for (const [place, known] of STEPS.entries()) {
    for (const beginning of known) map.set(beginning, [...(map.get(beginning) ?? []), place]);
  }
  return map;
}
