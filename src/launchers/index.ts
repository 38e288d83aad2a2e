/**
 * The ways a launch is understood; the first that recognises it wins. A new one is a new file here plus its name in
 * the list, before `local`, which takes whatever is left.
 */
import type { Launcher } from '../contracts.ts';
import { local } from './local.ts';
import { npx } from './npx.ts';
import { remote } from './remote.ts';

/** Every launcher, in order. */
export const LAUNCHERS: readonly Launcher[] = [npx, remote, local];
