/**
 * The server of `upgrade`: its name in; its launch, made ready, whose package a config pins, out. Starts nothing. Throws E_USAGE and
 * E_CONFIG for a launch that has no version of its own to change, each with the reason.
 */
import { choose } from '../config/scope.ts';
import type { Settings } from '../config/settings.ts';
import { McpLockError } from '../errors.ts';
import { shown } from '../host/shown-path.ts';
import { placeOf } from '../launch/place.ts';
import { prepare, readingsHere } from '../launch/prepare.ts';
import type { Prepared } from '../launch/prepared.ts';
import type { Lockfile } from '../model.ts';
import type { NotUpgradable } from './messages.ts';
import { notUpgradable } from './messages.ts';

export async function upgradeTarget(name: string, lockfile: Lockfile, settings: Settings): Promise<Prepared> {
  const { found, failures } = await choose([name], lockfile, settings);
  const [one] = found;
  const [failure] = failures;
  if (failure !== undefined)
    throw new McpLockError(
      { code: 'E_CONFIG', message: failure.message },
      { place: failure.place, next: failure.next },
    );
  if (one === undefined) throw new McpLockError(notUpgradable(name, 'unconfigured'));
  const { place, host } = settings;
  const prepared = prepare(one, placeOf(one, place), await readingsHere(place, host), host);
  const obstacle = obstacleOf(prepared);
  if (obstacle === undefined) return prepared;
  const { file, pointer } = one.spec;
  throw new McpLockError(notUpgradable(one.key, obstacle), { place: `${shown(file, host)}${pointer}` });
}

function obstacleOf({ identity, launch }: Prepared): NotUpgradable | undefined {
  const { url, token, pinned, opaque } = identity;
  if (launch.transport !== 'stdio') return 'remote';
  if (opaque === true) return 'opaque';
  if (!url.startsWith('pkg:')) return 'local';
  if (token === undefined) return 'elsewhere';
  return pinned ? undefined : 'floating';
}
