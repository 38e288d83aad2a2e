/**
 * Markdown for comments: every fence is closed, folded parts are closed, and outside of code there is no HTML but theirs, no table, no
 * link, no mention.
 */
import { readMarkdown } from '../../helpers/markdown-code.ts';
import type { FormatRow } from '../row.ts';

const MARKER = /^<!-- mcp-lock:report key=[\w/.%-]* -->$/;
/** What means something in a sentence unless a backslash stands in front of it. */
const MARKUP = /(?<!\\)(?:[@|[\]]|<!--|~~|\$\$|:\/\/|(?:^|\s)#\d)/;

export const markdown: FormatRow = {
  id: 'markdown',
  check: (out) => {
    const { outside, faults } = readMarkdown(out);
    const [first = '', ...rest] = outside.split('\n');
    const free = rest.filter((line) => MARKUP.test(line));
    return [
      ...faults,
      ...(MARKER.test(first) && !first.slice(4, -3).includes('--') ? [] : [`first line: ${first}`]),
      ...free.map((line) => `markup outside of code: ${line}`),
      ...(out.length > 65_000 ? [`${out.length} characters`] : []),
    ];
  },
  most: 200_000,
};
