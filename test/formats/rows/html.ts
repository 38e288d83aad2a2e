/** A page is well-formed, has our elements alone, and its policy allows its own style and script and nothing else. */
import { pageFaults } from '../../html/page-faults.ts';
import type { FormatRow } from '../row.ts';

/** By the server and the item, the gravest first; a table of parameters comes behind the other changes of its item. */
export const html: FormatRow = {
  id: 'html',
  check: pageFaults,
  most: 12_000_000,
};
