/**
 * JSON as nearly all of it is: text in; the value that the strict reading (`json.ts`) has for it, at the speed of `JSON.parse`, out.
 * Undefined for all text that the strict reading refuses, and for some that it accepts. `JSON.parse` hides three things: a key that
 * stands twice, digits that a number cannot hold, half of a surrogate pair. So one pass over what is not in a string counts the keys and
 * looks at how long numbers are, and the value must have as many keys. Pure; linear.
 */
import type { Json } from '../model.ts';

export const MAX_DEPTH = 256;

/** With so many digits a number is the same to JavaScript whatever they are. */
const SAFE_NUMBER = 15;
const HALF_PAIR = /\\u[dD][89a-fA-F]/;

export function parsePlainJson(text: string): Json | undefined {
  if (!text.isWellFormed() || (text.includes('\\u') && HALF_PAIR.test(text))) return undefined;
  let parsed: Json;
  try {
    parsed = JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
  const written = keysWritten(text);
  let keys = 0;
  let isTooDeep = false;
  /** Objects without a prototype. */
  const plain = (value: Json, depth: number): Json => {
    if (typeof value !== 'object' || value === null) return value;
    if (depth >= MAX_DEPTH) {
      isTooDeep = true;
      return value;
    }
    if (Array.isArray(value)) return value.map((element: Json) => plain(element, depth + 1));
    const out: Record<string, Json> = Object.create(null);
    for (const [key, member] of Object.entries(value)) {
      keys += 1;
      out[key] = plain(member, depth + 1);
    }
    return out;
  };
  const value = written === undefined ? null : plain(parsed, 0);
  return written !== keys || isTooDeep ? undefined : value;
}

const [QUOTE, COLON, BACKSLASH, POINT, ZERO, NINE] = [0x22, 0x3a, 0x5c, 0x2e, 0x30, 0x39];

/** How many keys a sound JSON text has; undefined where a number is long, or has an exponent. */
function keysWritten(text: string): number | undefined {
  let keys = 0;
  let length = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      at = endOfString(text, at);
      length = 0;
      continue;
    }
    if (code === COLON) keys += 1;
    if ((code >= ZERO && code <= NINE) || code === POINT) length += 1;
    // `e` or `E`.
    else if (length > 0 && (code | 0x20) === 0x65) return undefined;
    else length = 0;
    if (length > SAFE_NUMBER) return undefined;
  }
  return keys;
}

/** Where the string that begins at `at` ends. */
function endOfString(text: string, at: number): number {
  for (let end = text.indexOf('"', at + 1); ; end = text.indexOf('"', end + 1)) {
    let first = end;
    while (text.charCodeAt(first - 1) === BACKSLASH) first -= 1;
    // An even number of backslashes stands for themselves. The quotation mark that begins the string is none.
    if ((end - first) % 2 === 0) return end;
  }
}
