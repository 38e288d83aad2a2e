/**
 * All that `list` tells of: settings of the project and of the user in; the servers that the clients start, each with the lock it belongs
 * to, and problems and notes, out. Starts and contacts no server.
 */
import type { Scope } from '../config/config-files.ts';
import { type Discovery, discover, discoverAny } from '../config/discover.ts';
import { discoverHere, eachOnce, isRecursive } from '../config/discover-here.ts';
import { staleEntries } from '../config/known-entries.ts';
import { keyOf, withKeys } from '../config/server-keys.ts';
import type { Settings } from '../config/settings.ts';
import { McpLockError } from '../errors.ts';
import { shown } from '../host/shown-path.ts';
import { readingsHere } from '../launch/prepare.ts';
import type { Found } from '../launch/prepared.ts';
import { entryIn } from '../lock/entry.ts';
import { loadLock } from '../lock/store.ts';
import type { Lockfile, Notice, Spec } from '../model.ts';
import { nearFailure } from '../report/places.ts';
import { lastFailureOf } from '../report/report.ts';
import { declaredIn, NOTHING } from '../verify/sides.ts';
import { deadGuard, missingGuards } from './guard-start-check.ts';
import type { ListedServer } from './listed-server.ts';
import { listedServer } from './listed-server.ts';

/** A place in a config and what there is to say of it. */
interface Remark {
  readonly place: string;
  readonly message: string;
  readonly next?: string;
}

/** A server of a config in whose place its client starts another one. */
interface Replaced {
  readonly name: string;
  readonly client: string;
  readonly file: string;
  readonly scope: Spec['scope'];
}

export interface Listing {
  /** Of the folder that is listed; undefined: there is none. */
  readonly lockfile: Lockfile | undefined;
  readonly servers: readonly ListedServer[];
  readonly replaced: readonly Replaced[];
  readonly stale: readonly string[];
  readonly problems: readonly Remark[];
  readonly notices: readonly Notice[];
  /** Config files that were read, absolute. */
  readonly files: readonly string[];
}

/** The project or the user, with their lock and what is found without the other. */
interface Side {
  readonly scope: Spec['scope'];
  readonly settings: Settings;
  readonly lockfile: Lockfile | undefined;
  readonly alone: Pick<Discovery, 'found' | 'replaced' | 'elsewhere'>;
  /** Why its lockfile cannot be read. */
  readonly broken?: Remark;
}

/** `user`: the same run for the user; undefined: only what `settings` are for. Throws E_CONFIG as `discover` does. */
export async function listing(settings: Settings, user: Settings | undefined): Promise<Listing> {
  const { scope, host } = settings;
  const { lockfile } = await loadLock(settings.lockPath, settings.root, host);
  const below = isRecursive(lockfile, settings) ? await discoverHere(lockfile, settings) : undefined;
  const whole: Scope = user === undefined ? scope : { ...scope, all: true, userLock: user.lockPath };
  const own =
    below === undefined
      ? await discover(whole, host)
      : ((await discoverAny(whole, host)) ?? { ...below, found: [], specs: [] });
  const main = scope.user ? 'user' : 'project';
  const sides = await Promise.all([
    sideOf(main, settings, lockfile, below ?? (user === undefined ? own : undefined)),
    ...(user === undefined ? [] : [userSideOf(user)]),
  ]);
  const [side] = sides;
  const [first = [], ...others] = await Promise.all(
    sides.map((side) =>
      // A config that was named is part of the project, wherever it lies.
      listedOf(side, user === undefined ? own.found : foundIn(own, side)),
    ),
  );
  return {
    lockfile,
    servers: named([
      ...first,
      ...(below === undefined ? [] : await listedOf(side, below.found.filter(isBelow))),
      ...others.flat(),
    ]),
    replaced: own.replaced.map(({ spec }) => replacedOf(spec, settings)),
    stale: sides.flatMap((one) =>
      one === side && below !== undefined
        ? below.stale
        : staleEntries(one.lockfile, one.alone, one.settings.place),
    ),
    problems: [
      ...sides.flatMap(({ broken }) => broken ?? []),
      ...eachOnce([...own.problems, ...(below?.problems ?? [])]).map(({ file, pointer, message }) => ({
        place: `${shown(file, host)}${pointer}`,
        message,
      })),
    ],
    notices: eachOnce([...own.notices, ...(below?.notices ?? [])]),
    files: own.files,
  };
}

/** Found in a folder below that of the lockfile. */
const isBelow = ({ startFolder }: Found): boolean => startFolder !== undefined;

async function sideOf(
  scope: Side['scope'],
  settings: Settings,
  lockfile: Lockfile | undefined,
  known?: Discovery,
): Promise<Side> {
  return { scope, settings, lockfile, alone: known ?? (await declaredIn(settings)) ?? NOTHING };
}

/** A lockfile of the user that cannot be read is told beside the servers of the project. */
async function userSideOf(user: Settings): Promise<Side> {
  const { lockPath, root, host, render } = user;
  try {
    const { lockfile } = await loadLock(lockPath, root, host);
    return await sideOf('user', user, lockfile);
  } catch (error) {
    if (!(error instanceof McpLockError) || error.code === 'E_INTERRUPTED') throw error;
    const {
      message,
      place = shown(lockPath, host),
      next,
    } = nearFailure(lastFailureOf(error), host, render.flags ?? '');
    const broken = { place, message, ...(next === undefined ? {} : { next }) };
    return { ...(await sideOf('user', user, undefined)), broken };
  }
}

/** Under the keys that the lock of their side has, where nobody knows of the other side. */
const foundIn = ({ specs }: Discovery, { scope, settings, alone }: Side): readonly Found[] =>
  withKeys(
    specs.filter(({ spec }) => spec.scope === scope),
    settings.place,
  ).map((one) => ({ ...one, key: keyOf(one.spec, alone.found, settings.place) ?? one.key }));

async function listedOf(
  { settings, lockfile }: Side,
  found: readonly Found[],
): Promise<readonly ListedServer[]> {
  const readings = await readingsHere(settings.place, settings.host);
  const missingOf = missingGuards(settings);
  return Promise.all(
    found.map(async (one) =>
      listedServer(one, entryIn(lockfile, one.key), readings, settings, await deadGuard(one, missingOf)),
    ),
  );
}

/** Each by its plain name, or by its key where two have that name. */
function named(servers: readonly ListedServer[]): readonly ListedServer[] {
  const seen = new Set<string>();
  const shared = new Set(servers.map(({ name }) => name).filter((name) => seen.has(name) || !seen.add(name)));
  return servers.map((one) => ({ ...one, server: shared.has(one.name) ? one.key : one.name }));
}

const replacedOf = ({ name, client, file, scope }: Spec, { host }: Settings): Replaced => ({
  name,
  client,
  file: shown(file, host),
  scope,
});
