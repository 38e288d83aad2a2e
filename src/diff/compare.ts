/**
 * Compares two entries of one server, both directions, every block and item: entries in, findings out. Pure.
 */
import type { Entry, Finding } from '../model.ts';
import { SECTIONS } from '../model.ts';
import { compareAuth } from './auth.ts';
import type { Context } from './context.ts';
import { ALONE } from './context.ts';
import { compareDependencies } from './dependencies.ts';
import { finding } from './finding.ts';
import { compareItems } from './items.ts';
import { compareLaunch, requestChange } from './launch.ts';
import { compareLinked } from './linked.ts';
import { compareOrigin, unversioned } from './origin.ts';
import { compareRedirect } from './redirect.ts';
import { compareServer } from './server.ts';
import { compareSkills } from './skills.ts';

/** What the server tells the model: its opening answer, its four lists, its skills, and the pages its tools link to. */
export function compareSurface(
  server: string,
  before: Entry,
  after: Entry,
  context: Context,
): readonly Finding[] {
  return [
    ...compareServer(server, before.server, after.server, context),
    ...SECTIONS.flatMap((section) => compareItems(server, section, before[section], after[section], context)),
    ...compareLinked(server, before.linked, after.linked),
    ...compareSkills(server, before.skills, after.skills, context),
  ];
}

/** Everything in an entry, also which places are not pinned. */
export function compareEntry(
  server: string,
  before: Entry,
  after: Entry,
  context: Context = ALONE,
): readonly Finding[] {
  const pinned = (after.volatile ?? []).filter((pointer) => !before.volatile?.includes(pointer));
  const launch = compareLaunch(server, before.launch, after.launch, {
    before: before.origin,
    after: after.origin,
  });
  // A remote's address is its launch and its origin: told once.
  const told = launch.some(({ subject }) => subject.kind === 'origin');
  const origin = told ? [] : compareOrigin(server, before.origin, after.origin);
  const auth = compareAuth(server, before.origin.auth, after.origin.auth);
  // Another package has other packages below it, and no change of theirs would mean anything.
  const repackaged = unversioned(before.origin) !== unversioned(after.origin);
  return [
    ...launch,
    ...origin,
    ...(told ? [] : compareRedirect(server, before.origin, after.origin)),
    ...auth.filter(({ subject }) => !told || subject.pointer === '/auth/issuer'),
    ...(launch.length + origin.length === 0 ? requestChange(server, before.launch, after.launch) : []),
    ...(repackaged ? [] : compareDependencies(server, before, after, context.tree)),
    ...compareSurface(server, before, after, context),
    ...pinned.map((pointer) =>
      finding('lock/unpinned-text-added', server, { subject: { kind: 'lock', pointer } }),
    ),
  ];
}
