/** In: nothing. Out: frames: orders to read secrets or to change files that run at every start. */
import { type Frame, frame } from '../frame.ts';

export const SECRET_READ_FRAMES: readonly Frame[] = [
  frame('secret-read', 'high', 'read secret give', { within: 40 }),
  frame('secret-read', 'high', 'give secret slot', { within: 30 }),
  frame('secret-read', 'high', 'order read/give secret', { within: 40 }),
  frame('secret-read', 'high', '^read secret order', { within: 40 }),
  frame('secret-read', 'high', 'content secret_path expected', { within: 30 }),
  frame('secret-read', 'high', '^give content secret_path', { within: 30 }),
  frame('secret-read', 'high', 'expected/must content secret_path', { within: 30 }),
  frame('secret-read', 'low', 'reads secret/config_secret', { within: 25 }),
  frame('secret-read', 'medium', 'also reads secret/config_secret', { within: 40 }),
  frame('secret-read', 'high', 'order install/give startup', { within: 60 }),
  frame('secret-read', 'high', '^install line startup', { within: 60 }),
  frame('secret-read', 'medium', 'read/give secret_word found', { within: 20 }),
  frame('secret-read', 'high', 'slot must/expected secret', { within: 25 }),
  frame('secret-read', 'high', 'read secret_word found give', { within: 30 }),
  frame('secret-read', 'high', '^copy_in secret into_slot', { within: 40 }),
  frame('secret-read', 'medium', 'must read config_secret', { within: 30 }),
  frame('secret-read', 'medium', 'read config_secret give slot', { within: 30 }),
];
