/**
 * The locked origin of a package as what it is today, without a question to its registry: in, a prepared spec and its entry; out, the
 * origin with everything that this machine decides looked up anew, its registry and its local parts. Undefined where a part of the
 * launch can only be known from a registry. Throws E_LAUNCH where something lies in the place of the package.
 */
import type { Place } from '../../contracts.ts';
import type { Host } from '../../host/host.ts';
import type { Entry, Origin } from '../../model.ts';
import { partsOf } from '../line/understand.ts';
import { npmUrl } from '../npm/package-token.ts';
import { registryOf } from '../npm/registries.ts';
import { withServerEnv } from '../place.ts';
import type { Prepared } from '../prepared.ts';
import { refuseInPlaceOf, resolveOrigin } from '../resolve-origin.ts';
import { directLine } from './line.ts';

export async function lockedOrigin(
  prepared: Prepared,
  entry: Entry,
  place: Place,
  host: Host,
): Promise<Origin | undefined> {
  const line = directLine(prepared, entry, place);
  if (line === undefined || partsOf(prepared.understood).some(({ launcher }) => launcher.remote))
    return undefined;
  const { name, version, whole } = line;
  const registry = await registryOf(name, whole.cwd, withServerEnv(place, prepared.ownEnv), host);
  const { hash: _, parts: __, ...locked } = entry.origin;
  await refuseInPlaceOf(prepared, place, host);
  return resolveOrigin(prepared, place, host, { ...locked, url: npmUrl(name, version, registry) });
}
