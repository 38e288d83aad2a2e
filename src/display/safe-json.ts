/**
 * In: a value. Out: it as indented JSON that any terminal and CI log shows as it is: invisible code points and the
 * start of a CI command are escaped as \uXXXX. Reads back to exactly the same value; ends without a newline.
 */
import { RISKY } from './codepoints.ts';

// Line feeds between the members are JSON's own; inside strings they are escaped already.
const ESCAPED = new RegExp(`(?!\\n)(?:${RISKY})`, 'gu');

/** The value as text. */
export const safeJson = (value: unknown): string =>
  JSON.stringify(value, null, 2)
    .replace(ESCAPED, (char) =>
      Array.from({ length: char.length }, (_, at) => unit(char.charCodeAt(at))).join(''),
    )
    .replace(/##(?=[A-Za-z]*\[)/g, '#\\u0023');

const unit = (code: number): string => `\\u${code.toString(16).padStart(4, '0')}`;
