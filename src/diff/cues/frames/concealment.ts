/** In: nothing. Out: frames: orders to hide something from the user. */
import { type Frame, frame } from '../frame.ts';

export const CONCEALMENT_FRAMES: readonly Frame[] = [
  frame('concealment', 'high', 'not tell user', { within: 18 }),
  frame('concealment', 'high', 'not speak act', { within: 14 }),
  frame('concealment', 'high', 'omit act_named reply', { within: 24 }),
  frame('concealment', 'high', 'quiet'),
  frame('concealment', 'high', 'secretly send/give/read', { within: 12 }),
  frame('concealment', 'high', 'send/give/read secretly', { within: 30 }),
  frame('concealment', 'high', '~not act_named reply', { within: 30 }),
  frame('concealment', 'high', 'not admit that_it', { within: 12, but: 'until' }),
  frame('concealment', 'high', 'not show call_itself', { within: 25 }),
  frame('concealment', 'high', 'conceal call_itself', { within: 14 }),
  frame('concealment', 'high', 'if_asked deny', { within: 25 }),
  frame('concealment', 'high', 'unseen_by', { within: 30 }),
  frame('concealment', 'high', 'erase traces afterwards', { within: 25 }),
  frame('concealment', 'high', '~not_may the_human learns', { within: 25 }),
  frame('concealment', 'high', '~leave_out what_you_did', { within: 40 }),
  frame('concealment', 'high', 'asked_about say', { within: 25 }),
  frame('concealment', 'high', '^do_it in_secret', { within: 12 }),
];
