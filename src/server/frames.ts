/**
 * Bytes of a stdio server in, lines out: newline-delimited UTF-8, decoded strictly; a carriage return before the newline is
 * dropped. Holds at most one unfinished line of `maxBytes`.
 */
type Frame =
  | { readonly kind: 'line'; readonly text: string }
  | { readonly kind: 'bad-utf8' }
  | { readonly kind: 'too-long' };

/** A function that takes chunk after chunk; after `too-long` it gives nothing more. */
export function makeFrames(maxBytes: number): (chunk: Uint8Array) => readonly Frame[] {
  let parts: Uint8Array[] = [];
  let bufferedBytes = 0;
  let stopped = false;
  return (chunk) => {
    const frames: Frame[] = [];
    let start = 0;
    while (!stopped && start < chunk.length) {
      const newline = chunk.indexOf(10, start);
      const end = newline < 0 ? chunk.length : newline;
      bufferedBytes += end - start;
      parts.push(chunk.subarray(start, end));
      start = end + 1;
      if (bufferedBytes > maxBytes) {
        stopped = true;
        parts = [];
        frames.push({ kind: 'too-long' });
      } else if (newline >= 0) {
        frames.push(decoded(parts));
        parts = [];
        bufferedBytes = 0;
      }
    }
    return frames;
  };
}

function decoded(parts: readonly Uint8Array[]): Frame {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.concat(parts));
    return { kind: 'line', text: text.endsWith('\r') ? text.slice(0, -1) : text };
  } catch {
    return { kind: 'bad-utf8' };
  }
}
