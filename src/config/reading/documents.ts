/**
 * The documents of a YAML file (YAML 1.2, 9.1.4): text in, one text for each out, with the lines of the others empty, so that lines
 * and columns stay those of the file; and `@name@`, which no YAML value may start with, in quotes. Parses nothing.
 */

/** In a block of text too, these marks at the start of a line end the document. */
const MARK = /^(?:---|\.\.\.)(?=\s|$)/;

export function documentsOf(text: string): readonly string[] {
  const lines = text.split('\n');
  const starts = lines.flatMap((line, index) => (index > 0 && MARK.test(line) ? [index] : []));
  if (starts.length === 0) return [text];
  return [0, ...starts].flatMap((start, index) => {
    const end = starts[index] ?? lines.length;
    const own = lines.slice(start, end);
    const isEmpty = own.every((line) => /^\s*(?:#.*)?$/.test(line.replace(MARK, '')));
    return isEmpty ? [] : [lines.map((line, at) => (at >= start && at < end ? line : '')).join('\n')];
  });
}

/** Of the same length, so that lines and columns stay. */
export const quotedAtVariables = (text: string): string =>
  text.replace(/@([\w.-]{1,200})@[ \t]{0,200}(?=[,\]}#\r\n]|$)/g, (found, name: string, at: number) =>
    startsValue(text, at) ? `'${name}'${found.slice(name.length + 2)}` : found,
  );

/** Whether a value starts here: after a colon, a comma or a bracket, or as an item of a list. */
function startsValue(text: string, at: number): boolean {
  let end = at;
  while (end > 0 && /[ \t]/.test(text.charAt(end - 1))) end -= 1;
  const before = text.charAt(end - 1);
  if (before === '[') return true;
  if (end === at) return false;
  if (before !== '-') return before === ':' || before === ',';
  while (end > 0 && /[ \t-]/.test(text.charAt(end - 1))) end -= 1;
  return end === 0 || text.charAt(end - 1) === '\n';
}
