/**
 * A config whose Authorization header only its client can fill in (`${input:…}`): credentials of the environment for the server
 * replace it. A prepared spec in, the same without that header out, or undefined without such credentials.
 */
import type { Place } from '../../contracts.ts';
import type { Host } from '../../host/host.ts';
import { headerOfClient } from '../../launch/prepare.ts';
import type { Found, Prepared } from '../../launch/prepared.ts';
import { credentialsOf } from './credentials.ts';

/** `others`: every server of this run. Throws what `credentialsOf` throws. */
export async function withoutPlaceholder(
  prepared: Prepared,
  others: readonly Found[],
  place: Place,
  host: Host,
): Promise<Prepared | undefined> {
  const { found, target, unreachable: _, ...rest } = prepared;
  if (target.kind !== 'http') return undefined;
  const header = headerOfClient(found, place);
  if (header?.toLowerCase() !== 'authorization') return undefined;
  if ((await credentialsOf(found, others, place, host)) === undefined) return undefined;
  const { [header]: __, ...headers } = target.headers;
  return { ...rest, found, target: { ...target, headers } };
}
