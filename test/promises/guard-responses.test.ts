import { describe, expect, test } from 'vitest';
import { makeGate } from '../../src/guard/gate/gate.ts';
import { verdictsOf } from '../../src/guard/gate/verdicts.ts';
import type { JsonObject } from '../../src/model.ts';
import { entry, READ } from '../fixtures/drift/base.ts';
import { kind } from './guard-responses.cases.ts';

const VERDICTS = verdictsOf(entry({ tools: [READ] }), [
  { portable: String, portableConfig: String, secrets: [] },
]);
const GOOD = JSON.stringify({ tools: [READ] });
const EVIL = JSON.stringify({ tools: [{ ...READ, description: 'EVIL' }, { name: 'EVIL' }] });

describe(kind.kind, () => {
  test.each(kind.cases)('$name', ({ lines, answers }) => {
    const gate = makeGate(VERDICTS, {
      server: 'notes',
      diffCommand: 'D',
      onDrift: 'hide',
      strict: false,
      token: 'T',
    });
    const ask = (id: number, method: string) =>
      gate.fromClient(Buffer.from(`{"jsonrpc":"2.0","id":${id},"method":"${method}"}\n`));
    ask(7, 'ping');
    gate.fromServer(Buffer.from('{"jsonrpc":"2.0","id":7,"result":{}}\n'));
    ask(1, 'tools/list');
    const got = lines
      .map((line) =>
        line
          .replaceAll('"EVIL"', '"EVIL!"')
          .replaceAll(/(?<!")EVIL(?!")/g, EVIL)
          .replaceAll('GOOD', GOOD),
      )
      .flatMap((line) => gate.fromServer(Buffer.from(`${line}\n`)))
      .flatMap((one) =>
        one.do === 'forward'
          ? [one.bytes.toString()]
          : one.do === 'send'
            ? [JSON.stringify(one.message)]
            : [],
      );
    expect(got.join('')).not.toContain('EVIL');
    const answered = got.map((line) => JSON.parse(line) as JsonObject).filter(({ id }) => id === 1);
    expect(answered).toHaveLength(answers);
    if (lines.some((line) => line.includes('GOOD')) && answers === 1)
      expect(answered[0]).toHaveProperty('result', JSON.parse(GOOD));
  });
});
