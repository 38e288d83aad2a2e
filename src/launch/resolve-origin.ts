/**
 * What a launch is today: a prepared spec in, the origin of what it starts or reaches and of everything inside it out. Asks the
 * registries that its launchers name; starts no server.
 */
import type { Place, Understood } from '../contracts.ts';
import type { Host } from '../host/host.ts';
import type { Origin } from '../model.ts';
import { variableFiles } from './file/variable-files.ts';
import { partsOf } from './line/understand.ts';
import { refuseOtherGuard } from './npm/guard-start.ts';
import { withServerEnv } from './place.ts';
import type { Prepared } from './prepared.ts';

/**
 * What the launch's package, file or address is today, and all that stands in it. `own`: what it is without looking,
 * where that is certain. Throws E_REGISTRY, E_LAUNCH.
 */
export async function resolveOrigin(
  prepared: Pick<Prepared, 'understood' | 'ownEnv' | 'unreachable'> & Partial<Pick<Prepared, 'found'>>,
  place: Place,
  host: Host,
  own?: Origin,
): Promise<Origin> {
  const { understood, ownEnv, unreachable, found } = prepared;
  // Only an address is known without what it takes to reach it; a program is not looked up.
  if (unreachable !== undefined && understood.launch.transport === 'stdio') throw unreachable;
  await refuseOtherGuard(found?.guards ?? [], place, host);
  const resolved = ({ launcher, identity, launch, sets }: Understood): Promise<Origin> =>
    launcher.resolve(identity, launch, withServerEnv(place, { ...ownEnv, ...sets }), host);
  const [origin, ...inner] = await Promise.all([
    own ?? resolved(understood),
    ...partsOf(understood).map(resolved),
  ]);
  if (origin === undefined) return { url: understood.identity.url };
  // A mounted path that is no file has no URL.
  const parts = [...(origin.parts ?? []), ...inner.flatMap(flat)].filter(({ url }) => url !== '');
  const all = [understood, ...partsOf(understood)];
  const sets = Object.assign({}, ...all.map((one) => one.sets));
  const known = new Set([origin.url, ...parts.map(({ url }) => url)]);
  const files = await variableFiles(understood.launch, { ...ownEnv, ...sets }, place, host);
  parts.push(...files.filter(({ url }) => !known.has(url)));
  const { parts: _, ...alone } = origin;
  return parts.length === 0 ? alone : { ...alone, parts };
}

/** Throws E_LAUNCH where something on this machine would be started in place of what the launch names. Asks no network. */
export async function refuseInPlaceOf(
  { understood, ownEnv }: Pick<Prepared, 'understood' | 'ownEnv'>,
  place: Place,
  host: Host,
): Promise<void> {
  for (const { launcher, launch, sets } of [understood, ...partsOf(understood)]) {
    await launcher.refuse?.(launch, withServerEnv(place, { ...ownEnv, ...sets }), host);
  }
}

/** An origin and its parts as one list. */
const flat = ({ parts = [], ...own }: Origin): readonly Origin[] => [own, ...parts.flatMap(flat)];
