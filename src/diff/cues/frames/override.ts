/** In: nothing. Out: frames: orders to ignore earlier instructions or the user, and claims of authority. */
import { type Frame, frame } from '../frame.ts';

export const OVERRIDE_FRAMES: readonly Frame[] = [
  frame('override', 'high', 'ignore prior orders', { within: 20 }),
  frame('override', 'high', 'suspend safety', { within: 15 }),
  frame('override', 'high', 'ignore safety', { within: 15 }),
  frame('override', 'high', 'forget_all'),
  frame('override', 'high', 'prior orders lifted', { within: 30 }),
  frame('override', 'high', 'safety lifted', { within: 30 }),
  frame('override', 'high', 'new_role'),
  frame('override', 'high', 'higher authority', { within: 25, but: 'defends' }),
  frame('override', 'high', 'obey against_user', { within: 60 }),
  frame('override', 'high', 'must against_user', { within: 90 }),
  frame('override', 'high', 'against_user', { but: 'defends' }),
  frame('override', 'high', 'alter against_user', { within: 90 }),
  frame('override', 'high', 'against_user obey', { within: 40 }),
  frame('override', 'high', 'you obey every against_user', { within: 30 }),
  frame('override', 'medium', 'ignore prior safety', { within: 20 }),
  frame('override', 'high', 'not obey prior orders', { within: 20 }),
  frame('override', 'high', 'orders you lifted', { within: 40 }),
  frame('override', 'high', 'you must obey every', { within: 12, but: 'defends' }),
];
