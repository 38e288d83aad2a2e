import { describe, expect, test } from 'vitest';
import { makeGate } from '../../src/guard/gate/gate.ts';
import { verdictsOf } from '../../src/guard/gate/verdicts.ts';
import type { Json, JsonObject } from '../../src/model.ts';
import { entry, READ } from '../fixtures/drift/base.ts';
import { kind } from './guard-message-members.cases.ts';

const PAGE = { uri: 'ui://notes/page', mimeType: 'text/html', text: 'locked' };
const TEXT = 'Ask before you delete.';
const LOCKED = entry({ tools: [READ], server: { instructions: TEXT }, linked: { [PAGE.uri]: PAGE } });
const VERDICTS = verdictsOf(LOCKED, [{ portable: String, portableConfig: String, secrets: [] }]);
const { info: serverInfo, capabilities, protocolVersion } = LOCKED.server;

const request = (id: Json, method: string, params: JsonObject = {}): Buffer =>
  Buffer.from(`${JSON.stringify({ jsonrpc: '2.0', id, method, params })}\n`);

/** Each way in which a response is compared, with a result that is as locked. */
const COMPARED: readonly (readonly [string, JsonObject, JsonObject])[] = [
  ['initialize', {}, { protocolVersion, capabilities, serverInfo, instructions: TEXT }],
  ['tools/list', {}, { tools: [READ] }],
  ['resources/read', { uri: PAGE.uri }, { contents: [PAGE] }],
];

const gateOf = () =>
  makeGate(VERDICTS, { server: 'notes', diffCommand: 'D', onDrift: 'hide', strict: false, token: 'T' });

describe(kind.kind, () => {
  describe.each(COMPARED)('%s', (method, params, result) => {
    test.each(kind.cases)('$name', ({ message, passes }) => {
      const gate = gateOf();
      // A page is read once its list is known.
      for (const list of ['resources/list', 'resources/templates/list']) {
        gate.fromClient(request(list, list));
        const empty = { resources: [], resourceTemplates: [] };
        gate.fromServer(Buffer.from(JSON.stringify({ jsonrpc: '2.0', id: list, result: empty })));
      }
      gate.fromClient(request(1, method, params));
      const sent = Buffer.from(`{${message.replace('R', JSON.stringify(result))}}\n`);
      const got = gate
        .fromServer(sent)
        .flatMap((one) =>
          one.do === 'forward'
            ? [one.bytes.toString()]
            : one.do === 'send'
              ? [JSON.stringify(one.message)]
              : [],
        );
      if (passes) expect(got).toEqual([sent.toString()]);
      else expect(got.join()).not.toContain('EVIL');
    });
  });

  test('a page of a list that the guard asked for is not believed', () => {
    const gate = gateOf();
    gate.fromClient(request(1, 'tools/call', { name: READ['name'] as string }));
    const message = { jsonrpc: '2.0', id: 'mcp-lock-T-1', result: { tools: [READ] }, note: 'EVIL' };
    const actions = gate.fromServer(Buffer.from(`${JSON.stringify(message)}\n`));
    expect(actions.map(({ do: what }) => what)).toEqual(['note', 'send']);
  });
});
