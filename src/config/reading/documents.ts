/**
 * The documents of a YAML file (YAML 1.2, 9.1.4): text in, one text for each out, with the lines of the others empty, so that lines
 * and columns stay those of the file. Parses nothing.
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
