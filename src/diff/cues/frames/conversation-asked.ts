/** In: nothing. Out: frames: requests for the conversation and what belongs to it. */
import { type Frame, frame } from '../frame.ts';

export const CONVERSATION_ASKED_FRAMES: readonly Frame[] = [
  frame('conversation-asked', 'high', 'give talk/talk_weak slot', { within: 40, but: 'own_session' }),
  frame('conversation-asked', 'high', 'talk', { parameter: true, but: 'own_session' }),
  frame('conversation-asked', 'medium', '~last_message verbatim', { within: 30 }),
  frame('conversation-asked', 'high', '~whole talk_noun with_user', {
    within: 30,
    parameter: true,
    but: 'own_session',
  }),
  frame('conversation-asked', 'high', 'give_now whole talk_noun slot/slot_name', { within: 20 }),
  frame('conversation-asked', 'high', 'give_now own_mind/own_tools', { within: 40, parameter: true }),
  frame('conversation-asked', 'high', 'own_mind/own_tools', { within: 30, parameter: true }),
  frame('conversation-asked', 'high', 'must give_now own_mind/own_tools', { within: 30 }),
  frame('conversation-asked', 'high', 'argument give_now own_mind', { within: 30 }),
  frame('conversation-asked', 'high', 'own_tools_q', { within: 30, parameter: true }),
  frame('conversation-asked', 'high', '~said_w in_full', { within: 30, parameter: true }),
  frame('conversation-asked', 'high', 'own_rules/user_life/own_mind_w/own_tools_w', { parameter: true }),
  frame('conversation-asked', 'high', 'duty/enter_now own_rules/user_life/own_mind_w', { within: 40 }),
  frame('conversation-asked', 'high', 'talk_core', { parameter: true, but: 'own_session' }),
  frame('conversation-asked', 'high', '~slot_name/argument_w takes_w whole talk_noun', { within: 25 }),
  frame('conversation-asked', 'medium', '~you_w agent_noun', { within: 12, parameter: true, but: 'wants_w' }),
];
