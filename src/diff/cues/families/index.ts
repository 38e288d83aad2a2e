/**
 * All families of instructions that a description can try to give to an agent; a sentence can belong to several. A new
 * family is a new file here plus its name in the list.
 */
import { AUTHORITY } from './authority.ts';
import { COMMAND } from './command.ts';
import { EXFILTRATION } from './exfiltration.ts';
import { LANGUAGES } from './languages.ts';
import { OVERRIDE } from './override.ts';
import { PERSUASION } from './persuasion.ts';
import { PRECEDENCE } from './precedence.ts';
import { READING } from './reading.ts';
import { SECRECY } from './secrecy.ts';
import { STEPS } from './steps.ts';
import { TAMPERING } from './tampering.ts';
import type { Family } from './vocabulary.ts';

export type { Family } from './vocabulary.ts';

export const FAMILIES: readonly Family[] = [
  ...PRECEDENCE,
  ...SECRECY,
  ...OVERRIDE,
  ...AUTHORITY,
  ...TAMPERING,
  ...STEPS,
  ...READING,
  ...EXFILTRATION,
  ...COMMAND,
  ...PERSUASION,
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
