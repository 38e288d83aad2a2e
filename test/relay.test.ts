/** What the relay leaves behind: streams that end in every order, a gate that is still waiting, and no timer afterwards. */
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Gate } from '../src/guard/gate/gate.ts';
import type { End } from '../src/guard/relay.ts';
import { relay } from '../src/guard/relay.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

const side = () => ({ input: new PassThrough(), output: new PassThrough() });

interface Moment {
  readonly client: ReturnType<typeof side>;
  readonly server: ReturnType<typeof side>;
  readonly ends: (how: string) => void;
  readonly stop: AbortController;
}

it.each<[string, Partial<Gate>, (moment: Moment) => void, End['by']]>([
  ['the client left, nothing is open', {}, ({ client }) => client.input.end(), 'client'],
  [
    'the client left, a request is open, the server ends',
    { unanswered: () => 1 },
    ({ client, ends }) => {
      client.input.on('end', () => setImmediate(() => ends('exit 0'))).end();
    },
    'client',
  ],
  [
    'the client left, a question of ours is open, the guard is ended',
    { waiting: () => ['q'] },
    ({ client, stop }) => {
      client.input.end();
      setImmediate(() => stop.abort());
    },
    'client',
  ],
  [
    'the client left, a request is open, nobody reads its answer',
    { unanswered: () => 1 },
    ({ client }) => {
      client.input.end();
      client.output.destroy();
    },
    'client',
  ],
  [
    'the output of the server ended, then the server',
    {},
    ({ server, ends }) => {
      server.input.end();
      setImmediate(() => ends('exit 1'));
    },
    'server',
  ],
])('%s', async (_, state, happens, by) => {
  const [client, server, stop] = [side(), side(), new AbortController()];
  let ends: (how: string) => void = () => undefined;
  const ended = new Promise<string>((resolve) => {
    ends = resolve;
  });
  const gate: Gate = {
    fromClient: () => [],
    fromServer: () => [],
    ended: () => [],
    giveUp: () => [],
    oversized: () => [],
    failed: () => [],
    waiting: () => [],
    unanswered: () => 0,
    ...state,
  };
  const options = {
    gate,
    maxBytes: 1_000,
    answerMs: 30_000,
    note: () => undefined,
    signal: stop.signal,
    ended,
  };
  const over = relay(client, server, options);
  happens({ client, server, ends, stop });
  expect(await over).toMatchObject({ by });
  // What waits within has its turn to be told.
  await new Promise(setImmediate);
  expect(vi.getTimerCount()).toBe(0);
});
