/**
 * A config whose Authorization header only its client can fill in (`${input:…}`), where the environment gives a sign-in
 * for the server: the header gives way to it. A prepared spec in, one without that header out, or undefined.
 */

import type { Place } from '../../contracts.ts';
import type { Host } from '../../host/host.ts';
import type { Found, Prepared } from '../../launch/prepared.ts';
import { expand } from '../../variables/expand.ts';
import { credentialsOf } from './credentials.ts';

/** `others`: every server of this run. Throws what `credentialsOf` throws. */
export async function withoutPlaceholder(
  prepared: Prepared,
  others: readonly Found[],
  place: Place,
  host: Host,
): Promise<Prepared | undefined> {
  const { found, target, unreachable: _, ...rest } = prepared;
  const { spec, client } = found;
  if (target.kind !== 'http') return undefined;
  const open = Object.entries(spec.env)
    .map(([name, text]) => ({ name, ...expand(text, client.dialect, place) }))
    .filter(({ unset, kept }) => unset.length + kept.length > 0);
  const [header, ...more] = open;
  if (header === undefined || more.length > 0 || header.unset.length > 0) return undefined;
  if (header.name.toLowerCase() !== 'authorization') return undefined;
  if ((await credentialsOf(found, others, place, host)) === undefined) return undefined;
  const { [header.name]: __, ...headers } = target.headers;
  return { ...rest, found, target: { ...target, headers } };
}
