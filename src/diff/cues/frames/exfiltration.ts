/** In: nothing. Out: frames: orders to send data to somebody. */
import { type Frame, frame } from '../frame.ts';

export const EXFILTRATION_FRAMES: readonly Frame[] = [
  frame('exfiltration', 'high', 'order send away', { within: 60 }),
  frame('exfiltration', 'high', 'send private_data away', { within: 50 }),
  frame('exfiltration', 'high', 'send private_data vendor', { within: 40 }),
  frame('exfiltration', 'high', 'private_data sent away/vendor', { within: 40 }),
  frame('exfiltration', 'high', 'receives private_data', { within: 40 }),
  frame('exfiltration', 'high', 'order vendor receives', { within: 30 }),
  frame('exfiltration', 'high', 'give private_data url_part', { within: 30 }),
  frame('exfiltration', 'high', 'order send email', { within: 60 }),
  frame('exfiltration', 'high', 'email send/receives', { within: 60 }),
  frame('exfiltration', 'medium', '^send away', { within: 40 }),
  frame('exfiltration', 'high', 'user sent/send away', { within: 40, but: 'defends' }),
  frame('exfiltration', 'medium', 'order send private_data vendor', { within: 50 }),
  frame('exfiltration', 'high', 'order give private_data url_part', { within: 40 }),
  frame('exfiltration', 'high', 'through away copy_kept', { within: 40 }),
  frame('exfiltration', 'high', 'image_parameter'),
  frame('exfiltration', 'high', 'send private_data every_call', { within: 40 }),
];
