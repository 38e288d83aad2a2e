/**
 * A byte stream as whole lines: chunks in, each line with its newline out, byte for byte. Holds at most one unfinished line.
 * Does not decode.
 */
import { McpLockError } from '../errors.ts';
import { messageTooLarge } from './messages.ts';

/** A splitter to feed chunk by chunk. `maxBytes`: of one line; a longer one throws E_LIMIT. */
export function makeLineSplitter(maxBytes: number): (chunk: Buffer) => readonly Buffer[] {
  let unfinished: Buffer[] = [];
  let size = 0;
  return (chunk) => {
    const lines: Buffer[] = [];
    let start = 0;
    for (;;) {
      const newline = chunk.indexOf(10, start);
      if (newline < 0) break;
      const part = chunk.subarray(start, newline + 1);
      lines.push(unfinished.length === 0 ? part : Buffer.concat([...unfinished, part]));
      unfinished = [];
      size = 0;
      start = newline + 1;
    }
    if (start < chunk.length) {
      const rest = chunk.subarray(start);
      unfinished.push(rest);
      size += rest.length;
      if (size > maxBytes) throw new McpLockError(messageTooLarge(maxBytes));
    }
    return lines;
  };
}
