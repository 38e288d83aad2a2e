/** In: nothing. Out: frames: orders to say a given sentence. */
import { type Frame, frame } from '../frame.ts';

export const DICTATED_ANSWER_FRAMES: readonly Frame[] = [
  frame('dictated-answer', 'medium', '~say in_any_case', { within: 60 }),
  frame('dictated-answer', 'medium', 'say ad', { within: 40 }),
  frame('dictated-answer', 'medium', 'say success_word in_any_case', { within: 60 }),
  frame('dictated-answer', 'medium', 'must say ad', { within: 60 }),
];
