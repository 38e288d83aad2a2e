/**
 * The paragraphs of a comment, as far as they have room: each is added whole or not at all. Counts the findings that were added. Knows
 * nothing of what they say.
 */
import { breakCommands } from '../../display/printable.ts';
import { words } from './code.ts';

/** What is collected, within its room. */
export interface Sheet {
  /** Adds it if it has room; `findings`: how many it stands for. */
  readonly add: (text: string, findings: number) => boolean;
  /** The same, folded under a summary. */
  readonly fold: (summary: string, text: string, findings: number) => boolean;
  readonly room: () => number;
  readonly shown: () => number;
  readonly end: (text: string) => string;
}

/** Kept for what stands at the end. */
const RESERVE = 800;

export function sheetOf(room: number): Sheet {
  const parts: string[] = [];
  let free = room - RESERVE;
  let shown = 0;
  const add = (text: string, findings: number): boolean => {
    if (text === '') return true;
    // Wrapping can bring any word to the start of a line.
    const safe = breakCommands(text);
    if (safe.length + 2 > free) return false;
    parts.push(safe);
    free -= safe.length + 2;
    shown += findings;
    return true;
  };
  return {
    add,
    fold: (summary, text, findings) => add(folded(summary, text), findings),
    room: () => free,
    shown: () => shown,
    end: (text) => `${[...parts, ...(text === '' ? [] : [text])].join('\n\n')}\n`,
  };
}

const folded = (summary: string, text: string): string =>
  `<details><summary>${words(summary)}</summary>\n\n${text}\n\n</details>`;
