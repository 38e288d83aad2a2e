/**
 * Three locks in, two out: the merged lock with the part of our side, and of their side, wherever both changed one thing differently; and
 * where that is. Without a conflict both are the same. Pure.
 */
import { atOnce, type Work } from '../host/turns.ts';
import { entryIn } from '../lock/entry.ts';
import type { Entry, Lockfile } from '../model.ts';
import { type MergedEntry, mergeEntry } from './merge-entry.ts';

/** Absent server: the hash of the settings. Absent items: the server as a whole. */
export interface Conflict {
  readonly server?: string;
  readonly items?: readonly string[];
  readonly ours?: Entry;
  readonly theirs?: Entry;
}

export interface MergedLocks {
  readonly ours: Lockfile;
  readonly theirs: Lockfile;
  readonly conflicts: readonly Conflict[];
}

export const mergeLocks = (base: Lockfile, ours: Lockfile, theirs: Lockfile): MergedLocks =>
  atOnce(mergeInTurns(base, ours, theirs));

/** The same, as work that yields after each server. */
export function* mergeInTurns(base: Lockfile, ours: Lockfile, theirs: Lockfile): Work<MergedLocks> {
  const conflicts: Conflict[] = [];
  const settings = [base, ours, theirs].map(({ settingsHash }) => settingsHash);
  const [ourSettings, theirSettings] = mergeSettings(settings[0], settings[1], settings[2]);
  if (ourSettings !== theirSettings) conflicts.push({});
  const [one, two]: [Record<string, Entry>, Record<string, Entry>] = [
    Object.create(null),
    Object.create(null),
  ];
  const names = new Set([base, ours, theirs].flatMap(({ servers }) => Object.keys(servers)));
  for (const name of [...names].sort()) {
    const [b, o, t] = [base, ours, theirs].map((lock) => entryIn(lock, name));
    const merged = mergeEntry(b, o, t);
    const [ourEntry, theirEntry] = sidesOf(merged);
    if (ourEntry !== undefined) one[name] = ourEntry;
    if (theirEntry !== undefined) two[name] = theirEntry;
    if (merged.kind !== 'clean') conflicts.push(conflictOf(name, merged));
    yield;
  }
  return { ours: lockOf(ourSettings, one), theirs: lockOf(theirSettings, two), conflicts };
}

type Settings = string | undefined;
const mergeSettings = (base: Settings, ours: Settings, theirs: Settings): [Settings, Settings] =>
  theirs === base ? [ours, ours] : ours === base ? [theirs, theirs] : [ours, theirs];

const sidesOf = (merged: MergedEntry): readonly [Entry | undefined, Entry | undefined] =>
  merged.kind === 'clean' ? [merged.entry, merged.entry] : [merged.ours, merged.theirs];

function conflictOf(server: string, merged: Exclude<MergedEntry, { kind: 'clean' }>): Conflict {
  if (merged.kind === 'items') return { server, items: merged.items.map(({ name }) => name) };
  const { ours, theirs } = merged;
  return { server, ...(ours === undefined ? {} : { ours }), ...(theirs === undefined ? {} : { theirs }) };
}

const lockOf = (settingsHash: Settings, servers: Lockfile['servers']): Lockfile => ({
  lockfileVersion: 1,
  ...(settingsHash === undefined ? {} : { settingsHash }),
  servers,
});
