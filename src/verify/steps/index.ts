/**
 * The check of one server, in the order that keeps anything unlocked from being started. A step that stops is the last one.
 * `verify`, `exec`, hooks and the library go through this list.
 */
import { isLocked } from './is-locked.ts';
import { lockAgreesWithItself } from './lock-agrees-with-itself.ts';
import { sameFiles } from './same-files.ts';
import { sameLaunch } from './same-launch.ts';
import { sameOrigin } from './same-origin.ts';
import { sameSurface } from './same-surface.ts';
import { sameToOthers } from './same-to-others.ts';
import { sameTree } from './same-tree.ts';
import { sameTreeAfterwards } from './same-tree-afterwards.ts';
import { signedInAsLocked } from './signed-in-as-locked.ts';
import type { Chained } from './step.ts';

export const STEPS = [
  lockAgreesWithItself,
  isLocked,
  sameLaunch,
  sameOrigin,
  sameTree,
  sameFiles,
  signedInAsLocked,
  sameSurface,
  sameToOthers,
  sameTreeAfterwards,
] as const;

true satisfies Chained<typeof STEPS>;
