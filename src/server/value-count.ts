/**
 * How many values a JSON text has, before it is parsed: `{},{},…` takes a hundred times the memory of its bytes. Text in, the
 * number of its objects, arrays and commas out; strings count nothing. Does not parse.
 */
import { McpLockError } from '../errors.ts';
import { LIMITS } from './limits.ts';
import { tooManyValues } from './messages.ts';

const [QUOTE, COMMA, BRACKET, BACKSLASH, BRACE] = [0x22, 0x2c, 0x5b, 0x5c, 0x7b];

export function valueCount(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === COMMA || code === BRACE || code === BRACKET) count += 1;
    if (code !== QUOTE) continue;
    for (at += 1; at < text.length && text.charCodeAt(at) !== QUOTE; at += 1) {
      if (text.charCodeAt(at) === BACKSLASH) at += 1;
    }
  }
  return count;
}

/** Throws E_LIMIT for a message with more values than `LIMITS.values`. */
export function checkValueCount(text: string): void {
  // A text of fewer characters cannot have more values.
  if (text.length > LIMITS.values && valueCount(text) > LIMITS.values)
    throw new McpLockError(tooManyValues(LIMITS.values));
}
