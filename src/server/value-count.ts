/**
 * How much a JSON text becomes once it is parsed: `{},{},…` takes a hundred times the memory of its bytes. Text in, the
 * number of its objects, arrays and commas out; what stands in strings counts for nothing. Parses nothing.
 */
import { McpLockError } from '../errors.ts';
import { LIMITS } from './limits.ts';
import { tooManyValues } from './messages.ts';

const [QUOTE, COMMA, BRACKET, BACKSLASH, BRACE] = [0x22, 0x2c, 0x5b, 0x5c, 0x7b];

export function weightOf(text: string): number {
  let weight = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === COMMA || code === BRACE || code === BRACKET) weight += 1;
    if (code !== QUOTE) continue;
    for (at += 1; at < text.length && text.charCodeAt(at) !== QUOTE; at += 1) {
      if (text.charCodeAt(at) === BACKSLASH) at += 1;
    }
  }
  return weight;
}

/** The same text. Throws E_LIMIT for what is not worth parsing. */
export function bearable(text: string): string {
  // A text that is shorter than the limit cannot pass it.
  if (text.length > LIMITS.values && weightOf(text) > LIMITS.values)
    throw new McpLockError(tooManyValues(LIMITS.values));
  return text;
}
