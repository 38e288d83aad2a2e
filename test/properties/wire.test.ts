/** What a server sends, cut into pieces anywhere, also inside a character, reads as if it had come in one piece. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { McpLockError } from '../../src/errors.ts';
import { nodeHost } from '../../src/host/node-host.ts';
import { makeFrames } from '../../src/server/frames.ts';
import { makeExchange } from '../../src/server/http/exchange.ts';
import { tapped } from '../../src/server/http/response-body.ts';
import { SESSION_SIZE } from '../../src/server/limits.ts';
import type { Tap } from '../../src/server/tap.ts';
import { holds } from './hold.ts';
import { json, text } from './values.ts';

const line = fc.oneof(
  json.map((value) => Buffer.from(JSON.stringify({ jsonrpc: '2.0', method: 'x', params: { value } }))),
  text.map((one) => Buffer.from(one)),
  fc.uint8Array({ maxLength: 6 }).map((bytes) => Buffer.from(bytes)),
  fc.constantFrom(Buffer.from('\u{feff}{}'), Buffer.from([0xf0, 0x9d, 0x84]), Buffer.from('😀€ä')),
);
const ending = fc.constantFrom('\n', '\r\n', '\n\n', '\r', '').map((end) => Buffer.from(end));
const stream = fc.array(fc.tuple(line, ending), { maxLength: 5 }).map((parts) => Buffer.concat(parts.flat()));

/** Every cut in two; every byte by itself; and pieces of drawn lengths. */
function cutsOf(bytes: Buffer, lengths: readonly number[]): readonly (readonly Buffer[])[] {
  const twos = Array.from({ length: bytes.length + 1 }, (_, at) => [
    bytes.subarray(0, at),
    bytes.subarray(at),
  ]);
  const ones = Array.from(bytes, (_, at) => bytes.subarray(at, at + 1));
  const pieces: Buffer[] = [];
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const length = lengths[turn % lengths.length] ?? 1;
    pieces.push(bytes.subarray(at, at + length));
    at += length;
  }
  return [...twos, ones, pieces];
}

const lengths = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 });

test('lines of a program', async () => {
  await holds(
    fc.property(stream, lengths, fc.constantFrom(20, 10_000), (bytes, cuts, limit) => {
      const whole = makeFrames(limit)(bytes);
      for (const pieces of cutsOf(bytes, cuts)) {
        const frames = makeFrames(limit);
        expect(pieces.flatMap((piece) => frames(piece))).toEqual(whole);
      }
    }),
    50,
  );
});

const message = json.map(
  (value) => `data: ${JSON.stringify({ jsonrpc: '2.0', method: 'x', params: { value, sign: 'ä€😀' } })}`,
);
const beside = fc.constantFrom(': ä€😀', 'event: message', 'id: 7', 'retry: 10', ':');
const odd = fc.oneof(
  text.map((one) => `data:${one}`),
  fc.constantFrom('', 'data', 'data: ', 'Data: {}', 'event: other', '\u{feff}data: 1'),
);
const event = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.array(beside, { maxLength: 2 }), message)
      .map(([more, data]) => [...more, data, '']),
  },
  { weight: 1, arbitrary: odd.map((one) => [one]) },
);
const events = fc
  .tuple(
    fc.array(event, { maxLength: 4 }),
    fc.array(fc.constantFrom('\n', '\n', '\r\n', '\r'), { minLength: 1, maxLength: 4 }),
  )
  .map(([all, ends]) =>
    Buffer.from(
      all
        .flat()
        .map((one, at) => one + ends[at % ends.length])
        .join(''),
    ),
  );

const host = nodeHost(new AbortController().signal);

/** Each message of a stream that came in these pieces, and how the stream ended. */
async function messagesIn(pieces: readonly Buffer[]): Promise<readonly string[]> {
  const told: string[] = [];
  const tap: Tap = {
    size: SESSION_SIZE,
    sent: () => undefined,
    received: (message, parsed) => {
      told.push(message);
      return parsed as unknown as ReturnType<Tap['received']>;
    },
    take: () => undefined,
    changes: () => ({ count: 0, at: 0 }),
  };
  const exchange = makeExchange();
  exchange.broken.catch(() => undefined);
  const body = new ReadableStream({
    start: (controller) => {
      for (const piece of pieces) controller.enqueue(new Uint8Array(piece));
      controller.close();
    },
  });
  const response = new Response(body, { headers: { 'content-type': 'text/event-stream' } });
  const context = { tap, exchange, host, lasting: true, over: () => false };
  try {
    await tapped(response, new URL('https://mcp.example.com/'), { kind: 'listen' }, context).arrayBuffer();
  } catch {
    // What broke it is asked for below.
  }
  const fault = exchange.fault();
  return fault instanceof McpLockError ? [...told, `${fault.code}: ${fault.message}`] : told;
}

test('events of a server at an address', async () => {
  await holds(
    fc.asyncProperty(events, lengths, async (bytes, cuts) => {
      const whole = await messagesIn([bytes]);
      const all = cutsOf(bytes, cuts).map(messagesIn);
      for (const read of await Promise.all(all)) expect(read).toEqual(whole);
    }),
    15,
  );
});
