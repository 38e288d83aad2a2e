/**
 * The comparison of two entries of one server: entries in, findings for every block and item out. Pure.
 */
import { atOnce, type Work } from '../host/turns.ts';
import { same } from '../lock/canonical.ts';
import type { Entry, Finding } from '../model.ts';
import { SECTIONS } from '../model.ts';
import type { Context } from './context.ts';
import { ALONE } from './context.ts';
import { compareDependencies } from './dependencies.ts';
import { own } from './differences.ts';
import { finding } from './finding.ts';
import { holeCues } from './hole-cues.ts';
import { itemsInTurns } from './items.ts';
import { compareLaunch, requestChange } from './launch.ts';
import { compareLinked } from './linked.ts';
import { compareOrigin, unversioned } from './origin.ts';
import { compareAuth, compareRedirect } from './remote.ts';
import { compareServer } from './server.ts';
import { compareSkills } from './skills.ts';

/**
 * What the server tells the model: its opening answer, its four lists, its skills and the pages that tools link to. Yields
 * after each item.
 */
export function* surfaceInTurns(
  server: string,
  before: Entry,
  after: Entry,
  context: Context,
): Work<readonly Finding[]> {
  const items: Finding[] = [];
  for (const section of SECTIONS) {
    const found = yield* itemsInTurns(server, section, before[section], after[section], context);
    for (const one of found) items.push(one);
  }
  return [
    ...compareServer(server, before.server, after.server, context),
    ...items,
    ...compareLinked(server, before.linked, after.linked),
    ...compareSkills(server, before.skills, after.skills, context),
    ...holeCues(server, after, context),
  ];
}

/** Places that are no longer pinned, and places where something else may stand than before. */
export const compareHoles = (server: string, before: Entry, after: Entry): readonly Finding[] =>
  Object.entries(after.volatile ?? {}).flatMap(([pointer, hole]) => {
    const old = own(before.volatile ?? {}, pointer);
    if (same(old, hole)) return [];
    return [
      finding('lock/unpinned-text-added', server, {
        subject: { kind: 'lock', pointer },
        before: old?.join(', '),
        after: hole.join(', '),
        severity: hole.includes('any') ? 'high' : undefined,
      }),
    ];
  });

/** Everything in an entry, including the places that are not pinned. */
export const compareEntry = (
  server: string,
  before: Entry,
  after: Entry,
  context: Context = ALONE,
): readonly Finding[] => atOnce(entryInTurns(server, before, after, context));

/** The same, as work that yields after each item. */
export function* entryInTurns(
  server: string,
  before: Entry,
  after: Entry,
  context: Context,
): Work<readonly Finding[]> {
  const launch = compareLaunch(server, before.launch, after.launch, {
    before: before.origin,
    after: after.origin,
  });
  // The address of a remote server is its launch and its origin: reported once.
  const addressReported = launch.some(({ subject }) => subject.kind === 'origin');
  const origin = addressReported
    ? []
    : compareOrigin(server, before.origin, after.origin, context.tree === undefined);
  const auth = compareAuth(server, before.origin.auth, after.origin.auth);
  // Below another package, a difference of the dependencies means nothing.
  const isOtherPackage = unversioned(before.origin) !== unversioned(after.origin);
  return [
    ...launch,
    ...origin,
    ...(addressReported ? [] : compareRedirect(server, before.origin, after.origin)),
    ...auth.filter(({ subject }) => !addressReported || subject.pointer === '/auth/issuer'),
    ...(launch.length + origin.length === 0 ? requestChange(server, before.launch, after.launch) : []),
    ...(isOtherPackage ? [] : compareDependencies(server, before, after, context.tree)),
    ...(yield* surfaceInTurns(server, before, after, context)),
    ...compareHoles(server, before, after),
  ];
}
