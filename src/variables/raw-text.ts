/**
 * Variables that a client fills in while a config is still text: keys, comments and brackets included. In: the raw text
 * and how its client does it. Out: where each variable stands, and the text that the client parses. Reads no file.
 */
import type { Place } from '../contracts.ts';
import { variableOf } from '../host/paths.ts';

/** A variable ends at the first `}`. */
export interface RawSyntax {
  /** What opens an environment variable. */
  readonly env: '{env:' | '${';
  /** What opens the name of a file, whose text is put in after all variables. */
  readonly file?: '{file:';
  /** Behind this sign, nothing is filled in. */
  readonly notBehind?: '$';
  /** On a line that begins with `//`, nothing is filled in. */
  readonly sparesComments?: true;
  /** Some versions escape a value for JSON, others do not. */
  readonly escapesIn?: 'some versions';
  /** The client takes nothing of a file with a variable that is unset or empty. */
  readonly refusesUnset?: true;
}

export interface RawVariable {
  readonly kind: 'env' | 'file';
  readonly start: number;
  readonly end: number;
  readonly name: string;
}

/** Every variable in the order of the text. */
export function rawVariables(text: string, raw: RawSyntax): readonly RawVariable[] {
  const files = raw.file === undefined ? [] : found(text, 'file', raw.file, raw);
  return [...found(text, 'env', raw.env, raw), ...files].sort((a, b) => a.start - b.start);
}

function found(text: string, kind: RawVariable['kind'], opens: string, raw: RawSyntax): RawVariable[] {
  const out: RawVariable[] = [];
  const isOnCommentLine = commentLines(text);
  for (let start = text.indexOf(opens); start >= 0; ) {
    const end = text.indexOf('}', start + opens.length);
    if (end < 0) break;
    const isEmpty = end === start + opens.length;
    const isSpared =
      (raw.notBehind !== undefined && text[start - 1] === raw.notBehind) ||
      ((kind === 'file' || raw.sparesComments === true) && isOnCommentLine(start));
    if (!isEmpty && !isSpared)
      out.push({ kind, start, end: end + 1, name: text.slice(start + opens.length, end) });
    start = text.indexOf(opens, isEmpty || isSpared ? start + 1 : end + 1);
  }
  return out;
}

/** Whether an index is on such a line. Asked for ascending indexes, because a text may be one long line with many variables. */
function commentLines(text: string): (at: number) => boolean {
  let next = 0;
  let isComment = false;
  return (at) => {
    while (next <= at) {
      const line = next;
      const end = text.indexOf('\n', line);
      next = end < 0 ? text.length + 1 : end + 1;
      isComment = /^\s*\/\//.test(text.slice(line, next));
    }
    return isComment;
  };
}

/**
 * The text as its client parses it, names of files left as they are; one for each way its versions do it. None: the
 * client does not parse it at all.
 */
export function textsParsed(text: string, raw: RawSyntax, place: Place): readonly string[] {
  const variables = rawVariables(text, raw).filter(({ kind }) => kind === 'env');
  const values = variables.map(({ name }) => variableOf(place, name) ?? '');
  if (raw.refusesUnset === true && values.includes('')) return [];
  const filled = (spell: (value: string) => string): string => {
    const parts: string[] = [];
    let done = 0;
    for (const [index, { start, end }] of variables.entries()) {
      parts.push(text.slice(done, start), spell(values[index] ?? ''));
      done = end;
    }
    return parts.join('') + text.slice(done);
  };
  const plain = filled(String);
  return raw.escapesIn === undefined
    ? [plain]
    : [plain, filled((value) => JSON.stringify(value).slice(1, -1))];
}
