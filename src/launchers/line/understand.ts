/**
 * A launch to the bottom: wrappers off, the first launcher that recognises it, and what that starts in turn. A launch
 * with its variables expanded in, `Understood` out. Asks nobody; throws E_LAUNCH for what cannot be locked at all.
 */
import type { Identity, Launcher, Place, Understood } from '../../contracts.ts';
import { McpLockError } from '../../errors.ts';
import type { Launch } from '../../model.ts';
import { LAUNCHERS } from '../index.ts';
import { innerLaunches } from './proxies.ts';
import { peel } from './wrappers.ts';

/** How many launches may stand in one another. */
const DEEPEST = 5;

/** Who understands a launch, and all that stands in it. */
export function understand(launch: Launch, place: Place, depth = 0): Understood {
  const peeled = peel(launch);
  const { launcher, identity } = identify(peeled.launch, place);
  const cwd = peeled.launch.transport === 'stdio' ? peeled.launch.cwd : undefined;
  const inner = identity.runs === undefined || depth >= DEEPEST ? [] : innerLaunches(identity.runs, cwd);
  return {
    launcher,
    identity,
    ...peeled,
    parts: inner.map((one) => understand(one, place, depth + 1)),
  };
}

/** All parts at any depth, in the order of the line. */
export const partsOf = (understood: Understood): readonly Understood[] =>
  understood.parts.flatMap((part) => [part, ...partsOf(part)]);

function identify(
  launch: Launch,
  place: Place,
): { readonly launcher: Launcher; readonly identity: Identity } {
  for (const launcher of LAUNCHERS) {
    const identity = launcher.identify(launch, place);
    if (identity !== undefined) return { launcher, identity };
  }
  throw new McpLockError('E_LAUNCH', 'nothing here understands its launch line', { next: 'mcp-lock list' });
}
