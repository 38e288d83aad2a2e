/** Letters drawn from an alphabet, the same in every run: made secrets for tests, so that none stands in a file. */

export const ALPHABETS = {
  alnum: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789',
  url: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-',
  base64: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/',
  letters: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz',
  lower: 'abcdefghijklmnopqrstuvwxyz',
  upper: 'ABCDEFGHJKLMNPQRSTUVWXYZ234567',
  hex: '0123456789abcdef',
} as const;

/** A multiplicative generator, after a few steps of its own. */
export function drawn(alphabet: keyof typeof ALPHABETS, length: number, seed: number): string {
  const letters = ALPHABETS[alphabet];
  let state = seed * 7_919 + 13;
  let out = '';
  for (let at = -9; at < length; at += 1) {
    state = (state * 48_271) % 2_147_483_647;
    if (at >= 0) out += letters[state % letters.length];
  }
  return out;
}
