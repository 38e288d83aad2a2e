/**
 * In: a text. Out: which characters and runs it has, found in one pass, so that a detector or a disguise that needs one of them
 * is not tried on a text without it. Never decides that anything is there.
 */

/** What a text has; every bit is a kind of character or run. */
export const SIGN = {
  notAscii: 1,
  /** Other than TAB, LF and CR. */
  control: 2,
  cr: 4,
  percent: 8,
  /** `&` or a backslash. */
  escape: 16,
  /** A digit or `@$!`. */
  leet: 32,
  /** `-` or `_`. */
  joint: 64,
  slash: 128,
  colon: 256,
  /** `<`, `[` or `=`. */
  markup: 512,
  dot: 1024,
  /** White space. */
  blank: 2048,
  /** Two white spaces in a row. */
  blanks: 4096,
  /** Any other character than letters, digits and those above. */
  other: 8192,
  /** Twenty characters of base64 in a row. */
  run20: 16384,
  /** The same, sixty-four. */
  run64: 32768,
  /** Twenty-four hexadecimal digits, colons or blanks in a row. */
  hexRun: 65536,
  /** Six letters or digits that can stand alone, one after the other. */
  spaced: 131072,
} as const;

/** What a character that is not in ASCII can be. */
const FOREIGN = SIGN.notAscii | SIGN.control | SIGN.other;

/** The signs and the kinds of each character; the last place is that of all that are not in ASCII. */
const SIGNS = new Uint32Array(129).fill(FOREIGN);
const KINDS = new Uint8Array(129);
const [BASE64, HEX, ALPHANUMERIC, BLANK] = [1, 2, 4, 8];
for (let code = 0; code < 128; code += 1) {
  const char = String.fromCharCode(code);
  SIGNS[code] = signOf(char);
  KINDS[code] =
    (/[A-Za-z0-9+/_=-]/.test(char) ? BASE64 : 0) |
    (/[0-9A-Fa-f: ]/.test(char) ? HEX : 0) |
    (/[A-Za-z0-9]/.test(char) ? ALPHANUMERIC : 0) |
    (/[\t-\r ]/.test(char) ? BLANK : 0);
}

let last = { text: '', signs: 0 };

/** The signs of a text. Several detectors read each string, one after the other. */
export function signsOf(text: string): number {
  if (last.text !== text) last = { text, signs: scan(text) };
  return last.signs;
}

function scan(text: string): number {
  let signs = 0;
  let [run, hex, alone] = [0, 0, 0];
  let before = 0;
  for (let at = 0; at < text.length; at += 1) {
    const place = Math.min(text.charCodeAt(at), 128);
    const kind = KINDS[place] ?? 0;
    signs |= SIGNS[place] ?? 0;
    run = (kind & BASE64) === 0 ? 0 : run + 1;
    if (run === 20) signs |= SIGN.run20;
    if (run === 64) signs |= SIGN.run64;
    hex = (kind & HEX) === 0 ? 0 : hex + 1;
    if (hex === 24) signs |= SIGN.hexRun;
    // A character that is not in ASCII can be a letter.
    if ((kind & before & ALPHANUMERIC) !== 0) alone = 1;
    else if ((kind & ALPHANUMERIC) !== 0 || place === 128) alone += 1;
    else if ((kind & before & BLANK) !== 0) signs |= SIGN.blanks;
    if (alone === 6) signs |= SIGN.spaced;
    before = kind;
  }
  return signs;
}

function signOf(char: string): number {
  if (/[A-Za-z]/.test(char)) return 0;
  if (/[0-9@$!]/.test(char)) return SIGN.leet | (/\d/.test(char) ? 0 : SIGN.other);
  if (/[-_]/.test(char)) return SIGN.joint;
  if (/[&\\]/.test(char)) return SIGN.escape;
  if (/[<[=]/.test(char)) return SIGN.markup;
  if (char === '%') return SIGN.percent;
  if (char === '/') return SIGN.slash;
  if (char === ':') return SIGN.colon;
  if (char === '.') return SIGN.dot;
  if (char === '\r') return SIGN.cr | SIGN.blank;
  if (/\s/.test(char)) return SIGN.blank | (/[\t\n ]/.test(char) ? 0 : SIGN.control);
  return char < ' ' || char === '\x7F' ? SIGN.control : SIGN.other;
}
