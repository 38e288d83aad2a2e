/**
 * Servers as a run has them: what the configs declare in; each with its clients, in order, and under its key of the lock, out. Pure.
 */
import type { Place } from '../contracts.ts';
import type { Found } from '../launch/prepared.ts';
import { CLIENTS, clientOfId } from './clients/index.ts';
import type { Declared } from './effective.ts';
import { launchText } from './launch-text.ts';
import type { FoundSpec } from './server-keys.ts';
import { keyOf, withKeys } from './server-keys.ts';

/**
 * All by client, as the list of clients has them: the first of a name has the plain one in the lock. What a client makes of an entry
 * together with its other configs, and another client of the entry alone, is one server if it is the same.
 */
export function inOrder(alone: readonly Declared[], merged: readonly Declared[]): readonly Declared[] {
  const isSame = (one: Declared, other: Declared) =>
    one.spec.file === other.spec.file &&
    one.spec.pointer === other.spec.pointer &&
    launchText(one.spec) === launchText(other.spec);
  const joined = merged.map((one) => ({
    ...one,
    by: [...one.by, ...alone.filter((other) => isSame(one, other)).flatMap(({ by }) => by)],
  }));
  const others = alone.filter((one) => !merged.some((other) => isSame(one, other)));
  const place = ({ by }: Declared) => orderOf(by[0]?.client.id);
  return [...others, ...joined].sort((a, b) => place(a) - place(b));
}

const orderOf = (client: string | undefined): number => CLIENTS.findIndex(({ id }) => id === client);

/** Under the keys that they have in the folder of the lock, where more configs are read. */
export function withKeysOfLock(
  specs: readonly FoundSpec[],
  elsewhere: readonly FoundSpec[],
  place: Place,
): readonly Found[] {
  const found = withKeys(specs, place);
  if (elsewhere.length === 0) return found;
  const all = withKeys(
    [...specs, ...elsewhere].sort((a, b) => orderOf(a.client.id) - orderOf(b.client.id)),
    place,
  );
  return found.map((one) => ({ ...one, key: keyOf(one.spec, all, place) ?? one.key }));
}

/** With the first client that starts it as its client. */
export function foundSpec({ spec, by }: Declared): FoundSpec {
  const clients = by.map(({ client }) => client.id);
  const id = clients.includes(spec.client) ? spec.client : (clients[0] ?? spec.client);
  // Who may read a file of unknown name is a guess; who reads one at its usual place is known.
  const others = by.filter(({ client, guessed }) => client.id !== id && guessed !== true);
  return {
    spec: id === spec.client ? spec : { ...spec, client: id },
    client: clientOfId(id),
    clients,
    ...(others.length === 0 ? {} : { readers: others.map(({ client }) => client.label) }),
  };
}
