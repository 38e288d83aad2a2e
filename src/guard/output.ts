/** Writing to a stream that takes its time. Buffers in, whether there is room for more out. */
import type { Writable } from 'node:stream';

/** Writes the buffers at once. False: wait for the drain before more is written. */
export const writeTo = (output: Writable, buffers: readonly Buffer[]): boolean =>
  output.destroyed || output.writableEnded || output.write(joined(buffers));

/** Resolves when the stream has room, or is gone. */
export function whenDrained(output: Writable): Promise<void> {
  if (output.destroyed || !output.writableNeedDrain) return Promise.resolve();
  return new Promise((resolve) => {
    const end = () => {
      output.off('drain', end);
      output.off('close', end);
      output.off('error', end);
      resolve();
    };
    output.on('drain', end).on('close', end).on('error', end);
  });
}

/** Lines that follow each other in one chunk need no copy. */
function joined(buffers: readonly Buffer[]): Buffer {
  const { buffer, byteOffset } = buffers[0] ?? Buffer.alloc(0);
  let end = byteOffset;
  for (const part of buffers) {
    if (part.buffer !== buffer || part.byteOffset !== end) return Buffer.concat(buffers);
    end += part.length;
  }
  return Buffer.from(buffer, byteOffset, end - byteOffset);
}
