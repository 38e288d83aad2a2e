/** Braces of a shell word, `mcp-{lock,x}`: a word with marks in, the words that a shell makes of it out. Pure. */
import { CLOSE, COMMA, GLOB, OPEN } from './marks.ts';

/** The mark of each character of a brace that is not quoted. */
export const BRACE_MARKS: Readonly<Record<string, string>> = { '{': OPEN, '}': CLOSE, ',': COMMA };

/** More words than this stand as they are written. */
const MOST = 256;

/** A pair without another one in it. */
const PAIR = new RegExp(`${OPEN}([^${OPEN}${CLOSE}]*)${CLOSE}`, 'gu');

/** Without braces: the word itself. */
export function expandBraces(word: string): readonly string[] {
  // `{a..z}`: any text of a name.
  let done: string[] = [word.replace(PAIR, (all, inner: string) => (/^[^,]+\.\./.test(inner) ? GLOB : all))];
  for (let again = true; again && done.length <= MOST; ) {
    again = false;
    done = done.flatMap((one) => {
      const pair = [...one.matchAll(PAIR)].find(([, inner = '']) => inner.includes(COMMA));
      const parts = pair?.[1]?.split(COMMA) ?? [];
      if (pair === undefined || parts.length * done.length > MOST) return [one];
      again = true;
      return parts.map((part) => one.slice(0, pair.index) + part + one.slice(pair.index + pair[0].length));
    });
  }
  return done.map((one) => one.replaceAll(OPEN, '{').replaceAll(CLOSE, '}').replaceAll(COMMA, ','));
}
