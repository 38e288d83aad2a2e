/**
 * Whether a proposed lock may become a pull request: the lock of the base branch and a hostile proposal in; what would change, file by
 * file, out. The same servers, the same settings; a server whose entry changed starts as its config says, with the pin moved at most, to a
 * later release that is out for long enough, of which its registry says the same. Throws E_LOCK_PARSE for everything else. Starts nothing, writes nothing, asks registries alone.
 */
import { isImage, schemeOf } from '../config/pin/version-word.ts';
import type { Settings } from '../config/settings.ts';
import { McpLockError } from '../errors.ts';
import { inTurns } from '../host/turns.ts';
import type { Prepared } from '../launch/prepared.ts';
import { entryIn } from '../lock/entry.ts';
import { formatInTurns } from '../lock/format.ts';
import type { Entry, Lockfile, Origin } from '../model.ts';
import { verifyAgainst } from '../verify/verify-all.ts';
import { proposalRefused } from './messages.ts';
import type { Upgrade } from './upgrades.ts';
import { isOldEnough, pinnedTarget, upgradeTo, withUpgrades } from './upgrades.ts';

export interface CheckedProposal {
  readonly lockfile: Lockfile;
  /** Its text, as mcp-lock writes it. */
  readonly text: string;
  /** Servers whose entries changed. */
  readonly changed: readonly string[];
  readonly upgrades: readonly Upgrade[];
  /** By absolute path: the configs with the pins moved. */
  readonly configs: ReadonlyMap<string, string>;
}

export async function checkProposal(
  next: Lockfile,
  base: Lockfile,
  days: number,
  settings: Settings,
): Promise<CheckedProposal> {
  const names = Object.keys(base.servers).sort();
  if (JSON.stringify(names) !== JSON.stringify(Object.keys(next.servers).sort())) throw refused('servers');
  if (base.settingsHash !== next.settingsHash) throw refused('settings');
  const changed: string[] = [];
  for (const name of names) {
    const texts = [base, next].map((one) => formatInTurns({ lockfileVersion: 1, servers: only(name, one) }));
    const [before, after] = await Promise.all(texts.map((text) => inTurns(text, settings.host.signal)));
    if (before !== after) changed.push(name);
  }
  const upgrades: Upgrade[] = [];
  for (const name of changed) {
    const [entry, target] = [entryIn(next, name), await pinnedTarget(name, base, settings)];
    const version = target === undefined ? undefined : movedTo(target, entry);
    if (target === undefined || version === undefined) continue;
    const upgrade = await upgradeTo(version, target, settings);
    if (upgrade === undefined) throw refused('pins');
    if (!(await isOldEnough(upgrade, days, settings))) throw refused('cooldown');
    if (entry === undefined || !isOf(upgrade.wanted.origin, entry.origin)) throw refused('origin');
    upgrades.push(upgrade);
  }
  const { host, texts } = await withUpgrades(upgrades, settings);
  if (changed.length > 0) {
    const there = { ...settings, host, quiet: true };
    const { findings, failures } = await verifyAgainst(next, changed, { offline: true }, there);
    const ofThem = findings.filter(
      ({ server, severity, usual }) => changed.includes(server) && (usual ?? severity) !== 'info',
    );
    if (ofThem.length + failures.length > 0) throw refused('launch');
  }
  const text = await inTurns(formatInTurns(next), settings.host.signal);
  return { lockfile: next, text, changed, upgrades, configs: texts };
}

const refused = (why: Parameters<typeof proposalRefused>[0]): McpLockError =>
  new McpLockError(proposalRefused(why));

const only = (name: string, lockfile: Lockfile): Readonly<Record<string, Entry>> => {
  const entry = entryIn(lockfile, name);
  return entry === undefined ? {} : Object.fromEntries([[name, entry]]);
};

/** The version, or digest, of the entry; undefined: the config has it already. */
function movedTo({ identity }: Prepared, entry: Entry | undefined): string | undefined {
  const scheme = schemeOf(identity);
  const { version, integrity } = entry?.origin ?? {};
  const to = isImage(identity) ? integrity : version;
  if (to === undefined || to === scheme.of(identity.requested)) return undefined;
  return scheme.exact(identity, to, isImage(identity) ? to : undefined).includes(identity.token ?? '')
    ? undefined
    : to;
}

const FACTS = ['url', 'version', 'integrity', 'integrityWithLf', 'installScript', 'provenance'] as const;

/** Whether an entry says of a version what its registry says. */
const isOf = (said: Origin, stored: Origin): boolean => FACTS.every((fact) => said[fact] === stored[fact]);
