/** In: nothing. Out: frames: orders to act without asking. */
import { type Frame, frame } from '../frame.ts';

export const CONFIRMATION_SKIPPED_FRAMES: readonly Frame[] = [
  frame('confirmation-skipped', 'medium', 'not ask consent', { within: 25 }),
  frame('confirmation-skipped', 'low', 'not ask user', { within: 12 }),
  frame('confirmation-skipped', 'medium', 'skip permission_prompt', { within: 20 }),
  frame('confirmation-skipped', 'medium', 'agreed'),
];
