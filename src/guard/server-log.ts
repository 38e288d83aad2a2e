/**
 * What a guarded server writes to stderr, line by line: bytes in, text that may be printed out, so that a client's log holds
 * it as it would without the guard. Never passes a control character on.
 */
import { StringDecoder } from 'node:string_decoder';
import { printable } from '../display/printable.ts';

/** Characters of one line. */
const MOST_CHARS = 8_000;

export interface ServerLines {
  /** Says whole lines, and what stands for one when it grows too long. */
  readonly take: (chunk: Buffer) => void;
  /** Says what has come of a line that nobody ends any more. */
  readonly end: () => void;
}

export function serverLines(say: (line: string) => void): ServerLines {
  const decoder = new StringDecoder('utf8');
  let held = '';
  const tell = (line: string) => say(printable(line, { maxChars: MOST_CHARS }));
  return {
    take: (chunk) => {
      const lines = (held + decoder.write(chunk)).split(/\r?\n/);
      held = lines.pop() ?? '';
      if (held.length > MOST_CHARS) {
        lines.push(held);
        held = '';
      }
      lines.forEach(tell);
    },
    end: () => {
      const last = held + decoder.end();
      held = '';
      if (last !== '') tell(last);
    },
  };
}
