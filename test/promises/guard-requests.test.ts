import { describe, expect, test } from 'vitest';
import type { Action } from '../../src/guard/gate/actions.ts';
import { makeGate } from '../../src/guard/gate/gate.ts';
import { verdictsOf } from '../../src/guard/gate/verdicts.ts';
import type { Item, JsonObject } from '../../src/model.ts';
import { entry } from '../fixtures/drift/base.ts';
import { kind, LISTS } from './guard-requests.cases.ts';

const first = (section: string): readonly Item[] => (LISTS[section] ?? []).slice(0, 1) as readonly Item[];
const LOCKED = entry({
  tools: [...first('tools'), { name: 'write', inputSchema: { type: 'object' } }],
  prompts: [...first('prompts'), { name: 'order' }],
  resources: [...first('resources'), { uri: 'shelf://evil', name: 'all' }],
  resourceTemplates: [...first('resourceTemplates')],
});
const VERDICTS = verdictsOf(LOCKED, [{ portable: String, portableConfig: String, secrets: [] }]);
const METHODS: Readonly<Record<string, string>> = {
  'tools/list': 'tools',
  'prompts/list': 'prompts',
  'resources/list': 'resources',
  'resources/templates/list': 'resourceTemplates',
};

describe(kind.kind, () => {
  test.each(kind.cases)('$name', ({ method, params, reaches }) => {
    const gate = makeGate(VERDICTS, {
      server: 'notes',
      diffCommand: 'D',
      onDrift: 'hide',
      strict: false,
      token: 'T',
    });
    const line = `{"jsonrpc":"2.0","id":1,"method":"${method}","params":${params}}\n`;
    const reached: string[] = [];
    const answered: JsonObject[] = [];
    /** The server answers what the guard asks. */
    const follow = (actions: readonly Action[]): void => {
      for (const one of actions)
        if (one.do === 'forward' && one.to === 'server') reached.push(one.bytes.toString());
        else if (one.do === 'send' && one.to === 'client') answered.push(one.message);
        else if (one.do === 'send') {
          const list = METHODS[String(one.message['method'])] ?? '';
          const message = {
            jsonrpc: '2.0',
            id: one.message['id'] ?? null,
            result: { [list]: LISTS[list] ?? [] },
          };
          follow(gate.fromServer(Buffer.from(`${JSON.stringify(message)}\n`)));
        }
    };
    follow(gate.fromClient(Buffer.from(line)));
    expect(reached).toEqual(reaches ? [line] : []);
    expect(answered).toHaveLength(reaches ? 0 : 1);
  });
});
