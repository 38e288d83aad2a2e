/**
 * A byte stream as whole lines: chunks in, each line with its newline out, byte for byte. Holds at most one unfinished
 * line; throws E_LIMIT when that grows past the limit. Never decodes.
 */
import { McpLockError } from '../errors.ts';

/** A splitter to feed chunk by chunk. `maxBytes`: of one line. */
export function makeLines(maxBytes: number): (chunk: Buffer) => readonly Buffer[] {
  let held: Buffer[] = [];
  let size = 0;
  return (chunk) => {
    const lines: Buffer[] = [];
    let start = 0;
    for (;;) {
      const newline = chunk.indexOf(10, start);
      if (newline < 0) break;
      const part = chunk.subarray(start, newline + 1);
      lines.push(held.length === 0 ? part : Buffer.concat([...held, part]));
      held = [];
      size = 0;
      start = newline + 1;
    }
    if (start < chunk.length) {
      const rest = chunk.subarray(start);
      held.push(rest);
      size += rest.length;
      if (size > maxBytes)
        throw new McpLockError('E_LIMIT', `a message is larger than ${maxBytes / 1024 / 1024} MiB`);
    }
    return lines;
  };
}
