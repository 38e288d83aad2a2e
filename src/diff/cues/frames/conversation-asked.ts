/** In: nothing. Out: frames: requests for the conversation and what belongs to it. */
import { type Frame, frame } from '../frame.ts';

export const CONVERSATION_ASKED_FRAMES: readonly Frame[] = [
  frame('conversation-asked', 'high', 'give talk/talk_weak slot', { within: 40 }),
  frame('conversation-asked', 'high', 'talk', { parameter: true }),
  frame('conversation-asked', 'medium', '~last_message verbatim', { within: 30 }),
];
