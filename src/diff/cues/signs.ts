/**
 * In: a text. Out: which characters and runs it has, found in one pass, so that a detector or a disguise that needs one of them
 * is not tried on a text without it. Of a text that is not ASCII it says no more than that. Never decides that anything is there.
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
  /** Six letters or digits in a row that stand alone. */
  spaced: 131072,
} as const;

const TABLE = new Uint32Array(128);
for (let code = 0; code < 128; code += 1) TABLE[code] = signOf(String.fromCharCode(code));

const BASE64 = new Uint8Array(128);
const HEX = new Uint8Array(128);
const ALPHANUMERIC = new Uint8Array(128);
for (let code = 0; code < 128; code += 1) {
  const char = String.fromCharCode(code);
  BASE64[code] = Number(/[A-Za-z0-9+/_=-]/.test(char));
  HEX[code] = Number(/[0-9A-Fa-f: ]/.test(char));
  ALPHANUMERIC[code] = Number(/[A-Za-z0-9]/.test(char));
}

let last = { text: '', signs: 0 };

/** The signs of a text. Several detectors read each string, one after the other. */
export function signsOf(text: string): number {
  if (last.text !== text) last = { text, signs: scan(text) };
  return last.signs;
}

function scan(text: string): number {
  let signs = 0;
  let [run, hex, word, alone] = [0, 0, 0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 127) return ALL;
    signs |= TABLE[code] ?? 0;
    run = BASE64[code] === 1 ? run + 1 : 0;
    if (run === 20) signs |= SIGN.run20;
    if (run === 64) signs |= SIGN.run64;
    hex = HEX[code] === 1 ? hex + 1 : 0;
    if (hex === 24) signs |= SIGN.hexRun;
    if (ALPHANUMERIC[code] === 1) {
      word += 1;
      if (word > 1) alone = 0;
    } else if (word > 0) {
      alone += word === 1 ? 1 : 0;
      word = 0;
      if (alone === 5) signs |= SIGN.spaced;
    } else if ((signs & SIGN.blanks) === 0 && at > 0 && isBlank(code) && isBlank(text.charCodeAt(at - 1))) {
      signs |= SIGN.blanks;
    }
  }
  return signs;
}

const ALL = Object.values(SIGN).reduce((all, sign) => all | sign, 0);

const isBlank = (code: number): boolean => code === 32 || (code >= 9 && code <= 13);

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
