/** In: nothing. Out: frames: praise, and claims to be preferred. */
import { type Frame, frame } from '../frame.ts';

export const PREFERENCE_FRAMES: readonly Frame[] = [
  frame('preference', 'low', 'superior'),
  frame('preference', 'medium', 'superior tool_claim', { within: 25 }),
  frame('preference', 'low', 'prefer'),
  frame('preference', 'medium', 'choose me over_others', { within: 20 }),
  frame('preference', 'medium', 'tool_of_others rival_fault', { within: 40 }),
  frame('preference', 'low', '^always_do choose me', { within: 8 }),
  frame('preference', 'low', 'this_tool boast', { within: 20 }),
  frame('preference', 'low', 'boast choose', { within: 40 }),
  frame('preference', 'low', '^choose me in_first', { within: 10 }),
  frame('preference', 'medium', 'tool_of_others/several choose me', { within: 25 }),
  frame('preference', 'low', '^pick this_one_strict', { within: 3 }),
  frame('preference', 'low', 'lure', { within: 30 }),
  frame('preference', 'medium', '~pick_w whatever_w', { within: 40 }),
  frame('preference', 'medium', 'praise_w'),
  frame('preference', 'low', '~pick_me pick_when', { within: 30 }),
  frame('preference', 'low', '~best_w best_do', { within: 30 }),
];
