/** Exactly one JSON document. */
import type { FormatRow } from '../row.ts';

export const json: FormatRow = {
  id: 'json',
  check: (out) => {
    try {
      JSON.parse(out);
    } catch (error) {
      return [`no JSON: ${error}`];
    }
    return out.endsWith('}\n') ? [] : ['no line feed at the end'];
  },
};
