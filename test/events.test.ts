/** Event streams as the HTML standard reads them ("Server-sent events"): whatever the line ends, wherever they are cut. */
import { describe, expect, test } from 'vitest';
import { makeEventReader } from '../src/server/http/event-stream.ts';

function read(...pieces: readonly string[]): readonly string[] {
  const out: string[] = [];
  const take = makeEventReader(({ event, data, id }) => out.push([event, data, id].join('|')));
  for (const piece of pieces) take(piece);
  return out;
}

const CASES: readonly (readonly [name: string, text: string, events: readonly string[]])[] = [
  ['one line', 'data: a\n\n', ['|a|']],
  ['lines of one event', 'data: a\ndata: b\n\n', ['|a\nb|']],
  ['no blank after the colon', 'data:a\n\n', ['|a|']],
  ['one blank is taken off, not two', 'data:  a\n\n', ['| a|']],
  ['carriage returns', 'data: a\rdata: b\r\r', ['|a\nb|']],
  ['both', 'data: a\r\ndata: b\r\n\r\n', ['|a\nb|']],
  ['mixed', 'data: a\r\ndata: b\ndata: c\r\r\n', ['|a\nb\nc|']],
  ['a named event', 'event: endpoint\ndata: /messages\n\n', ['endpoint|/messages|']],
  ['the name ends with the event', 'event: x\ndata: a\n\ndata: b\n\n', ['x|a|', '|b|']],
  ['an id alone', 'id: 7\n\n', ['||7']],
  ['an id and empty data', 'id: 7\ndata:\n\n', ['||7']],
  ['an id with a NUL is none', 'id: 7\0\ndata: a\n\n', ['|a|']],
  ['comments and unknown fields', ': hi\nretry: 5\nfoo: bar\ndata: a\n\n', ['|a|']],
  ['a byte order mark', '\u{feff}data: a\n\n', ['|a|']],
  ['an event that never ends', 'data: a\n', []],
  ['blank lines alone', '\n\n\r\n', []],
];

test('a byte order mark that is written out is refused, however it is cut', () => {
  const text = '\u{ef}\u{bb}\u{bf}data: a\n\n';
  expect(() => read(text)).toThrow(/byte order mark/);
  expect(() => read(...text)).toThrow(/byte order mark/);
});

describe.each(CASES)('%s', (_, text, events) => {
  test('whole', () => {
    expect(read(text)).toEqual(events);
  });

  test('cut anywhere', () => {
    expect(read(...text)).toEqual(events);
    for (let at = 1; at < text.length; at += 1) {
      expect(read(text.slice(0, at), text.slice(at))).toEqual(events);
    }
  });
});
