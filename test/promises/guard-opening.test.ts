import { describe, expect, test } from 'vitest';
import { makeGate } from '../../src/guard/gate/gate.ts';
import { verdictsOf } from '../../src/guard/gate/verdicts.ts';
import type { Json, JsonObject } from '../../src/model.ts';
import { entry } from '../fixtures/drift/base.ts';
import { kind, LOCKED } from './guard-opening.cases.ts';

const { serverInfo: info, ...server } = LOCKED;
const VERDICTS = verdictsOf(entry({ server: { ...server, info } }), [
  { portable: String, portableConfig: String, secrets: [] },
]);
const line = (message: JsonObject): Buffer =>
  Buffer.from(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);

/** What the client gets in answer to a request, as the server sends it and as the guard passes it on. */
function passed(method: string, answer: JsonObject, onDrift: 'hide' | 'warn' | 'stop' = 'hide') {
  const options = { server: 'notes', diffCommand: 'mcp-lock diff notes', onDrift, strict: false, token: 'T' };
  const gate = makeGate(VERDICTS, options);
  gate.fromClient(line({ id: 1, method }));
  const sent = line({ id: 1, ...answer });
  const actions = gate.fromServer(sent);
  const got = actions
    .flatMap((one) =>
      one.do === 'forward'
        ? [one.bytes]
        : one.do === 'send'
          ? [Buffer.from(JSON.stringify(one.message))]
          : [],
    )
    .join('');
  const events = actions.flatMap((one) => (one.do === 'note' ? [one.event.event] : []));
  return { sent: sent.toString(), got, events, stops: actions.some((one) => one.do === 'stop') };
}

describe(kind.kind, () => {
  test.each(kind.cases)('$name', ({ live, is }) => {
    for (const method of ['initialize', 'server/discover']) {
      const { sent, got } = passed(method, { result: { ...LOCKED, ...live } });
      if (is === 'fact') expect(got).toBe(sent);
      else {
        expect(got).not.toContain('EVIL');
        const { result } = JSON.parse(got);
        expect(result.serverInfo).toEqual(LOCKED.serverInfo);
        expect(result.capabilities).toEqual(LOCKED.capabilities);
        expect(result.protocolVersion).toBe('2025-11-25');
        expect(result.instructions).toBe(LOCKED.instructions);
      }
    }
  });

  test('under `warn` all of it passes', () => {
    const { sent, got, events } = passed('initialize', { result: { ...LOCKED, serverInfo: 'EVIL' } }, 'warn');
    expect(got).toBe(sent);
    expect(events).toEqual(['server']);
  });

  test('under `stop` it stops the server', () => {
    expect(passed('initialize', { result: { ...LOCKED, protocolVersion: 'EVIL' } }, 'stop')).toMatchObject({
      events: ['server'],
      stops: true,
    });
  });

  test('of revision 2026-07-28 the server info stays in the metadata', () => {
    const { serverInfo, ...rest } = LOCKED;
    const named = (value: JsonObject) => ({
      ...rest,
      _meta: { 'io.modelcontextprotocol/serverInfo': value },
    });
    const { sent, got } = passed('server/discover', { result: named(serverInfo) });
    expect(got).toBe(sent);
    const changed = passed('server/discover', { result: named({ name: 'EVIL', version: '2' }) });
    expect(JSON.parse(changed.got).result).toEqual(named(serverInfo));
  });
});

describe('Of an error in place of what is compared, the code stays and the text does not.', () => {
  const error = (code: Json, data?: Json) => ({
    error: { code, message: 'EVIL', ...(data === undefined ? {} : { data }) },
  });
  test.each([
    'initialize',
    'server/discover',
    'tools/list',
    'prompts/list',
    'resources/list',
    'resources/templates/list',
    'skills/list',
  ])('%s', (method) => {
    for (const code of [-32601, -32603, -32022, 7, 'EVIL', { EVIL: 1 }]) {
      const { got } = passed(method, error(code, { EVIL: ['EVIL'], supported: ['EVIL', '2025-11-25'] }));
      expect(got).not.toContain('EVIL');
      const { error: own } = JSON.parse(got);
      expect(own.code).toBe(typeof code === 'number' ? code : -32050);
      if (code === -32022) expect(own.data).toEqual({ supported: ['2025-11-25'] });
      else expect(own.data).toBeUndefined();
    }
  });

  test('an error of a call is what the call gave, and passes', () => {
    const { sent, got } = passed('x/other', error(-32603));
    expect(got).toBe(sent);
  });
});

describe('A character that some clients take for the end of a line is escaped.', () => {
  test.each(['\u0085', '\u2028', '\u2029'])('%j', (separator) => {
    const text = `a${separator}{"jsonrpc":"2.0","id":2,"result":{}}${separator}`;
    for (const method of ['x/other', 'ping']) {
      const { sent, got } = passed(method, { result: { content: [{ type: 'text', text }] } });
      expect(got.split(/[\n\u0085\u2028\u2029]/)).toHaveLength(2);
      expect(JSON.parse(got)).toEqual(JSON.parse(sent));
    }
  });

  test('other text of more than one byte stays', () => {
    const { sent, got } = passed('x/other', { result: { text: '\u00e9 \u2027 \u202a \u0084 \u{1f512}' } });
    expect(got).toBe(sent);
  });
});
