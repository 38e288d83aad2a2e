/** In: nothing. Out: frames: threats and urgency. */
import { type Frame, frame } from '../frame.ts';

export const PRESSURE_FRAMES: readonly Frame[] = [
  frame('pressure', 'medium', '~threat harm', { within: 60 }),
  frame('pressure', 'medium', 'pressing'),
];
