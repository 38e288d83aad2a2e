/** Text is well-formed whatever it says. */
import type { FormatRow } from '../row.ts';

export const text: FormatRow = {
  id: 'text',
  check: (out) => (out === '' || out.endsWith('\n') ? [] : ['no line feed at the end']),
  most: 60_000,
};
