/**
 * The lock against what servers say today, narrowed to a server or an item: settings in, what differs out. Starts servers after asking.
 * Writes nothing.
 */
import { choose } from '../config/scope.ts';
import { serverNames } from '../config/server-names.ts';
import type { Settings } from '../config/settings.ts';
import { entryIn } from '../lock/entry.ts';
import type { Report, Severity } from '../model.ts';
import { heed } from '../verify/heed.ts';
import { requireLock } from '../verify/require-lock.ts';
import { type Differences, differences, ofItem, pathOf, requireItem } from './diff-locks.ts';
import { type LiveOptions, liveChanges, withClient } from './live-changes.ts';

/** With what counts of the settings. */
export type LiveDifferences = Differences & Pick<Report, 'settings'> & { readonly failOn: Severity };

/** The lock against what servers say today; starts them after asking. Throws E_USAGE, E_LOCK_*, E_CONFIG. */
export async function diffLive(
  what: string | undefined,
  options: LiveOptions & { readonly failOn?: string },
  given: Settings,
): Promise<LiveDifferences> {
  const lockfile = await requireLock(given);
  const { settings, as, failOn, findings: own, forReport } = await heed(options, lockfile, given, true);
  const chosen = await choose([], lockfile, settings, what === undefined ? [] : [what]);
  const { server, item } = pathOf(what, serverNames(lockfile, chosen.found));
  const inScope = (name: string) => server === undefined || name === server;
  const scope = {
    found: chosen.found.filter(({ key }) => inScope(key)),
    stale: chosen.stale.filter(inScope),
    gone: chosen.gone,
    failures: chosen.failures,
  };
  const live = await liveChanges(scope, lockfile, withClient({ ...options, anyBytes: true }, as), settings);
  const names = [...live.findings.keys()];
  requireItem(
    { server, item, stored: false },
    names.flatMap((name) => [entryIn(lockfile, name), live.entries.get(name)]),
  );
  const changes = names.map((name) => ({
    name,
    entry: live.entries.get(name) ?? entryIn(lockfile, name),
    findings: ofItem(item, live.findings.get(name) ?? []),
    contacted: live.entries.has(name),
  }));
  const { servers, findings } = differences(changes);
  const all = server === undefined ? [...own, ...findings] : findings;
  return { servers, findings: all, failures: live.failures, failOn, ...forReport };
}
