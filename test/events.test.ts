/** Event streams as the HTML standard reads them ("Server-sent events"): wherever they are cut. What readers parse in another way is refused. */
import { describe, expect, test } from 'vitest';
import { makeEventReader } from '../src/server/http/event-stream.ts';

function read(...pieces: readonly string[]): readonly string[] {
  const out: string[] = [];
  const reader = makeEventReader(({ event, data, id }) => out.push([event, data, id].join('|')));
  for (const piece of pieces) reader.take(piece);
  return out;
}

const CASES: readonly (readonly [name: string, text: string, events: readonly string[]])[] = [
  ['one line', 'data: a\n\n', ['|a|']],
  ['lines of one event', 'data: a\ndata: b\n\n', ['|a\nb|']],
  ['no blank after the colon', 'data:a\n\n', ['|a|']],
  ['one blank is taken off, not two', 'data:  a\n\n', ['| a|']],
  ['both', 'data: a\r\ndata: b\r\n\r\n', ['|a\nb|']],
  ['carriage returns', 'data: a\rdata: b\r\r', ['|a\nb|']],
  ['mixed', 'data: a\r\ndata: b\ndata: c\r\r\n', ['|a\nb\nc|']],
  ['a byte order mark', '\u{feff}data: a\n\n', ['|a|']],
  ['a named event', 'event: endpoint\ndata: /messages\n\n', ['endpoint|/messages|']],
  ['the name ends with the event', 'event: x\ndata: a\n\ndata: b\n\n', ['x|a|', '|b|']],
  ['an id alone', 'id: 7\n\n', ['||7']],
  ['an id and empty data', 'id: 7\ndata:\n\n', ['||7']],
  ['comments and unknown fields', ': hi\nretry: 5\nfoo: bar\ndata: a\n\n', ['|a|']],
  ['an event that never ends', 'data: a\n', []],
  ['blank lines alone', '\n\n\r\n', []],
];

const MESSAGE = '{"jsonrpc":"2.0","id":1,"result":{}}';

/** The standard allows these, and common readers take them for other events, or for none. */
test.each<[string, string, RegExp]>([
  ['a byte order mark before a message', `\u{feff}data: ${MESSAGE}\n\n`, /byte order mark/],
  ['a byte order mark before a part of one', '\u{feff}data: {\ndata: }\n\n', /byte order mark/],
  ['a byte order mark that is written out', '\u{ef}\u{bb}\u{bf}data: a\n\n', /byte order mark/],
  ['a message behind a carriage return', `data: a\rdata: ${MESSAGE}\n\n`, /carriage return/],
  [
    'a message that only readers of line feeds see',
    `data: {\r${MESSAGE.slice(1)}\ndata: }\n\n`,
    /carriage return/,
  ],
  ['an id with a NUL', 'id: 7\0\ndata: a\n\n', /NULL/],
])('%s is refused, however it is cut', (_, text, said) => {
  expect(() => read(text)).toThrow(said);
  expect(() => read(...text)).toThrow(said);
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
