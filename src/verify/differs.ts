/** Whether a launch or an origin is another than the locked one, for the guard, which needs no findings. Pure. */
import { compareLaunch } from '../diff/launch.ts';
import { compareOrigin, isAdvice } from '../diff/origin.ts';
import type { Prepared } from '../launch/prepared.ts';
import type { Entry, Origin } from '../model.ts';

export function launchDiffers(
  name: string,
  { launch, origin }: Entry,
  { locked, identity }: Prepared,
): boolean {
  return compareLaunch(name, launch, locked, { before: origin, after: identity }).length > 0;
}

export const originDiffers = (name: string, locked: Entry['origin'], current: Origin): boolean =>
  !compareOrigin(name, locked, current).every(isAdvice);
