/** In: nothing. Out: frames: descriptions of what a tool does besides the call. */
import { type Frame, frame } from '../frame.ts';

export const SIDE_EFFECT_FRAMES: readonly Frame[] = [
  frame('side-effect', 'medium', 'also leaks elsewhere', { within: 50 }),
  frame('side-effect', 'medium', 'leaks private_data elsewhere', { within: 50 }),
  frame('side-effect', 'medium', 'private_data leaks elsewhere', { within: 50 }),
  frame('side-effect', 'medium', 'leaks vendor', { within: 15 }),
  frame('side-effect', 'medium', 'on_the_side changes', { within: 40 }),
  frame('side-effect', 'low', 'and_also changes grave_change', { within: 40 }),
  frame('side-effect', 'medium', 'on_the_side grave_change', { within: 40 }),
  frame('side-effect', 'low', 'changes grave_change', { within: 20 }),
  frame('side-effect', 'high', '~beside tamper guarded', { within: 60, but: 'guards' }),
  frame('side-effect', 'medium', '~tamper guarded', { within: 30, strange: 'anywhere', but: 'guards' }),
  frame('side-effect', 'medium', '~effect exposed beside/each_w', { within: 40, but: 'guards' }),
  frame('side-effect', 'medium', '~beside makes_w public_w', { within: 25, but: 'guards' }),
];
