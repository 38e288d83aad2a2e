/**
 * Tools of two servers for the same job, where the text of one asks to be chosen before the other. Names are compared by their verb and
 * their things, so the work is linear in the number of tools. Pure; yields after each tool.
 */

import { member } from '../../diff/abilities/acts.ts';
import { words, wordsOf } from '../../diff/abilities/words.ts';
import { finding } from '../../diff/finding.ts';
import type { Finding, Json } from '../../model.ts';
import { PREFERENCE_CLAIMS } from '../data/preference-claims.ts';
import type { AuditInput, AuditRule } from '../input.ts';

/** Texts are read so far. */
const READ = 4_000;

export const preferred: AuditRule = function* judge({ key, entry }, input) {
  const found: Finding[] = [];
  for (const [name, { definition }] of Object.entries(entry?.tools ?? {})) {
    yield;
    const other = overlapping(name, key, input);
    const text = other === undefined ? undefined : textOf(definition);
    const claimed = text === undefined ? undefined : claimIn(text);
    if (claimed === undefined) continue;
    found.push(
      finding('tool/preferred-over-other', key, {
        subject: { kind: 'tool', name, pointer: '/description' },
        after: `"${claimed}"  like ${other}`,
      }),
    );
  }
  return found;
};

const textOf = (definition: Json | undefined): string | undefined => {
  const text = member(definition, 'description');
  return typeof text === 'string' ? text.slice(0, READ).normalize('NFKC') : undefined;
};

function claimIn(text: string): string | undefined {
  for (const form of PREFERENCE_CLAIMS) {
    const found = form.exec(text)?.[0];
    if (found !== undefined) return found;
  }
  return undefined;
}

interface Known {
  readonly key: string;
  readonly name: string;
}

const indexes = new WeakMap<AuditInput, ReadonlyMap<string, readonly Known[]>>();

/** A tool of another server for the same job. */
function overlapping(name: string, key: string, input: AuditInput): string | undefined {
  const index = indexes.get(input) ?? indexOf(input);
  indexes.set(input, index);
  const other = jobsOf(name)
    .flatMap((job) => index.get(job) ?? [])
    .find((tool) => tool.key !== key);
  return other === undefined ? undefined : `${other.key}/${other.name}`;
}

/** Tools by job: at most three servers of each. */
function indexOf({ servers }: AuditInput): ReadonlyMap<string, readonly Known[]> {
  const index = new Map<string, Known[]>();
  for (const { key, entry } of servers) {
    for (const name of Object.keys(entry?.tools ?? {})) {
      for (const job of jobsOf(name)) {
        const list = index.get(job) ?? [];
        if (list.length < 3 && !list.some((tool) => tool.key === key)) list.push({ key, name });
        index.set(job, list);
      }
    }
  }
  return index;
}

/** Words of the same meaning, by the first of them. */
const SAME: readonly ReadonlySet<string>[] = [
  words('get read fetch retrieve show view load describe lookup'),
  words('list enumerate ls browse'),
  words('search find query lookup'),
  words('create add new insert make write'),
  words('update edit modify set change patch'),
  words('delete remove drop erase'),
  words('send post publish'),
  words('run execute exec invoke'),
];
/** What says nothing of the job. */
const EMPTY = words('a an all by for from in of on the to with tool mcp server my v1 v2 api');

/** The verb with all its things, and without the first of them, which may be the name of a vendor. */
function jobsOf(name: string): readonly string[] {
  const list = wordsOf(name).filter((word) => !EMPTY.has(word));
  const verb = SAME.findIndex((group) => list.some((word) => group.has(word)));
  const things = list
    .filter((word) => !SAME.some((group) => group.has(word)))
    .map((word) => word.replace(/s$/, ''));
  if (things.length === 0) return [`${verb}`];
  const whole = `${verb} ${[...things].sort().join(' ')}`;
  return things.length === 1 ? [whole] : [whole, `${verb} ${things.slice(1).sort().join(' ')}`];
}
