/**
 * Two states of servers side by side: the lock against what servers say today, or two stored locks; narrowed to a server or an item.
 * States in, what differs out. Writes nothing.
 */
import type { ItemPath } from '../config/item-path.ts';
import { itemPath } from '../config/item-path.ts';
import { settingsFinding } from '../config/judged-settings.ts';
import { unknownServer } from '../config/messages.ts';
import { choose } from '../config/scope.ts';
import type { ServerName } from '../config/server-names.ts';
import { serverNames } from '../config/server-names.ts';
import type { Settings } from '../config/settings.ts';
import { nearestNames } from '../display/nearest-names.ts';
import { printable } from '../display/printable.ts';
import { McpLockError } from '../errors.ts';
import { inTurns } from '../host/turns.ts';
import { entryIn, originOf } from '../lock/entry.ts';
import type { Entry, Lockfile, Report, Severity } from '../model.ts';
import { SECTIONS } from '../model.ts';
import { heed } from '../verify/heed.ts';
import { requireLock } from '../verify/require-lock.ts';
import { contextOfBoth, goneFrom, lockedChangesInTurns, renamedBetween } from './changes.ts';
import type { LiveOptions } from './live-changes.ts';
import { changedServer, liveChanges, withClient } from './live-changes.ts';
import { noSuchItem } from './messages.ts';

type Differences = Pick<Report, 'servers' | 'findings' | 'failures'>;

/** With what counts of the settings. */
export type LiveDifferences = Differences & Pick<Report, 'settings'> & { readonly failOn: Severity };

/** Two stored locks. `what`: `SERVER` or `SERVER/ITEM`. Throws E_USAGE for what is on neither side. */
export async function diffStored(
  what: string | undefined,
  before: Lockfile,
  after: Lockfile,
  signal: AbortSignal,
): Promise<Differences> {
  const known = serverNames({ ...after, servers: { ...before.servers, ...after.servers } });
  const { server, item } = pathOf(what, known);
  const names = known.map(({ key }) => key);
  const scope = names.filter((name) => server === undefined || name === server);
  requireItem(
    { server, item, stored: true },
    scope.flatMap((name) => [entryIn(before, name), entryIn(after, name)]),
  );
  const renamed = renamedBetween(before, after);
  const oldNames = new Set(renamed.values());
  const context = contextOfBoth({ ...before, stored: true }, after.servers, goneFrom(before, after));
  const changes: ServerChanges[] = [];
  for (const name of scope.filter((one) => one === server || !oldNames.has(one))) {
    const was = renamed.get(name);
    const [old, now] = [entryIn(before, was ?? name), entryIn(after, name)];
    const findings = await inTurns(lockedChangesInTurns(name, old, now, context, was), signal);
    changes.push({ name, entry: now ?? old, findings: ofItem(item, findings), contacted: true });
  }
  const { servers, findings } = differences(changes);
  const isSame = server !== undefined || before.settingsHash === after.settingsHash;
  const settings = isSame ? [] : [settingsFinding(before.settingsHash, after.settingsHash)];
  return { servers, findings: [...settings, ...findings], failures: [] };
}

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

interface ServerChanges {
  readonly name: string;
  readonly entry: Entry | undefined;
  readonly findings: Report['findings'];
  readonly contacted: boolean;
}

const differences = (changes: readonly ServerChanges[]): Omit<Differences, 'failures'> => ({
  servers: changes.map(({ name, findings, entry, contacted }) => ({
    ...changedServer(name, findings, entry, contacted),
    ...(entry === undefined ? {} : { origin: originOf(entry) }),
  })),
  findings: changes.flatMap(({ findings }) => findings),
});

const ofItem = (item: string | undefined, findings: Report['findings']): Report['findings'] =>
  item === undefined ? findings : findings.filter(({ subject }) => subject.name === item);

interface ItemAsked {
  readonly server: string | undefined;
  readonly item: string | undefined;
  /** Whether two locks are compared, and no server is asked. */
  readonly stored: boolean;
}

/** Throws E_USAGE for an item that none of the entries has. */
function requireItem({ server, item, stored }: ItemAsked, entries: readonly (Entry | undefined)[]): void {
  if (item === undefined) return;
  const items = entries.flatMap((entry) =>
    [...SECTIONS, 'linked' as const, 'skills' as const].flatMap((section) =>
      Object.keys(entry?.[section] ?? {}),
    ),
  );
  if (items.includes(item)) return;
  const near = nearestNames(item, [...new Set(items)]).map((name) => printable(name));
  throw new McpLockError(noSuchItem(server, printable(item), near, stored));
}

function pathOf(what: string | undefined, names: readonly ServerName[]): Partial<ItemPath> {
  if (what === undefined) return {};
  const path = itemPath(what, names);
  if (path !== undefined) return path;
  throw new McpLockError(
    unknownServer(
      printable(what),
      names.map(({ key }) => printable(key)),
    ),
  );
}
