/** In: nothing. Out: frames: orders to act without asking. */
import { type Frame, frame } from '../frame.ts';

export const CONFIRMATION_SKIPPED_FRAMES: readonly Frame[] = [
  frame('confirmation-skipped', 'medium', 'not ask consent', { within: 25 }),
  frame('confirmation-skipped', 'low', 'not ask user', { within: 12 }),
  frame('confirmation-skipped', 'medium', 'skip permission_prompt', { within: 20 }),
  frame('confirmation-skipped', 'medium', 'agreed'),
  frame('confirmation-skipped', 'high', 'not ask consent grave', { within: 40 }),
  frame('confirmation-skipped', 'high', 'agreed grave', { within: 40 }),
  frame('confirmation-skipped', 'high', 'grave agreed', { within: 40 }),
  frame('confirmation-skipped', 'high', 'skip every grave', { within: 20, but: 'optional_value' }),
  frame('confirmation-skipped', 'high', 'grave not ask user/consent', { within: 30 }),
  frame('confirmation-skipped', 'high', 'grave agreed', { within: 30 }),
  frame('confirmation-skipped', 'medium', '^action unasked', { within: 40 }),
  frame('confirmation-skipped', 'medium', 'must action unasked', { within: 40, but: 'always_ask' }),
  frame('confirmation-skipped', 'medium', 'grave unasked', { within: 40 }),
  frame('confirmation-skipped', 'high', 'money unasked', { within: 40 }),
  frame('confirmation-skipped', 'medium', 'waves approves', { within: 30, but: 'defends' }),
  frame('confirmation-skipped', 'medium', 'not_required', { within: 30 }),
  frame('confirmation-skipped', 'low', '~agreement left_out', { within: 30 }),
  frame('confirmation-skipped', 'medium', '~consent_w waved', { within: 40, but: 'always_ask' }),
  frame('confirmation-skipped', 'high', '~consent_w waved grave/money', { within: 50 }),
  frame('confirmation-skipped', 'medium', '~at_once waved', { within: 40 }),
  frame('confirmation-skipped', 'medium', 'needless undisturbed decides', { within: 30, gap: 14 }),
  frame('confirmation-skipped', 'medium', 'decides needless undisturbed', {
    within: 14,
    gap: 30,
    but: 'always_ask answers_later',
  }),
  frame('confirmation-skipped', 'medium', 'undisturbed needless decides', {
    within: 30,
    gap: 20,
    but: 'always_ask',
  }),
];
