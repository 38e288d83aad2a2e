/**
 * A line of JSON without the characters that some readers take for the end of a line: bytes in, the same JSON out. NEL, U+2028 and
 * U+2029 can only be inside strings there; each becomes its escape. Other bytes stay. RFC 8259 allows them unescaped, so a
 * client that splits its input at them would find a second message in one.
 */

const NEL = Buffer.from('\u0085');
const SEPARATORS = [NEL, Buffer.from('\u2028'), Buffer.from('\u2029')] as const;

export function withoutLineSeparators(line: Buffer): Buffer {
  if (!SEPARATORS.some((separator) => line.includes(separator))) return line;
  // Six bytes for every two at most.
  const out = Buffer.allocUnsafe(line.length * 3);
  let length = 0;
  for (let at = 0; at < line.length; at += 1) {
    const byte = line[at] ?? 0;
    const separator = byte === 0xc2 || byte === 0xe2 ? separatorAt(line, at) : undefined;
    if (separator === undefined) {
      out[length] = byte;
      length += 1;
    } else {
      length += out.write(separator === NEL ? '\\u0085' : `\\u202${separator[2] === 0xa8 ? 8 : 9}`, length);
      at += separator.length - 1;
    }
  }
  return out.subarray(0, length);
}

const separatorAt = (line: Buffer, at: number): Buffer | undefined =>
  SEPARATORS.find((one) => one.equals(line.subarray(at, at + one.length)));
