/** A cursor that comes again: the reader of `verify`, the guard's own reader, and the guard before a client. faults 32, 33. */
import { describe, expect, test } from 'vitest';
import { makeGate } from '../../src/guard/gate/gate.ts';
import { verdictsOf } from '../../src/guard/gate/verdicts.ts';
import type { Json, JsonObject } from '../../src/model.ts';
import type { Connection } from '../../src/server/connection.ts';
import { sizeLimit } from '../../src/server/limits.ts';
import { readPages } from '../../src/server/pages.ts';
import { itemsOf, SECTION_ROWS } from '../../src/server/sections.ts';
import { entry } from '../fixtures/drift/base.ts';
import { kind, pageOf } from './cursors.cases.ts';

type Case = (typeof kind.cases)[number];

const pageAt = ({ pages }: Case, number: number): JsonObject =>
  pageOf(pages[Math.min(number, pages.length - 1)] ?? [[], null]);

describe.each(kind.cases)('$name', (one) => {
  const { is } = one;

  test('verify', async () => {
    let asked = 0;
    const connection = {
      size: sizeLimit({}),
      request: async () => {
        asked += 1;
        return JSON.stringify({ jsonrpc: '2.0', id: asked, result: pageAt(one, asked - 1) });
      },
    } as unknown as Connection;
    const read = readPages(connection, SECTION_ROWS.tools, (result) => itemsOf(result, 'tools'), {});
    if (is === undefined) await expect(read).rejects.toThrow(/repeats a cursor/);
    else {
      expect(Object.keys((await read).items)).toEqual(is);
      // A server that had no such cursor when it was locked differs with it.
      const cursor = one.pages.at(-1)?.[1] ?? null;
      expect((await read).beside).toEqual(cursor === null ? [] : [{ nextCursor: cursor }]);
    }
    expect(asked).toBeLessThan(5);
  });

  const names = [...new Set(one.pages.flatMap(([tools]) => tools))].filter((name) => name !== 'evil');
  const tools = names.flatMap((name) => pageOf([[name], null])['tools'] as never);
  const locked = entry({ tools });
  const gateOf = () =>
    makeGate(verdictsOf(locked, [{ portable: String, portableConfig: String, secrets: [] }]), {
      server: 's',
      diffCommand: 'mcp-lock diff s',
      onDrift: 'hide',
      strict: false,
      token: 'T',
    });
  const line = (message: JsonObject): Buffer =>
    Buffer.from(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);

  test('a client behind the guard comes to the end', () => {
    const gate = gateOf();
    const got: string[] = [];
    let params: JsonObject = {};
    let error: Json | undefined;
    let asked = 0;
    while (asked < 5) {
      gate.fromClient(line({ id: asked, method: 'tools/list', params }));
      const [last] = gate.fromServer(line({ id: asked, result: pageAt(one, asked) })).slice(-1);
      asked += 1;
      const message =
        last?.do === 'forward' ? JSON.parse(last.bytes.toString()) : last?.do === 'send' ? last.message : {};
      error = message.error;
      if (error !== undefined) break;
      got.push(...message.result.tools.map(({ name }: { name: string }) => name));
      if (message.result.nextCursor === undefined) break;
      params = { cursor: message.result.nextCursor };
    }
    expect(asked).toBeLessThan(5);
    if (is === undefined) expect(JSON.stringify(error)).toMatch(/the list has no end/);
    else expect(got).toEqual(is);
  });

  test('a call that waits for the list is answered', () => {
    const gate = gateOf();
    const name = is?.[0] ?? names[0] ?? 'none';
    gate.fromClient(line({ id: 9, method: 'tools/call', params: { name } }));
    let said = '';
    for (let asked = 0; gate.waiting().length > 0; asked += 1) {
      expect(asked).toBeLessThan(5);
      const id = gate.waiting()[0] ?? '';
      const actions = gate.fromServer(line({ id, result: pageAt(one, asked) }));
      said = actions.map((action) => ('to' in action ? action.to : '')).join(' ');
    }
    // A tool that was listed before there was no end is the locked one.
    if (is !== undefined && is.length > 0) expect(said).toContain('server');
  });
});
