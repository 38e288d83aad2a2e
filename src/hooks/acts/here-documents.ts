/** Here-documents of a shell text: where it stands and which are open in, their lines and the place behind them out. Pure. */
import { skipTo } from './shell-scan.ts';

export interface HereDocument {
  /** The line that ends it. */
  readonly end: string;
  /** `<<-`: tabs before that line do not count. */
  readonly tabs: boolean;
  readonly into: string[];
  /** No part of that line was quoted: a shell fills in what is in the document. */
  readonly filled: boolean;
}

/** Reads the documents that begin at `from`, in their order; returns the place behind the last. `fill`: gets the text that is filled in. */
export function takeDocuments(
  text: string,
  from: number,
  open: readonly HereDocument[],
  fill: (text: string) => void,
): number {
  let at = from;
  for (const { end, tabs, into, filled } of open) {
    const lines: string[] = [];
    while (at < text.length) {
      const stop = skipTo(text, '\n', at);
      const line = text.slice(at, stop);
      at = stop + 1;
      if ((tabs ? line.replace(/^\t+/, '') : line) === end) break;
      lines.push(line);
    }
    into.push(lines.join('\n'));
    if (filled) fill(lines.join('\n'));
  }
  return at;
}
