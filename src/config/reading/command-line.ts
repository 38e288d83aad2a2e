/**
 * A command line in one text split into words, for the client that does so: blanks part them, quotes hold them together.
 * Text in, words out; expands and runs nothing.
 */

/** Undefined when a quote stays open or nothing is left. */
export function splitCommandLine(line: string): readonly string[] | undefined {
  const words: string[] = [];
  let word: string | undefined;
  let quote = '';
  for (let at = 0; at < line.length; at += 1) {
    const sign = line.charAt(at);
    if (quote !== '') {
      if (sign === quote) quote = '';
      else if (sign === '\\' && quote === '"' && /["\\]/.test(line.charAt(at + 1))) {
        at += 1;
        word = (word ?? '') + line.charAt(at);
      } else word = (word ?? '') + sign;
    } else if (/\s/.test(sign)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else if (sign === '"' || sign === "'") {
      quote = sign;
      word ??= '';
    } else if (sign === '\\' && at + 1 < line.length) {
      at += 1;
      word = (word ?? '') + line.charAt(at);
    } else word = (word ?? '') + sign;
  }
  if (word !== undefined) words.push(word);
  return quote !== '' || words.length === 0 ? undefined : words;
}
