/** In: nothing. Out: frames: all kinds in languages other than English. */
import { type Frame, frame } from '../frame.ts';

export const LANGUAGE_FRAMES: readonly Frame[] = [
  frame('override', 'high', 'x_ignore x_orders', { within: 30 }),
  frame('override', 'high', 'x_orders x_ignore', { within: 50, but: 'english_w' }),
  frame('concealment', 'high', '~x_not x_tell x_user', { within: 25 }),
  frame('concealment', 'high', '~x_nottell x_user', { within: 14 }),
  frame('secret-read', 'high', '~x_read secret_path', { within: 25 }),
  frame('secret-read', 'high', '~x_read x_secret x_give', { within: 25 }),
  frame('secret-read', 'high', '~secret_path x_give', { within: 30 }),
  frame('exfiltration', 'high', '~x_send x_data away', { within: 40 }),
  frame('tool-steering', 'high', '~x_before x_other x_call', { within: 25 }),
  frame('confirmation-skipped', 'medium', '~x_not x_ask x_consent', { within: 25 }),
  frame('confirmation-skipped', 'medium', 'x_notask'),
  frame('conversation-asked', 'high', '~x_whole x_talk', { within: 12, parameter: true }),
  frame('conversation-asked', 'high', '~x_whole x_talk x_give', { within: 16 }),
  frame('run-command', 'high', 'x_run'),
  frame('preference', 'medium', 'x_best'),
  frame('pressure', 'medium', 'x_threat x_harm', { within: 30 }),
  frame('concealment', 'high', 'x_hush'),
  frame('tool-steering', 'high', '~x_other x_avoid', { within: 24 }),
  frame('tool-steering', 'medium', 'x_pick'),
  frame('secret-read', 'high', '~x_private x_read x_give', { within: 30 }),
  frame('exfiltration', 'high', '~x_send x_data x_outside', { within: 20 }),
  frame('override', 'high', '~x_outrank x_orders/x_talk', { within: 30 }),
  frame('secret-read', 'high', '~x_secret x_give x_private', { within: 45 }),
  frame('override', 'high', 'x_over'),
];
