/**
 * Bytes of a stdio server in, lines out: newline-delimited UTF-8, decoded strictly; a carriage return before the newline is
 * dropped. Holds at most one unfinished line of `maxBytes`, as text and not as bytes beside it.
 */
type Frame =
  | { readonly kind: 'line'; readonly text: string }
  | { readonly kind: 'bad-utf8' }
  | { readonly kind: 'too-long' };

const NEWLINE = 10;
const NOTHING = new Uint8Array();

/** A function that takes chunk after chunk; after `too-long` it gives nothing more. */
export function makeFrames(maxBytes: number): (chunk: Uint8Array) => readonly Frame[] {
  let line = makeLine();
  let bufferedBytes = 0;
  let stopped = false;
  return (chunk) => {
    const frames: Frame[] = [];
    let start = 0;
    while (!stopped && start < chunk.length) {
      const newline = chunk.indexOf(NEWLINE, start);
      const end = newline < 0 ? chunk.length : newline;
      bufferedBytes += end - start;
      if (bufferedBytes > maxBytes) {
        stopped = true;
        line = makeLine();
        frames.push({ kind: 'too-long' });
      } else {
        line.add(chunk.subarray(start, end));
        if (newline >= 0) {
          frames.push(line.whole());
          line = makeLine();
          bufferedBytes = 0;
        }
      }
      start = end + 1;
    }
    return frames;
  };
}

/** One line, decoded part by part; a character that a part ends in is kept as bytes. */
function makeLine() {
  const texts: string[] = [];
  let rest = NOTHING;
  let isBad = false;
  const decode = (bytes: Uint8Array) => {
    try {
      if (!isBad) texts.push(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
    } catch {
      isBad = true;
      texts.length = 0;
    }
  };
  return {
    add: (part: Uint8Array) => {
      const bytes = rest.length === 0 ? part : Buffer.concat([rest, part]);
      const end = endOfCharacters(bytes);
      decode(bytes.subarray(0, end));
      rest = end === bytes.length ? NOTHING : Uint8Array.from(bytes.subarray(end));
    },
    whole: (): Frame => {
      if (rest.length > 0) decode(rest);
      if (isBad) return { kind: 'bad-utf8' };
      const text = texts.join('');
      return { kind: 'line', text: text.endsWith('\r') ? text.slice(0, -1) : text };
    },
  };
}

/** Where the last character begins, if more of its bytes are to come; otherwise the end. */
function endOfCharacters(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte >= 0x80 && byte < 0xc0) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return length > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}
