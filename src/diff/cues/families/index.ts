/**
 * All families of instructions that a description can try to give to an agent; a sentence can belong to several. A new
 * family is a new file here plus its name in the list.
 */
import { once } from '../../../host/once.ts';
import { beginnings, LONGEST, NOT_ASCII } from '../beginnings.ts';
import { AUTHORITY } from './authority.ts';
import { CONCEALMENT } from './concealment.ts';
import { CONVERSATION_ASKED } from './conversation-asked.ts';
import { DICTATED_ANSWER } from './dictated-answer.ts';
import { EXFILTRATION } from './exfiltration.ts';
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
  ...SIDE_EFFECT,
  ...DICTATED_ANSWER,
  ...PREFERENCE,
  ...PRESSURE,
  ...LANGUAGES,
];

interface Steps {
  /** Of each step of which the beginnings are known, whether the sentence in hand has one. */
  readonly seen: Uint8Array;
  /** Those of each family, as numbers. */
  readonly needed: readonly (readonly number[])[];
  /** The families, as numbers, by one step that each needs; those that need none that is known come last. */
  readonly byStep: readonly (readonly number[])[];
  readonly byBeginning: ReadonlyMap<string, readonly number[]>;
}

const knownSteps = once((): Steps => {
  const numbers = new Map<string, number>();
  const byBeginning = new Map<string, number[]>();
  const needed = FAMILIES.map(({ steps }) =>
    steps.flatMap((step) => {
      const known = step instanceof RegExp ? beginnings(step.source, false) : beginnings(step.source, true);
      if (known === undefined) return [];
      const key = known.join(' ');
      const had = numbers.get(key);
      if (had !== undefined) return [had];
      const number = numbers.size;
      numbers.set(key, number);
      for (const one of known) byBeginning.set(one, [...(byBeginning.get(one) ?? []), number]);
      return [number];
    }),
  );
  const byStep: number[][] = Array.from({ length: numbers.size + 1 }, () => []);
  // What begins in fewer ways begins less often.
  const ways = [...numbers.keys()].map((key) => key.length);
  for (const [family, steps] of needed.entries()) {
    const [rarest = numbers.size] = [...steps].sort((a, b) => (ways[a] ?? 0) - (ways[b] ?? 0));
    byStep[rarest]?.push(family);
  }
  return { seen: new Uint8Array(numbers.size), needed, byStep, byBeginning };
});

/** The steps, as numbers, that a match can begin in a word in lower case. */
export function stepsIn(word: string): readonly number[] {
  const { byBeginning } = knownSteps();
  let found = NONE;
  let start = -1;
  let isAscii = true;
  for (let at = 0; at <= word.length; at += 1) {
    const code = at < word.length ? word.charCodeAt(at) : 0;
    if (code >= 97 && code <= 122) {
      if (start === -1) start = at;
      continue;
    }
    if (code > 127) isAscii = false;
    if (start === -1) continue;
    found = both(found, byBeginning.get(word.slice(start, Math.min(at, start + LONGEST))));
    start = -1;
  }
  return isAscii ? found : both(found, byBeginning.get(NOT_ASCII));
}

const NONE: readonly number[] = [];

const both = (some: readonly number[], more: readonly number[] = NONE): readonly number[] =>
  some.length === 0 ? more : more.length === 0 ? some : [...some, ...more];

/** The families that a sentence can belong to by the steps that can begin in its words, which for most sentences are none. */
export function candidates(words: readonly { readonly steps: readonly number[] }[]): readonly Family[] {
  const { seen, needed, byStep } = knownSteps();
  seen.fill(0);
  for (const { steps } of words) for (const step of steps) seen[step] = 1;
  const found: number[] = [];
  for (let step = 0; step < byStep.length; step += 1) {
    if (step < seen.length && seen[step] === 0) continue;
    for (const family of byStep[step] ?? NONE) if (haveAll(seen, needed[family] ?? NONE)) found.push(family);
  }
  if (found.length > 1) found.sort((a, b) => a - b);
  return found.flatMap((family) => FAMILIES[family] ?? []);
}

function haveAll(seen: Uint8Array, steps: readonly number[]): boolean {
  for (let index = 0; index < steps.length; index += 1) if (seen[steps[index] ?? 0] !== 1) return false;
  return true;
}
