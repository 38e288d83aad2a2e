/**
 * The check of a server that is started directly: the steps of every check as far as they ask no network, and in the place of those
 * that do, what is locked and proven on this disk. Only its match counts: whatever else comes of it, the server is checked again through
 * the client's own line (`steps/index.ts`), and nothing of this is told.
 */
import { compareOrigin } from '../../diff/origin.ts';
import type { Host } from '../../host/host.ts';
import { once } from '../../host/once.ts';
import { lockedOrigin } from '../../launch/direct/locked-origin.ts';
import type { DirectStart } from '../../launch/direct/start.ts';
import { directStart, isStillProven } from '../../launch/direct/start.ts';
import { refuseInPlaceOf } from '../../launch/resolve-origin.ts';
import { isLocked } from '../steps/is-locked.ts';
import { lockAgreesWithItself } from '../steps/lock-agrees-with-itself.ts';
import { sameLaunch } from '../steps/same-launch.ts';
import { sameSurface } from '../steps/same-surface.ts';
import { signedInAsLocked } from '../steps/signed-in-as-locked.ts';
import type {
  Chained,
  ReadServer,
  ReadyServer,
  SameLaunch,
  SameOrigin,
  SameTree,
  Step,
} from '../steps/step.ts';
import { movedAfter } from '../tree.ts';

/** Another way than this one has to be taken. */
const OTHERWISE = { stop: { status: 'drift', findings: [] } } as const;

/** Stops where the registry would have to be asked, or something else would be started. */
const sameOriginHere: Step<SameLaunch, SameOrigin> = {
  name: 'sameOriginHere',
  may: 'registries',
  run: async (state, host) => {
    const { found, entry, prepared, options, respelled } = state;
    const origin = await lockedOrigin(prepared, entry, options.place, host);
    if (origin === undefined || respelled.length > 0) return OTHERWISE;
    const findings = compareOrigin(found.key, entry.origin, origin);
    return findings.length > 0 ? OTHERWISE : { go: { ...state, origin, advice: [] } };
  },
};

/** Stops where it is not known how npx would start the server, or an installed byte is not a locked one. */
const provenHere: Step<SameOrigin, SameTree> = {
  name: 'provenHere',
  may: 'registries',
  run: async (state, host) => {
    const { prepared, entry, origin, options } = state;
    const direct = await directStart(prepared, entry, options.place, host);
    if (direct === undefined) return OTHERWISE;
    const moved = await movedAfter(prepared, entry, origin, options, host);
    return moved.length > 0 ? OTHERWISE : { go: { ...state, treeMatches: true, direct } };
  },
};

const startedDirectly: Step<ReadyServer, ReadyServer> = {
  name: 'startedDirectly',
  may: 'registries',
  run: (state, host) => {
    const { direct, signedIn } = state;
    if (direct === undefined) return OTHERWISE;
    const untouched = once(() => isUntouched(direct, state, host));
    return {
      go: { ...state, untouched, signedIn: { ...signedIn, target: { kind: 'stdio', ...direct.request } } },
    };
  },
};

/** Stops where a file was touched while the server was read, as by an npx that installs beside it. */
const untouchedAfterwards: Step<ReadServer, ReadServer> = {
  name: 'untouchedAfterwards',
  may: 'registries',
  run: async (state) => ((await state.untouched?.()) === true ? { go: state } : OTHERWISE),
};

async function isUntouched(
  direct: DirectStart,
  { prepared, entry, origin, options }: SameTree,
  host: Host,
): Promise<boolean> {
  await refuseInPlaceOf(prepared, options.place, host);
  const moved = await movedAfter(prepared, entry, origin, options, host);
  return moved.length === 0 && isStillProven(direct, prepared, entry, options.place, host);
}

export const DIRECT_STEPS = [
  lockAgreesWithItself,
  isLocked,
  sameLaunch,
  sameOriginHere,
  provenHere,
  signedInAsLocked,
  startedDirectly,
  sameSurface,
  untouchedAfterwards,
] as const;

true satisfies Chained<typeof DIRECT_STEPS>;
