/** Braces of a shell word, `mcp-{lock,x}`: a word with marks in, the words that a shell makes of it out. Pure. */

/** Stand in a word for the characters of a brace that is not quoted. */
const [OPEN, CLOSE, COMMA] = ['\u{e002}', '\u{e003}', '\u{e004}'];
export const MARKS: Readonly<Record<string, string>> = { '{': OPEN, '}': CLOSE, ',': COMMA };

/** More words than this stand as they are written. */
const MOST = 256;

/** Without braces: the word itself. */
export function expandBraces(word: string): readonly string[] {
  let done: string[] = [word];
  for (let again = true; again && done.length <= MOST; ) {
    again = false;
    done = done.flatMap((one) => {
      // The innermost pair that has a comma.
      const [all, inner] = PAIR.exec(one) ?? [];
      const parts = inner?.split(COMMA) ?? [];
      if (all === undefined || parts.length * done.length > MOST) return [one];
      again = true;
      return parts.map((part) => one.replace(all, () => part));
    });
  }
  return done.map((one) => one.replaceAll(OPEN, '{').replaceAll(CLOSE, '}').replaceAll(COMMA, ','));
}

const PAIR = new RegExp(`${OPEN}([^${OPEN}${CLOSE}]*${COMMA}[^${OPEN}${CLOSE}]*)${CLOSE}`, 'u');
