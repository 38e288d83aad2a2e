import { expect, test } from 'vitest';
import { makeFrames } from '../src/server/frames.ts';

const line = (text: string) => ({ kind: 'line', text });
const bytesOf = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))));

const CASES = [
  {
    name: 'characters of one to four bytes',
    bytes: bytesOf('aä€𝄞\n𝄞€ä\n'),
    frames: [line('aä€𝄞'), line('𝄞€ä')],
  },
  { name: 'a byte order mark', bytes: bytesOf('\u{feff}{}\n'), frames: [line('\u{feff}{}')] },
  { name: 'carriage returns', bytes: bytesOf('a\r\n\r\n\rb\n'), frames: [line('a'), line(''), line('\rb')] },
  { name: 'an unfinished line', bytes: bytesOf('a\nb'), frames: [line('a')] },
  {
    name: 'half a character before a newline',
    bytes: bytesOf('a', [0xf0, 0x9d, 0x84], '\nb\n'),
    frames: [{ kind: 'bad-utf8' }, line('b')],
  },
  {
    name: 'half a character before another one',
    bytes: bytesOf([0xe2, 0x82], 'ä\nb\n'),
    frames: [{ kind: 'bad-utf8' }, line('b')],
  },
  {
    name: 'bytes that begin no character',
    bytes: bytesOf([0x80, 0x80, 0x80, 0x80, 0x80], '\nb\n'),
    frames: [{ kind: 'bad-utf8' }, line('b')],
  },
  {
    name: 'an overlong form, a surrogate and what is past the last plane',
    bytes: bytesOf([0xc0, 0x80], '\n', [0xed, 0xa0, 0x80], '\n', [0xf5, 0x80, 0x80, 0x80], '\n'),
    frames: [{ kind: 'bad-utf8' }, { kind: 'bad-utf8' }, { kind: 'bad-utf8' }],
  },
];

test.each(CASES)('$name: the same lines wherever the chunks end', ({ bytes, frames }) => {
  for (let first = 0; first <= bytes.length; first += 1) {
    for (let second = first; second <= bytes.length; second += 1) {
      const framesOf = makeFrames(100);
      const chunks = [bytes.subarray(0, first), bytes.subarray(first, second), bytes.subarray(second)];
      expect(chunks.flatMap((chunk) => framesOf(chunk))).toEqual(frames);
    }
  }
});

test('a line past the limit is the last frame', () => {
  const framesOf = makeFrames(3);
  expect(framesOf(Buffer.from('abc\n'))).toEqual([line('abc')]);
  expect(framesOf(Buffer.from('ab'))).toEqual([]);
  expect(framesOf(Buffer.from('cd\n'))).toEqual([{ kind: 'too-long' }]);
  expect(framesOf(Buffer.from('abc\n'))).toEqual([]);
});
