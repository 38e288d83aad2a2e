/**
 * All families of instructions that a description can try to give to an agent; a sentence can belong to several. A new
 * family is a new file here plus its name in the list.
 */
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

const WITHOUT_START = FAMILIES.filter((family) => startsOf(family) === undefined);
const BY_START: ReadonlyMap<string, readonly Family[]> = byStart();

/** The families that a sentence in lower case can belong to by its words, which are few for most sentences. */
export function candidates(lower: string): ReadonlySet<Family> {
  const out = new Set(WITHOUT_START);
  for (const [word] of lower.matchAll(/[a-z]+/g)) {
    for (const family of BY_START.get(word.slice(0, 3)) ?? []) out.add(family);
  }
  return out;
}

function startsOf({ steps: [first] }: Family): readonly string[] | undefined {
  return first === undefined || first instanceof RegExp ? undefined : first.starts;
}

function byStart(): ReadonlyMap<string, readonly Family[]> {
  const map = new Map<string, Family[]>();
  for (const family of FAMILIES) {
    for (const start of new Set(startsOf(family))) map.set(start, [...(map.get(start) ?? []), family]);
  }
  return map;
}
