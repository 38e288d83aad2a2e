/**
 * JSON in which variables stand without quotes, for clients that fill them in before they parse: text in, JSON out. Only
 * what stands outside texts and comments is touched; nothing is filled in. Walks by index, for a text may be of any length.
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

/** Where the text, the comment or the sign that begins at an index ends. */
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
