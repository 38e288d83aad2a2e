/**
 * JSON with variables that are not in quotes, for clients that fill them in before they parse: text in, JSON out. Strings and
 * comments stay as they are, and nothing is filled in. Works by index, because a text may have any length.
 */

const VARIABLE = /\{(?:env|file):[^{}"\r\n]{1,200}\}/y;

/** `{"a": {env:B}}` → `{"a": "{env:B}"}` */
export function quoteVariables(text: string): string {
  if (!/\{(?:env|file):/.test(text)) return text;
  const out: string[] = [];
  let done = 0;
  for (let at = 0; at < text.length; ) {
    VARIABLE.lastIndex = at;
    const variable = text[at] === '{' ? VARIABLE.exec(text)?.[0] : undefined;
    if (variable === undefined) at = endOf(text, at);
    else {
      out.push(text.slice(done, at), JSON.stringify(variable));
      at += variable.length;
      done = at;
    }
  }
  return out.join('') + text.slice(done);
}

/** The end of the string, comment or character that begins at an index. */
function endOf(text: string, start: number): number {
  const until = (end: string): number => {
    const at = text.indexOf(end, start + 2);
    return at < 0 ? text.length : at + end.length;
  };
  if (text.startsWith('//', start)) return until('\n');
  if (text.startsWith('/*', start)) return until('*/');
  if (text[start] !== '"') return start + 1;
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}
