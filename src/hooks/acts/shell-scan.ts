/** Places in a shell text: the text and where to begin in, the place that ends something out; the end of the text if nothing does. */

/** The next place of a character, or the end. `escapes`: a backslash takes the next character along. */
export function skipTo(text: string, char: string, from: number, escapes = false): number {
  for (let at = from; at < text.length; at += 1) {
    if (escapes && text[at] === '\\') at += 1;
    else if (text[at] === char) return at;
  }
  return text.length;
}

/** The place of the bracket that closes the one before `from`. Brackets in quotes do not count. */
export function closingBracket(text: string, from: number, open: string, close: string): number {
  let at = from;
  for (let deep = 1; at < text.length; at += 1) {
    const char = text[at];
    if (char === '\\') at += 1;
    else if (char === "'" && open !== '{') at = skipTo(text, "'", at + 1);
    else if (char === '"') at = closingQuote(text, at + 1);
    else if (char === open) deep += 1;
    else if (char === close && --deep === 0) break;
  }
  return at;
}

/** The place of the double quote that ends what begins at `from`; substitutions inside have quotes of their own. */
function closingQuote(text: string, from: number): number {
  let at = from;
  for (; at < text.length && text[at] !== '"'; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '$' && text[at + 1] === '(') at = closingBracket(text, at + 2, '(', ')');
  }
  return at;
}
