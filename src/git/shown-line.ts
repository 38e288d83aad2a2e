/**
 * A foreign line as git can show it: what hides, reorders or steers is named. Where that changes the line, or the line has our brackets
 * itself, a part of its hash follows, so that two lines that differ are never shown alike. Pure.
 */
import { printable } from '../display/printable.ts';
import { bytesHash } from '../lock/canonical.ts';

/** `bytes`: of the line, where they may not be the text. */
export function shownLine(text: string, bytes: Uint8Array = Buffer.from(text)): string {
  const shown = printable(text, { ownLine: true });
  if (shown === text && !text.includes('⟨') && Buffer.from(text).equals(bytes)) return text;
  return `${shown} ⟨${bytesHash(bytes).slice(0, HASH_END)}⟩`;
}

/** `sha256:` and 32 hex digits: nobody can find a second line for it. */
const HASH_END = 'sha256:'.length + 32;

const LINE_FEED = 0x0a;

/** A whole file, line by line, whatever its bytes are. Carriage returns at the ends of lines stay. */
export function shownFile(bytes: Uint8Array): string {
  let out = '';
  for (let start = 0; start < bytes.length; ) {
    const feed = bytes.indexOf(LINE_FEED, start);
    const end = feed < 0 ? bytes.length : feed;
    const line = bytes.subarray(start, end);
    const text = Buffer.from(line).toString();
    out +=
      text.endsWith('\r') && feed >= 0
        ? `${shownLine(text.slice(0, -1), line.subarray(0, -1))}\r`
        : shownLine(text, line);
    out += feed < 0 ? '' : '\n';
    start = end + 1;
  }
  return out;
}
