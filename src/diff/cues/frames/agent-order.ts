/** In: nothing. Out: frames: orders to the agent about things that the tool does not deal with. */
import { type Frame, frame } from '../frame.ts';

export const AGENT_ORDER_FRAMES: readonly Frame[] = [
  frame('agent-order', 'high', 'actor deed_does thing', {
    within: 60,
    strange: 'anywhere',
    but: 'agent_kept',
  }),
  frame('agent-order', 'high', 'actor convey_does thing', {
    within: 60,
    strange: 'anywhere',
    but: 'agent_kept',
  }),
  frame('agent-order', 'high', 'actor obtain_does thing', {
    within: 40,
    strange: 'anywhere',
    but: 'agent_kept',
  }),
  frame('agent-order', 'high', 'then_order thing', { within: 40, strange: 'anywhere' }),
  frame('agent-order', 'medium', '^deed_now thing', { within: 30, strange: 'later' }),
  frame('agent-order', 'high', 'thing must_be deed_done/conveyed', { within: 16, strange: 'anywhere' }),
  frame('agent-order', 'high', 'actor deed in_name', { within: 40 }),
  frame('agent-order', 'high', '~must_w deed in_name', { within: 40 }),
  frame('agent-order', 'high', 'while_there then_order', { within: 60 }),
  frame('agent-order', 'high', 'now_do before_you', { within: 60 }),
  frame('agent-order', 'high', 'by_yourself now_do thing', { within: 60, strange: 'anywhere' }),
  frame('agent-order', 'high', '~actor must_w thing', { within: 60, strange: 'anywhere', but: 'must_be' }),
  frame('agent-order', 'medium', 'must_w deed thing', { within: 30, gap: 14, strange: 'later' }),
  frame('agent-order', 'medium', '~deed personal_thing', { within: 30, strange: 'later' }),
  frame('agent-order', 'high', 'agent_label now_do/deed_now/obtain_now', { within: 30 }),
];
