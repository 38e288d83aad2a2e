/** When a stream takes more: a stream in, a promise out that is kept when it has room, or is gone. */
import type { Writable } from 'node:stream';

export function drained(output: Writable): Promise<void> {
  if (output.destroyed || !output.writableNeedDrain) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      output.off('drain', done);
      output.off('close', done);
      output.off('error', done);
      resolve();
    };
    output.on('drain', done).on('close', done).on('error', done);
  });
}
