/**
 * Stops where the package, image, file or address is not the locked one today: its version, its integrity, or whether its
 * registry still has it. Stops also where something else would be started in its place. Offline, what only a registry knows is left out. Throws E_REGISTRY, E_LAUNCH.
 */
import { compareOrigin, isAdvice, replaced, unpublished } from '../../diff/origin.ts';
import { McpLockError } from '../../errors.ts';
import type { Host } from '../../host/host.ts';
import { partsOf } from '../../launch/line/understand.ts';
import { refuseInPlaceOf, resolveOrigin } from '../../launch/resolve-origin.ts';
import { confirmProvenanceLoss } from '../../launch/tree.ts';
import type { Finding, Origin } from '../../model.ts';
import { lacksVersion } from '../../origin/npm/failure.ts';
import { loadReading } from '../../server/load.ts';
import { withLineEnds } from '../line-ends.ts';
import type { Outcome, SameLaunch, SameOrigin, Step } from './step.ts';

export const sameOrigin: Step<SameLaunch, SameOrigin> = {
  name: 'sameOrigin',
  may: 'registries',
  run: (state, host) =>
    compare(state, host).catch((error: unknown) => {
      const file = error instanceof McpLockError ? error.detail.inPlace : undefined;
      if (file === undefined) throw error;
      const { found, entry } = state;
      return { stop: { status: 'drift', findings: [replaced(found.key, entry.origin, file)] } };
    }),
};

async function compare(state: SameLaunch, host: Host): Promise<Outcome<SameOrigin>> {
  const { found, entry, prepared, options, respelled, notes } = state;
  const { understood } = prepared;
  const asks = [understood, ...partsOf(understood)].some(({ launcher }) => launcher.remote);
  if (options.offline && respelled.length > 0) return { stop: { status: 'drift', findings: respelled } };
  if (options.offline && asks) {
    await refuseInPlaceOf(prepared, options.place, host);
    return { stop: { status: 'offline', findings: notes } };
  }
  const origin = await originNow(state, host);
  if (origin === undefined)
    return { stop: { status: 'drift', findings: [unpublished(found.key, entry.origin)] } };
  const advice = compareOrigin(found.key, entry.origin, origin).map((one) =>
    counted(one, options.deep === true),
  );
  if (!advice.every(isAdvice)) {
    const sides = { before: entry.origin, after: origin };
    const told = await withLineEnds(advice, entry.origin, origin, options.place, host);
    const findings = await confirmProvenanceLoss(told, prepared, sides, options.place, host);
    return { stop: { status: 'drift', findings } };
  }
  if (respelled.length > 0) return { stop: { status: 'drift', findings: [...respelled, ...advice] } };
  if (options.offline) return { stop: { status: 'offline', findings: [...advice, ...notes] } };
  return { go: { ...state, origin, advice } };
}

/** Undefined: the registry no longer has the locked version. */
async function originNow({ entry, prepared, options }: SameLaunch, host: Host): Promise<Origin | undefined> {
  const resolving = resolveOrigin(prepared, options.place, host).catch((error: unknown) => {
    if (lacksVersion(error, entry.origin.url, entry.origin.version)) return undefined;
    throw error;
  });
  // While the registry answers; nothing is started by loading it.
  if (!options.offline) {
    options.ticket?.pass();
    await Promise.all([resolving, options.ticket?.opened.then(() => loadReading(prepared))]);
  }
  return resolving;
}

/** What is only evidence by default counts where the packages below were asked about. */
const counted = (one: Finding, deep: boolean): Finding =>
  deep && one.rule === 'origin/lockfile-changed' ? { ...one, severity: 'high' } : one;
