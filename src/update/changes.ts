/**
 * What an update would change: the old lock and newly read entries in, findings by server out. Pure.
 */
import { compareHoles, entryInTurns, surfaceInTurns } from '../diff/compare.ts';
import type { Context } from '../diff/context.ts';
import { contextOf } from '../diff/context.ts';
import { finding } from '../diff/finding.ts';
import { lineOf } from '../diff/launch.ts';
import { renamedServers } from '../diff/renamed-servers.ts';
import { atOnce, type Work } from '../host/turns.ts';
import { same } from '../lock/canonical.ts';
import { entryIn } from '../lock/entry.ts';
import { mismatches } from '../lock/hashes.ts';
import { perSection } from '../lock/section.ts';
import type { Entry, Finding, Json, Lockfile, Subject } from '../model.ts';

/** Everything between two states of one server; an absent side means it came or went. */
export const changesOf = (
  name: string,
  before: Entry | undefined,
  after: Entry | undefined,
  context: Context,
  was?: string,
): readonly Finding[] => atOnce(changesInTurns(name, before, after, context, was));

/** The same, as work that yields after each item. `was`: the name under which it was locked, where that is another one. */
export function* changesInTurns(
  name: string,
  before: Entry | undefined,
  after: Entry | undefined,
  context: Context,
  was?: string,
): Work<readonly Finding[]> {
  if (was !== undefined) {
    const subject = { kind: 'launch' } as const;
    const renamed = finding('server/renamed', name, { subject, before: was, after: name });
    return [renamed, ...(yield* changesInTurns(name, before, after, context))];
  }
  if (after === undefined) return [finding('server/stale', name, { subject: { kind: 'lock' } })];
  if (before === undefined) {
    // Accepting it locks all of it, so all of it is shown: its text, its items, what stands out in them, what is not pinned.
    const nothing = nothingOf(after);
    return [
      finding('server/unlocked', name, { subject: { kind: 'launch' }, after: lineOf(after.launch) }),
      ...(yield* surfaceInTurns(name, nothing, after, context)),
      ...compareHoles(name, nothing, after),
    ];
  }
  const broken = mismatches(before).map((subject) => finding(MISMATCH, name, { subject }));
  return [...broken, ...(yield* entryInTurns(name, before, after, context))];
}

/** Between two locks: text that does not match its hash, or stands under another name than its own, counts in either of them. */
export function* lockedChangesInTurns(
  name: string,
  before: Entry | undefined,
  after: Entry | undefined,
  context: Context,
  was?: string,
): Work<readonly Finding[]> {
  const changes = yield* changesInTurns(name, before, after, context, was);
  const known = new Set(changes.flatMap(({ rule, subject }) => (rule === MISMATCH ? [keyOf(subject)] : [])));
  // Most servers of two locks are the same, and hashing one takes longer than comparing both.
  const sides = same(before as unknown as Json, after as unknown as Json) ? [before] : [before, after];
  const broken = sides.flatMap((entry) => (entry === undefined ? [] : mismatches(entry)));
  const more = new Map(broken.map((subject) => [keyOf(subject), subject]));
  for (const key of known) more.delete(key);
  return [...[...more.values()].map((subject) => finding(MISMATCH, name, { subject })), ...changes];
}

const MISMATCH = 'lock/hash-mismatch';
const keyOf = ({ kind, name = '', pointer = '' }: Subject): string => JSON.stringify([kind, name, pointer]);

/** Servers of a lock that another one has not. */
export const goneFrom = (before: Lockfile, after: Lockfile): readonly string[] =>
  Object.keys(before.servers).filter((name) => !Object.hasOwn(after.servers, name));

/** The same server before it had said anything. */
const nothingOf = (entry: Entry): Entry => {
  const { instructions: _, extra: __, listExtra: _____, ...server } = entry.server;
  const { linked: ___, skills: ____, volatile: ______, ...rest } = entry;
  return { ...rest, server: { ...server, hash: '' }, ...perSection(() => ({})) };
};

/**
 * A context in which both the old and the new tools of every server are known. Between two locks nothing but the tree says
 * which packages the guard would start: there a move of it counts. `gone`: servers that are dropped.
 */
export const contextOfBoth = (
  before: Lockfile & { readonly stored?: true },
  after: Readonly<Record<string, Entry>>,
  gone: readonly string[],
): Context => ({
  ...contextOf({ ...before.servers, ...after }, new Set(gone)),
  ...(before.stored === true ? { tree: 'medium' as const } : {}),
});

/** By name: the one under which a server was locked. */
export type Renamed = ReadonlyMap<string, string>;

/** Servers that have another name in the second lock. */
export function renamedBetween(before: Lockfile, after: Lockfile): Renamed {
  const only = (one: Lockfile, other: Lockfile) =>
    new Map(Object.entries(one.servers).filter(([name]) => entryIn(other, name) === undefined));
  return renamedServers(only(before, after), only(after, before));
}
