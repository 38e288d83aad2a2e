/**
 * JSON as nearly all of it is: text in; the value that the strict reading (`json.ts`) has for it, at the speed of `JSON.parse`, out.
 * Undefined for all text that the strict reading refuses, and for some that it accepts. `JSON.parse` hides three things: a key that
 * stands twice, digits that a number cannot hold, half of a surrogate pair. So one pass over what is not in a string counts the keys and
 * looks at long numbers, and the value must have as many keys; where the text has escapes of pairs, each string is looked at.
 * Pure; linear.
 */
import type { Json } from '../model.ts';
import { sameDecimal } from './decimal.ts';

export const MAX_DEPTH = 256;

/** With so many digits a number is the same to JavaScript whatever they are. */
const SAFE_NUMBER = 15;
const IN_NUMBER = '0123456789.eE+-';
const EXPONENT = /[eE]/;
const HALF_PAIR = /\\u[dD][89a-fA-F]/;

export function parsePlainJson(text: string): Json | undefined {
  if (!text.isWellFormed()) return undefined;
  let parsed: Json;
  try {
    parsed = JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
  const written = keysWritten(text);
  if (written === undefined) return undefined;
  const mayHoldHalves = text.includes('\\u') && HALF_PAIR.test(text);
  let keys = 0;
  let isTooDeep = false;
  let isWhole = true;
  const look = (string: string) => {
    if (mayHoldHalves && !string.isWellFormed()) isWhole = false;
  };
  /** Takes the prototype from each object. */
  const plain = (value: Json, depth: number): void => {
    if (typeof value === 'string') look(value);
    if (typeof value !== 'object' || value === null) return;
    if (depth >= MAX_DEPTH) {
      isTooDeep = true;
    } else if (Array.isArray(value)) {
      for (const element of value) plain(element, depth + 1);
    } else {
      Object.setPrototypeOf(value, null);
      const members = value as { readonly [key: string]: Json };
      for (const key in members) {
        keys += 1;
        look(key);
        plain(members[key] as Json, depth + 1);
      }
    }
  };
  plain(parsed, 0);
  return written !== keys || isTooDeep || !isWhole ? undefined : parsed;
}

const [QUOTE, COLON, BACKSLASH, ZERO, NINE] = [0x22, 0x3a, 0x5c, 0x30, 0x39];

/** How many keys a sound JSON text has; undefined where a number says more than JavaScript can hold. */
function keysWritten(text: string): number | undefined {
  let keys = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      at = endOfString(text, at);
    } else if (code === COLON) {
      keys += 1;
    } else if (code >= ZERO && code <= NINE) {
      const end = endOfNumber(text, at);
      if (end - at > 1 && !isHeld(text.slice(at, end))) return undefined;
      at = end - 1;
    }
  }
  return keys;
}

/** Where the number that begins at `at` ends. */
function endOfNumber(text: string, at: number): number {
  let end = at + 1;
  while (IN_NUMBER.includes(text[end] ?? ' ')) end += 1;
  return end;
}

/** Of a number without its sign, which changes nothing. */
const isHeld = (digits: string): boolean =>
  (digits.length <= SAFE_NUMBER && !EXPONENT.test(digits)) || sameDecimal(digits, String(Number(digits)));

/** Where the string that begins at `at` ends. */
function endOfString(text: string, at: number): number {
  for (let end = text.indexOf('"', at + 1); ; end = text.indexOf('"', end + 1)) {
    let first = end;
    while (text.charCodeAt(first - 1) === BACKSLASH) first -= 1;
    // An even number of backslashes stands for themselves. The quotation mark that begins the string is none.
    if ((end - first) % 2 === 0) return end;
  }
}
