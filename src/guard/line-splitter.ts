/**
 * A byte stream as whole lines: chunks in, each line with its newline out, byte for byte. Holds at most one unfinished line, and of
 * a line that is too long only which messages it holds. Does not decode.
 */
import { McpLockError } from '../errors.ts';
import { messageTooLarge } from './messages.ts';
import type { OversizedMessage } from './oversized-line.ts';
import { makeOversizedLine } from './oversized-line.ts';

/** A line that is this many times too long has no end. */
const MOST_TIMES = 16;

/**
 * A splitter to feed chunk by chunk. `maxBytes`: of one line. `oversized`: called at the end of each line that is longer. Throws
 * E_LIMIT for one that is not a message, or has no end.
 */
export function makeLineSplitter(
  maxBytes: number,
  oversized: (messages: readonly OversizedMessage[]) => void,
): (chunk: Buffer) => readonly Buffer[] {
  let unfinished: Buffer[] = [];
  let size = 0;
  let tooLong: ReturnType<typeof makeOversizedLine> | undefined;
  const keep = (part: Buffer) => {
    size += part.length;
    if (size <= maxBytes) unfinished.push(part);
    else {
      if (tooLong === undefined) {
        tooLong = makeOversizedLine();
        for (const one of unfinished) tooLong.take(one);
        unfinished = [];
      }
      tooLong.take(part);
      if (!tooLong.isMessage() || size > maxBytes * MOST_TIMES)
        throw new McpLockError(messageTooLarge(maxBytes));
    }
  };
  return (chunk) => {
    const lines: Buffer[] = [];
    let start = 0;
    for (;;) {
      const newline = chunk.indexOf(10, start);
      if (newline < 0) break;
      keep(chunk.subarray(start, newline + 1));
      if (tooLong === undefined) lines.push(joined(unfinished));
      else oversized(tooLong.messages());
      unfinished = [];
      size = 0;
      tooLong = undefined;
      start = newline + 1;
    }
    if (start < chunk.length) keep(chunk.subarray(start));
    return lines;
  };
}

/** Without a copy where there is only one. */
const joined = (parts: readonly Buffer[]): Buffer => {
  const [first] = parts;
  return parts.length === 1 && first !== undefined ? first : Buffer.concat(parts);
};
