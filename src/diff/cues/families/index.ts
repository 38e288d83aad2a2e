/**
 * In: nothing. Out: all families of orders that a description may try to give an agent; a sentence may belong to several.
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

const ALWAYS = FAMILIES.filter((family) => startsOf(family) === undefined);
const BY_START: ReadonlyMap<string, readonly Family[]> = byStart();

/** The families that a sentence in small letters can belong to by its words: few, for most sentences. */
export function candidates(lower: string): ReadonlySet<Family> {
  const out = new Set(ALWAYS);
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
