/** In: nothing. Out: frames: descriptions of what malware does. */
import { type Frame, frame } from '../frame.ts';

export const HARMFUL_PURPOSE_FRAMES: readonly Frame[] = [
  frame('harmful-purpose', 'medium', 'attack', { but: 'defends' }),
  frame('harmful-purpose', 'high', 'attack private_data/secret', { within: 40, but: 'defends' }),
  frame('harmful-purpose', 'high', 'steal private_data/secret/secret_word', { within: 25, but: 'defends' }),
  frame('harmful-purpose', 'high', '^does_harm malware', { within: 30, but: 'guards' }),
  frame('harmful-purpose', 'medium', 'does_harm malware', { within: 25, but: 'guards' }),
  frame('harmful-purpose', 'medium', '^does_attack victim', { within: 40, but: 'guards' }),
  frame('harmful-purpose', 'medium', 'destroys beyond_repair', { within: 30 }),
  frame('harmful-purpose', 'medium', 'preys prey', { within: 60, but: 'guards' }),
];
