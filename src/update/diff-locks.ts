/**
 * Two stored locks side by side, narrowed to a server or an item. Locks in, what differs out. Starts nothing and writes nothing.
 */
import type { ItemPath } from '../config/item-path.ts';
import { itemPath } from '../config/item-path.ts';
import { settingsFinding } from '../config/judged-settings.ts';
import { unknownServer } from '../config/messages.ts';
import type { ServerName } from '../config/server-names.ts';
import { serverNames } from '../config/server-names.ts';
import { nearestNames } from '../display/nearest-names.ts';
import { printable } from '../display/printable.ts';
import { McpLockError } from '../errors.ts';
import { inTurns } from '../host/turns.ts';
import { entryIn, originOf } from '../lock/entry.ts';
import { ITEM_BLOCKS } from '../lock/section.ts';
import type { Entry, Lockfile, Report } from '../model.ts';
import { changedServer } from './changed-server.ts';
import { contextOfBoth, goneFrom, lockedChangesInTurns, renamedBetween } from './changes.ts';
import { noSuchItem } from './messages.ts';

export type Differences = Pick<Report, 'servers' | 'findings' | 'failures'>;

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

export interface ServerChanges {
  readonly name: string;
  readonly entry: Entry | undefined;
  readonly findings: Report['findings'];
  readonly contacted: boolean;
}

export const differences = (changes: readonly ServerChanges[]): Omit<Differences, 'failures'> => ({
  servers: changes.map(({ name, findings, entry, contacted }) => ({
    ...changedServer(name, findings, entry, contacted),
    ...(entry === undefined ? {} : { origin: originOf(entry) }),
  })),
  findings: changes.flatMap(({ findings }) => findings),
});

export const ofItem = (item: string | undefined, findings: Report['findings']): Report['findings'] =>
  item === undefined ? findings : findings.filter(({ subject }) => subject.name === item);

interface ItemAsked {
  readonly server: string | undefined;
  readonly item: string | undefined;
  /** Whether two locks are compared, and no server is asked. */
  readonly stored: boolean;
}

/** Throws E_USAGE for an item that none of the entries has. */
export function requireItem(
  { server, item, stored }: ItemAsked,
  entries: readonly (Entry | undefined)[],
): void {
  if (item === undefined) return;
  const items = entries.flatMap((entry) =>
    ITEM_BLOCKS.flatMap((section) => Object.keys(entry?.[section] ?? {})),
  );
  if (items.includes(item)) return;
  const near = nearestNames(item, [...new Set(items)]).map((name) => printable(name));
  throw new McpLockError(noSuchItem(server, printable(item), near, stored));
}

export function pathOf(what: string | undefined, names: readonly ServerName[]): Partial<ItemPath> {
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
