/**
 * Which pins may move: the locked servers of a project in, for each the newest version that is out for long enough, out; and the configs
 * with such versions in them. Asks registries, starts nothing, writes nothing. Versions without a date of release are proposed only without
 * a cooldown.
 */
import { markOf } from '../config/config-text.ts';
import type { BumpedConfig } from '../config/pin/bump.ts';
import { bumpedConfigs } from '../config/pin/bump.ts';
import { isOneVersion, schemeOf } from '../config/pin/version-word.ts';
import { rewritableConfigs } from '../config/rewritable-configs.ts';
import type { Settings } from '../config/settings.ts';
import { McpLockError } from '../errors.ts';
import { gitFiles } from '../host/git.ts';
import type { ServerHost } from '../host/host.ts';
import { shown } from '../host/shown-path.ts';
import { withTexts } from '../host/with-texts.ts';
import { placeOf, withServerEnv } from '../launch/place.ts';
import type { Prepared } from '../launch/prepared.ts';
import type { Lockfile } from '../model.ts';
import { changeByHand } from '../update/messages.ts';
import { upgradeTarget } from '../update/upgrade-target.ts';
import type { WantedVersion } from '../update/wanted-version.ts';
import { wantedVersion } from '../update/wanted-version.ts';
import { configNotTracked } from './messages.ts';

export interface Upgrade {
  readonly target: Prepared;
  readonly wanted: WantedVersion;
}

const DAY_MS = 86_400_000;
/** Versions that were taken back are still among the dates, so a few are tried. */
const MOST_TRIED = 5;

/** The server, if its package has one exact version in the configs; undefined for every other kind of launch. */
export async function pinnedTarget(
  key: string,
  lockfile: Lockfile,
  settings: Settings,
): Promise<Prepared | undefined> {
  try {
    return await upgradeTarget(key, lockfile, settings);
  } catch (error) {
    if (error instanceof McpLockError && /^E_(?:USAGE|CONFIG|LAUNCH)$/.test(error.code)) return undefined;
    throw error;
  }
}

/** Undefined: there is none, or it is too new. Throws E_REGISTRY, E_LAUNCH. */
export async function upgradeOf(
  target: Prepared,
  days: number,
  settings: Settings,
): Promise<Upgrade | undefined> {
  const { identity } = target;
  const scheme = schemeOf(identity);
  const newest = await newestOf(target, settings);
  if (newest === undefined || scheme.compare(newest.version, newest.from) === 0) return undefined;
  if (newest.words.includes(identity.token ?? '')) return undefined;
  if (days === 0) return { target, wanted: newest };
  const old = olderThan(await datesOf(target, settings), days, settings.host);
  if (old.has(newest.version)) return { target, wanted: newest };
  const candidates = [...old]
    .filter((version) => isBefore(version, newest, target))
    .sort((a, b) => scheme.compare(b, a) ?? 0);
  for (const version of candidates.slice(0, MOST_TRIED)) {
    const wanted = await wantedVersion(target, version, settings).catch(orNone);
    if (wanted !== undefined) return { target, wanted };
  }
  return undefined;
}

/** Later than the pin, earlier than the newest, and no pre-release unless the pin is one. */
function isBefore(
  version: string,
  { from, version: newest }: WantedVersion,
  { identity }: Prepared,
): boolean {
  const scheme = schemeOf(identity);
  return (
    isOneVersion(identity, version) &&
    (isStable(version) || !isStable(from)) &&
    (scheme.compare(version, from) ?? 0) > 0 &&
    (scheme.compare(version, newest) ?? 0) < 0
  );
}

/** What its registry says of a version that somebody proposed; undefined: `upgradeOf` would not have found it. Throws as that does. */
export async function upgradeTo(
  version: string,
  target: Prepared,
  settings: Settings,
): Promise<Upgrade | undefined> {
  const newest = await newestOf(target, settings);
  if (newest === undefined || (version !== newest.version && !isBefore(version, newest, target)))
    return undefined;
  const wanted = await wantedVersion(target, version, settings).catch(orNone);
  return wanted === undefined ? undefined : { target, wanted };
}

/** Whether a version is out for so many days, as its registry says. */
export async function isOldEnough(
  { target, wanted }: Upgrade,
  days: number,
  settings: Settings,
): Promise<boolean> {
  return days === 0 || olderThan(await datesOf(target, settings), days, settings.host).has(wanted.version);
}

/** The newest that the launcher would take; undefined for a registry that cannot be asked for that. */
const newestOf = (target: Prepared, settings: Settings): Promise<WantedVersion | undefined> =>
  wantedVersion(target, undefined, settings).catch((error: unknown) => {
    if (error instanceof McpLockError && error.code === 'E_USAGE') return undefined;
    throw error;
  });

const orNone = (error: unknown): undefined => {
  if (error instanceof McpLockError && /^E_(?:USAGE|REGISTRY)$/.test(error.code)) return undefined;
  throw error;
};

function datesOf(target: Prepared, { place, host }: Settings): Promise<Readonly<Record<string, string>>> {
  const { understood, ownEnv, found } = target;
  const there = withServerEnv(placeOf(found, place), { ...ownEnv, ...understood.sets });
  return understood.launcher.dates?.(understood.launch, there, host) ?? Promise.resolve({});
}

const olderThan = (
  dates: Readonly<Record<string, string>>,
  days: number,
  { time }: Pick<ServerHost, 'time'>,
): ReadonlySet<string> =>
  new Set(
    Object.entries(dates).flatMap(([version, date]) =>
      Date.parse(date) <= time() - days * DAY_MS ? [version] : [],
    ),
  );

const isStable = (version: string): boolean => /^\d+(?:\.\d+)*$/.test(version);

export interface Bumped {
  /** The machine on which the configs have the new versions. */
  readonly host: ServerHost;
  /** By absolute path: the whole text of each changed config. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Every upgrade in the configs, one behind the other. Throws E_CONFIG for a pin that a program cannot write, or a config outside of git. */
export async function withUpgrades(upgrades: readonly Upgrade[], settings: Settings): Promise<Bumped> {
  const { scope, place, host } = settings;
  const texts = new Map<string, string>();
  for (const { target, wanted } of upgrades) {
    const { found, key, identity } = target;
    const there = placeOf(found, place);
    const here = await rewritableConfigs({ ...scope, place: there }, withTexts(host, texts));
    const result = bumpedConfigs(found.spec, wanted.words, here, there);
    if ('at' in result)
      throw new McpLockError(changeByHand(key, identity.token ?? '', wanted.words[0] ?? ''), {
        place: `${shown(result.at.file, host)}${result.at.pointer}`,
      });
    for (const one of result.texts) {
      await requireTracked(one, settings);
      texts.set(one.config.target, markOf(one.config) + one.text);
    }
  }
  return { host: withTexts(host, texts), texts };
}

/** A pull request cannot change what is not in the repository. */
async function requireTracked({ config }: BumpedConfig, { host, project, root }: Settings): Promise<void> {
  const top = project.gitRoot ?? root;
  const { code, stdout } = await gitFiles(top, [`:(literal)${config.target}`], host);
  if (code === 0 && stdout !== '' && !config.isOutside) return;
  throw new McpLockError(configNotTracked(), { place: shown(config.path, host) });
}
