/** Markdown (GFM) out of text: code spans, plain words, tables. */

export const code = (text: string): string => `\`${text}\``;

/** Text that Markdown takes for nothing but text; code spans stay as they are. */
export const text = (words: string): string =>
  words
    .split(/(`[^`]*`)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/[\\<>*_$[\]]/g, (sign) => `\\${sign}`)))
    .join('');

/** Rows of cells; a cell is Markdown already. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows]
    .map((row) => `| ${row.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`)
    .join('');
