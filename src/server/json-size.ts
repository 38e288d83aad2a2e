/**
 * How many values a JSON text has and how long their pointers are, before it is parsed: `{},{},…` takes a hundred times the
 * memory of its bytes, and so do many values below one long key. Text in, counts out; strings count nothing. Does not parse.
 */
import { McpLockError } from '../errors.ts';
import { MAX_DEPTH } from '../lock/plain-json.ts';
import type { SizeLimit } from './limits.ts';
import { pointersTooLong, tooManyValues } from './messages.ts';

const [QUOTE, COMMA, BRACKET, BACKSLASH, BRACE, COLON] = [0x22, 0x2c, 0x5b, 0x5c, 0x7b, 0x3a];
const [BRACKET_END, BRACE_END] = [0x5d, 0x7d];

interface JsonSize {
  /** Objects, arrays and commas. */
  readonly values: number;
  /** Characters of the JSON pointers of all values; an index counts as one. */
  readonly pointers: number;
}

export function jsonSize(text: string): JsonSize {
  let values = 0;
  let pointers = 0;
  // Of the objects and arrays that are open: the length of the pointer to each, and to the value that is read in it.
  let outer = 0;
  let here = 0;
  const open: number[] = [];
  let string = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      const start = at;
      for (at += 1; at < text.length && text.charCodeAt(at) !== QUOTE; at += 1) {
        if (text.charCodeAt(at) === BACKSLASH) at += 1;
      }
      string = at - start;
    } else if (code === COLON) {
      here = outer + string;
    } else if (code === COMMA) {
      values += 1;
      pointers += here;
    } else if (code === BRACE || code === BRACKET) {
      values += 1;
      pointers += here;
      open.push(outer);
      // What nests deeper is refused by its depth.
      if (open.length > MAX_DEPTH) here = 0;
      outer = here;
      here += 1;
    } else if (code === BRACE_END || code === BRACKET_END) {
      here = outer;
      outer = open.pop() ?? 0;
    }
  }
  return { values, pointers };
}

/** Throws E_LIMIT for a message past the limits. */
export function checkSize(text: string, limit: SizeLimit): void {
  // A text of fewer characters cannot have more values, nor pointers that long.
  if (text.length < SMALL) return;
  const { values, pointers } = jsonSize(text);
  if (values > limit.values) throw new McpLockError(tooManyValues(limit.values));
  if (pointers > limit.pointers) throw new McpLockError(pointersTooLong());
}

/** Characters of a text whose values and pointers are within any limit. */
const SMALL = 8_192;
