/**
 * The ways a launch is understood; the first that recognises it wins. A new one is a new file here plus its name in
 * the list, before `local`, which takes whatever is left.
 */
import type { Identity, Launcher, Place } from '../contracts.ts';
import { McpLockError } from '../errors.ts';
import type { Launch } from '../model.ts';
import { local } from './local.ts';
import { npx } from './npx.ts';
import { remote } from './remote.ts';

/** Every launcher, in order. */
export const LAUNCHERS: readonly Launcher[] = [npx, remote, local];

/** Who understands a launch (its variables expanded), and what it says. Throws E_LAUNCH. */
export function identify(
  launch: Launch,
  place: Place,
): { readonly launcher: Launcher; readonly identity: Identity } {
  for (const launcher of LAUNCHERS) {
    const identity = launcher.identify(launch, place);
    if (identity !== undefined) return { launcher, identity };
  }
  throw new McpLockError('E_LAUNCH', 'nothing here understands its launch line', { next: 'mcp-lock list' });
}
