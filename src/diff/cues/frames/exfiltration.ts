/** In: nothing. Out: frames: orders to send data to somebody. */
import { type Frame, frame } from '../frame.ts';

export const EXFILTRATION_FRAMES: readonly Frame[] = [
  frame('exfiltration', 'high', 'strict send_verb away', { within: 50, gap: 16, but: 'feedback' }),
  frame('exfiltration', 'high', 'send private_data away', { within: 50 }),
  frame('exfiltration', 'low', 'send private_data vendor', { within: 40 }),
  frame('exfiltration', 'high', 'private_data sent away', { within: 40 }),
  frame('exfiltration', 'high', 'receives private_data', { within: 40 }),
  frame('exfiltration', 'high', 'order vendor receives', { within: 30 }),
  frame('exfiltration', 'high', 'give talk/talk_weak/last_message/personal url_part', { within: 30 }),
  frame('exfiltration', 'high', 'strict send_verb email', { within: 50, gap: 16, but: 'feedback' }),
  frame('exfiltration', 'high', 'email receives', { within: 60 }),
  frame('exfiltration', 'low', '^send_verb away', { within: 40, but: 'feedback' }),
  frame('exfiltration', 'high', 'user sent away', { within: 40, but: 'defends' }),
  frame('exfiltration', 'medium', 'order send private_data vendor', { within: 50 }),
  frame('exfiltration', 'high', 'order give talk/talk_weak/last_message/personal url_part', { within: 40 }),
  frame('exfiltration', 'high', 'through away copy_kept', { within: 40 }),
  frame('exfiltration', 'high', 'image_parameter'),
  frame('exfiltration', 'high', 'send private_data every_call', { within: 40 }),
  frame('exfiltration', 'high', 'send_verb email when', { within: 25 }),
  frame('exfiltration', 'high', 'must send away', { within: 50, gap: 16, but: 'feedback' }),
  frame('exfiltration', 'high', 'must/also send private_data vendor', { within: 40 }),
  frame('exfiltration', 'medium', 'private_data sent vendor', { within: 40 }),
  frame('exfiltration', 'low', 'give secret/secret_word/config_secret url_part', { within: 30 }),
  frame('exfiltration', 'high', 'then_send away', { within: 50, but: 'feedback' }),
];
