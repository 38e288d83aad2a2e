/** In: nothing. Out: frames: praise, and claims to be preferred. */
import { type Frame, frame } from '../frame.ts';

export const PREFERENCE_FRAMES: readonly Frame[] = [
  frame('preference', 'low', 'superior'),
  frame('preference', 'medium', 'superior tool_claim', { within: 25 }),
  frame('preference', 'low', 'prefer'),
];
