/** What is bounded of a body: the whole of it where an exchange has an end, each message where it has none. */
import { describe, expect, test } from 'vitest';
import { nodeHost } from '../src/host/node-host.ts';
import { makeExchange } from '../src/server/http/exchange.ts';
import { tapped } from '../src/server/http/response-body.ts';
import { LIMITS, SESSION_SIZE } from '../src/server/limits.ts';
import { makeTap } from '../src/server/tap.ts';

const PIECE = 8 * 1024 * 1024;
const host = nodeHost(new AbortController().signal);

/** Reads a stream of `count` pieces, each an event of its own or all of them one, to the end. */
async function read(count: number, each: boolean, lasting: boolean): Promise<string> {
  const text = 'x'.repeat(PIECE);
  let sent = 0;
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      const start = each || sent === 0 ? 'data: {"jsonrpc":"2.0","method":"x","params":{"t":"' : '';
      const end = each ? '"}}\n\n' : '';
      controller.enqueue(Buffer.from(`${start}${text}${end}`));
      sent += 1;
      if (sent === count) controller.close();
    },
  });
  const exchange = makeExchange();
  const response = new Response(body, { headers: { 'content-type': 'text/event-stream' } });
  const listener = { tap: makeTap(() => 0, SESSION_SIZE), exchange, host, lasting, over: () => false };
  const copy = tapped(response, new URL('http://x/'), { kind: 'listen' }, listener);
  try {
    for await (const _ of copy.body ?? []);
    return 'whole';
  } catch {
    return exchange.fault()?.code ?? 'broken';
  }
}

describe('a stream', () => {
  const many = LIMITS.bytes / PIECE + 1;
  test.each<[string, number, boolean, boolean, string]>([
    ['of many messages, in an exchange with an end', many, true, false, 'E_LIMIT'],
    ['of many messages, in one without', many, true, true, 'whole'],
    ['of one long message', many, false, true, 'E_LIMIT'],
  ])('%s', async (_, count, each, lasting, expected) => {
    expect(await read(count, each, lasting)).toBe(expected);
  });
});
