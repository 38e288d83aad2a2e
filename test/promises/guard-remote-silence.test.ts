import { createInterface } from 'node:readline';
import { afterEach, describe, expect, test } from 'vitest';
import { makeGate } from '../../src/guard/gate/gate.ts';
import { verdictsOf } from '../../src/guard/gate/verdicts.ts';
import { connectRemote } from '../../src/guard/remote.ts';
import { nodeHost } from '../../src/host/node-host.ts';
import { entry } from '../fixtures/drift/base.ts';
import type { Listening } from '../helpers/listen.ts';
import { bodyOf, listen } from '../helpers/listen.ts';
import { kind } from './guard-remote-silence.cases.ts';

const open: { readonly close: () => unknown }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

const VERDICTS = verdictsOf(entry({}), [{ portable: String, portableConfig: String, secrets: [] }]);

describe(kind.kind, () => {
  test.each(kind.cases)('$name', async ({ id, type, body, answered }) => {
    const server: Listening = await listen(async (request, response) => {
      if (request.method !== 'POST') return response.writeHead(405).end();
      await bodyOf(request);
      return response.writeHead(200, { 'content-type': type }).end(body);
    });
    const request = { transport: 'http', url: `${server.origin}/mcp`, headers: {} } as const;
    const remote = connectRemote(request, {
      host: nodeHost(new AbortController().signal),
      redirects: { noted: false, accepts: () => true },
      tools: {},
      describe: async () => 'no response',
    });
    open.push(remote, server);
    const gate = makeGate(VERDICTS, {
      server: 'notes',
      diffCommand: 'D',
      onDrift: 'hide',
      strict: false,
      token: 'T',
    });
    const got: string[] = [];
    const take = (actions: ReturnType<typeof gate.fromServer>) => {
      for (const one of actions)
        if (one.do === 'forward' && one.to === 'client') got.push(one.bytes.toString());
        else if (one.do === 'send' && one.to === 'client') got.push(JSON.stringify(one.message));
      const answers = got.filter((line) => !line.includes('"method"'));
      if (answers.length > 0) done(answers.join());
    };
    let done: (text: string) => void = () => undefined;
    const first = new Promise<string>((resolve) => {
      done = resolve;
    });
    remote.onFailure((key, text) => take(gate.failed(key, text)));
    createInterface({ input: remote.input }).on('line', (line) => take(gate.fromServer(Buffer.from(line))));
    const line = Buffer.from(`{"jsonrpc":"2.0","id":${id},"method":"x/call"}\n`);
    gate.fromClient(line);
    remote.output.write(line);
    const answer = await first;
    expect(answer).toContain(`"${answered}":`);
    expect(JSON.parse(answer).id).toBe(JSON.parse(id));
  });
});
