/**
 * `ci collect`: reads the locked servers as they are today, with the pins that may move, and writes the lock that would follow into a
 * folder of the job. The lockfile of the repository and its configs stay as they are, so nothing counts as accepted: that is the merge.
 * The job that runs this has no token that writes. Never fails for one server: what was not read is named and stays as it is locked.
 */
import { dirname } from 'node:path';
import type { Chosen } from '../config/scope.ts';
import { choose } from '../config/scope.ts';
import type { Settings } from '../config/settings.ts';
import { breakCommands } from '../display/printable.ts';
import { McpLockError } from '../errors.ts';
import { inTurns } from '../host/turns.ts';
import { entryIn } from '../lock/entry.ts';
import { formatInTurns } from '../lock/format.ts';
import { mergeLock } from '../lock/merge.ts';
import { loadLock } from '../lock/store.ts';
import type { Lockfile } from '../model.ts';
import { accept } from '../update/accept.ts';
import type { LiveChanges } from '../update/live-changes.ts';
import { liveChanges } from '../update/live-changes.ts';
import { heed } from '../verify/heed.ts';
import { lockMissingError } from '../verify/require-lock.ts';
import type { Inputs } from './inputs.ts';
import { changedContent, collected, notRead, notUpgraded, onlyLocked } from './messages.ts';
import { proposalPath } from './proposal-file.ts';
import type { Upgrade } from './upgrades.ts';
import { pinnedTarget, upgradeOf, withUpgrades } from './upgrades.ts';

/** Returns the exit status: 3 where no server could be read. Throws E_LOCK_*, E_CONFIG. */
export async function collect(inputs: Inputs, given: Settings): Promise<number> {
  const { host } = given;
  const say = (line: string) => host.terminal.stderr(`${breakCommands(line)}\n`);
  const { lockfile } = await loadLock(given.lockPath, given.root, host);
  if (lockfile === undefined) throw await lockMissingError(given);
  const { settings, as } = await heed({}, lockfile, given);
  const options = { yes: true, asStored: true, ...(as === undefined ? {} : { as }) } as const;
  const read = async (names: readonly string[], there: Settings) =>
    liveChanges(await lockedOnly(names, lockfile, there), lockfile, options, there);

  const chosen = await choose([], lockfile, settings);
  const names = chosen.found.flatMap(({ key }) => (entryIn(lockfile, key) === undefined ? [] : [key]));
  const others = [
    ...chosen.found.map(({ key }) => key).filter((key) => !names.includes(key)),
    ...chosen.stale,
  ];
  if (others.length > 0) say(onlyLocked(others));
  let upgrades = await upgradesOf(names, inputs.cooldown, lockfile, settings, say);
  let live = await read(names, { ...settings, host: (await withUpgrades(upgrades, settings)).host });
  const unread = new Set([...live.failures.flatMap(({ server }) => server ?? []), ...live.refused]);
  const failed = upgrades.filter(({ target }) => unread.has(target.key));
  if (failed.length > 0) {
    for (const { target, wanted } of failed) say(notUpgraded(target.key, wanted.version));
    upgrades = upgrades.filter((one) => !failed.includes(one));
    const there = { ...settings, host: (await withUpgrades(upgrades, settings)).host };
    live = both(
      live,
      await read(
        failed.map(({ target }) => target.key),
        there,
      ),
      failed,
    );
  }
  for (const { server = '', message } of live.failures) say(notRead(server, message));
  for (const server of live.refused) say(changedContent(server));
  const { changes } = accept(live, new Map([...live.findings.keys()].map((name) => [name, 'whole'])));
  const next = mergeLock(lockfile, changes);
  const path = proposalPath(inputs.folder, host);
  await host.files.makePrivateFolder(dirname(path));
  await host.files.replace(path, await inTurns(formatInTurns(next), host.signal));
  host.terminal.stdout(`${collected(changes.size, upgrades.length)}\n`);
  return live.entries.size === 0 && live.failures.length > 0 ? 3 : 0;
}

/** Only servers that are locked: to add one, or to remove one, is for a person. */
async function lockedOnly(
  names: readonly string[],
  lockfile: Lockfile,
  settings: Settings,
): Promise<Pick<Chosen, 'found' | 'stale' | 'gone' | 'failures'>> {
  const { found, failures } = await choose([], lockfile, { ...settings, quiet: true });
  return { found: found.filter(({ key }) => names.includes(key)), stale: [], gone: [], failures };
}

async function upgradesOf(
  names: readonly string[],
  days: number,
  lockfile: Lockfile,
  settings: Settings,
  say: (line: string) => void,
): Promise<readonly Upgrade[]> {
  const upgrades: Upgrade[] = [];
  for (const key of names) {
    try {
      const target = await pinnedTarget(key, lockfile, settings);
      const upgrade = target === undefined ? undefined : await upgradeOf(target, days, settings);
      if (upgrade === undefined) continue;
      await withUpgrades([upgrade], settings);
      upgrades.push(upgrade);
    } catch (error) {
      settings.host.signal.throwIfAborted();
      if (!(error instanceof McpLockError)) throw error;
      say(notRead(key, error.message));
    }
  }
  return upgrades;
}

/** The first reading with the second one of servers that could not be upgraded. */
function both(first: LiveChanges, second: LiveChanges, again: readonly Upgrade[]): LiveChanges {
  const names = new Set(again.map(({ target }) => target.key));
  const rest = <T>(map: ReadonlyMap<string, T>) => [...map].filter(([name]) => !names.has(name));
  return {
    ...first,
    entries: new Map([...rest(first.entries), ...second.entries]),
    findings: new Map([...rest(first.findings), ...second.findings]),
    refused: new Set([...[...first.refused].filter((name) => !names.has(name)), ...second.refused]),
    failures: [...first.failures.filter(({ server = '' }) => !names.has(server)), ...second.failures],
  };
}
