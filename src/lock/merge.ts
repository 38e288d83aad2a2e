/**
 * Applies what was accepted: an old lock, new entries and decisions in, the next lock out; and whether another process changed the
 * same entries meanwhile. Pure.
 */
import type { Entry, LockedItem, Lockfile } from '../model.ts';
import { SECTIONS } from '../model.ts';
import { entryIn } from './entry.ts';
import { formatLockfile } from './format.ts';
import { tokensOf } from './pointer.ts';
import { perSection, SUBJECT_KIND } from './section.ts';
import { SETTINGS } from './settings-name.ts';
import type { Holes } from './volatile.ts';
import { holesOf, volatileBlock } from './volatile.ts';

/**
 * `drop`: the entry goes. `accepted` absent: the new entry as a whole. `was`: the old name of what stays. `settings`: of `SETTINGS` alone;
 * without a hash there are no settings any more.
 */
export type Change =
  | { readonly kind: 'drop' }
  | { readonly kind: 'settings'; readonly hash?: string | undefined }
  | {
      readonly kind: 'take';
      readonly entry: Entry;
      readonly accepted?: ReadonlySet<string>;
      readonly was?: string;
    };

/** The lock with the changes applied; servers without a change stay as they are. */
export function mergeLock(lockfile: Lockfile, changes: ReadonlyMap<string, Change>): Lockfile {
  const servers: Record<string, Entry> = Object.assign(Object.create(null), lockfile.servers);
  let { settingsHash } = lockfile;
  for (const [name, change] of changes) {
    if (change.kind === 'settings') {
      settingsHash = change.hash;
      continue;
    }
    const old = entryIn(lockfile, (change.kind === 'take' ? change.was : undefined) ?? name);
    if (change.kind === 'drop') delete servers[name];
    else if (change.accepted === undefined) servers[name] = change.entry;
    else if (old !== undefined) servers[name] = mergeEntry(old, change.entry, change.accepted);
    else if (change.accepted.has('')) servers[name] = change.entry;
  }
  return { lockfileVersion: 1, ...(settingsHash === undefined ? {} : { settingsHash }), servers };
}

/** The servers among `changes` that another process changed since `before` was read, unless it made the same of them. */
export function changedByOthers(
  before: Lockfile,
  now: Lockfile,
  changes: ReadonlyMap<string, Change>,
): readonly string[] {
  const ours = mergeLock(before, changes);
  return [...changes.keys()].filter((name) => {
    const [then, today, wanted] = [before, now, ours].map((lockfile) =>
      name === SETTINGS ? (lockfile.settingsHash ?? '') : textOf(entryIn(lockfile, name)),
    );
    return then !== today && today !== wanted;
  });
}

const textOf = (entry: Entry | undefined): string =>
  entry === undefined ? '' : formatLockfile({ lockfileVersion: 1, servers: { entry } });

/** Only remote servers without a version may be accepted in part; everything else is accepted whole. */
export const isOneArtefact = ({ origin, launch }: Entry): boolean =>
  launch.transport === 'stdio' || origin.version !== undefined || origin.integrity !== undefined;

/** `accepted`: groups as `kind/name`; the empty one is everything that is no item. */
function mergeEntry(old: Entry, next: Entry, accepted: ReadonlySet<string>): Entry {
  const sections = perSection((section) => {
    const out: Record<string, LockedItem> = Object.create(null);
    for (const name of new Set([...Object.keys(old[section]), ...Object.keys(next[section])])) {
      const from = accepted.has(`${SUBJECT_KIND[section]}/${name}`) ? next[section] : old[section];
      const item = Object.hasOwn(from, name) ? from[name] : undefined;
      if (item !== undefined) out[name] = item;
    }
    return out;
  });
  const { volatile: _, volatileHash: __, heard: ___, ...rest } = accepted.has('') ? next : old;
  return { ...rest, ...sections, ...volatileBlock(mergeHoles(old, next, accepted)) };
}

/** What may stand in an item belongs to the item. */
function mergeHoles(old: Entry, next: Entry, accepted: ReadonlySet<string>): Holes {
  const isNext = (pointer: string) => accepted.has(groupOfPlace(pointer));
  return new Map([
    ...[...holesOf(old)].filter(([pointer]) => !isNext(pointer)),
    ...[...holesOf(next)].filter(([pointer]) => isNext(pointer)),
  ]);
}

/** The group of a place: its item, or the empty one. */
export function groupOfPlace(pointer: string): string {
  const [head, name = ''] = tokensOf(pointer);
  const section = SECTIONS.find((one) => one === head);
  return section === undefined ? '' : `${SUBJECT_KIND[section]}/${name}`;
}
