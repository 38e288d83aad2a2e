import { describe, expect, test } from 'vitest';
import { makeGate } from '../../src/guard/gate/gate.ts';
import { verdictsOf } from '../../src/guard/gate/verdicts.ts';
import { entry, READ } from '../fixtures/drift/base.ts';
import { kind } from './guard-bounded-work.cases.ts';

const LOCKED = entry({ tools: [READ] });

describe(kind.kind, () => {
  test.each(kind.cases)('$name', ({ method, result, compared }) => {
    let times = 0;
    const portable = (text: string): string => {
      if (text === READ['title']) times += 1;
      if (text.length > 100_000 || text === 'k9999') throw new Error('It was compared.');
      return text;
    };
    const gate = makeGate(verdictsOf(LOCKED, [{ portable, portableConfig: String, secrets: [] }]), {
      server: 'notes',
      diffCommand: 'D',
      onDrift: 'hide',
      strict: false,
      token: 'T',
    });
    const { info: serverInfo, capabilities, protocolVersion } = LOCKED.server;
    const locked =
      method === 'initialize' ? { protocolVersion, capabilities, serverInfo } : { tools: [READ] };
    gate.fromClient(Buffer.from(`{"jsonrpc":"2.0","id":1,"method":"${method}"}\n`));
    const message = { jsonrpc: '2.0', id: 1, result: result(locked) };
    gate.fromServer(Buffer.from(`${JSON.stringify(message)}\n`));
    expect(times).toBe(compared);
  });
});
