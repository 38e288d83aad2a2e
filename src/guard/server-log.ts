/**
 * What a guarded server writes to stderr: bytes in, whole printable lines out, so that a client's log holds them as it would
 * without the guard. Forwards no control character and no secret of this run.
 */
import { StringDecoder } from 'node:string_decoder';
import { printable } from '../display/printable.ts';

/** Characters of one line. */
const MAX_CHARS = 8_000;

interface ServerLog {
  readonly take: (chunk: Buffer) => void;
  /** Writes what came of a last line without an end. */
  readonly end: () => void;
}

/** `clean` takes secrets out of a line; `write` gets each line without its end, a longer one in pieces. */
export function makeServerLog(write: (line: string) => void, clean: (line: string) => string): ServerLog {
  const decoder = new StringDecoder('utf8');
  let unfinished = '';
  const writeLine = (line: string) => write(printable(clean(line), { maxChars: MAX_CHARS }));
  return {
    take: (chunk) => {
      const lines = (unfinished + decoder.write(chunk)).split(/\r?\n/);
      unfinished = lines.pop() ?? '';
      if (unfinished.length > MAX_CHARS) {
        lines.push(unfinished);
        unfinished = '';
      }
      lines.forEach(writeLine);
    },
    end: () => {
      const last = unfinished + decoder.end();
      unfinished = '';
      if (last !== '') writeLine(last);
    },
  };
}
