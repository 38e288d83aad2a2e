/** Requests of a client about items, and whether each reaches the server. */
import type { JsonObject } from '../../src/model.ts';
import type { Kind, Named } from './kind.ts';

interface Case extends Named {
  readonly method: string;
  /** A JSON text. */
  readonly params: string;
  readonly reaches: boolean;
}

/** The lists of the server: of each two items the first is locked, and the second is not, or another one was locked. */
export const LISTS: Readonly<Record<string, readonly JsonObject[]>> = {
  tools: [
    { name: 'read', description: 'Reads.', inputSchema: { type: 'object' } },
    { name: 'write', description: 'EVIL', inputSchema: { type: 'object' } },
  ],
  prompts: [{ name: 'ask' }, { name: 'order', description: 'EVIL' }],
  resources: [
    { uri: 'shelf://all', name: 'all' },
    { uri: 'shelf://evil', name: 'EVIL' },
  ],
  resourceTemplates: [
    { uriTemplate: 'book://{id}', name: 'book' },
    { uriTemplate: 'evil://{id}', name: 'EVIL' },
  ],
};

const completes = (ref: string): string => `{"ref":${ref},"argument":{"name":"a","value":""}}`;
const of = (method: string, reaches: boolean, rows: Readonly<Record<string, string>>): readonly Case[] =>
  Object.entries(rows).map(([name, params]) => ({ name: `${method} of ${name}`, method, params, reaches }));

export const kind: Kind<Case> = {
  promise: 'guard',
  kind: 'A request about a tool, prompt, resource or template that is not as locked does not reach the server.',
  cases: [
    ...of('tools/call', false, {
      'a tool that differs': '{"name":"write"}',
      'a tool that nobody listed': '{"name":"x"}',
      'a locked tool in capitals': '{"name":"READ"}',
      'a locked tool and a space': '{"name":"read "}',
      'a locked tool with an invisible character': '{"name":"re\\u200bad"}',
      'a locked tool in full-width letters': '{"name":"\\uff52ead"}',
      'two tools': '{"name":"read","Name":"write"}',
      'one name twice': '{"name":"write","name":"read"}',
      'a name that is a list': '{"name":["read"]}',
      'no name': '{}',
      'what every object has': '{"name":"__proto__"}',
    }),
    ...of('prompts/get', false, {
      'a prompt that differs': '{"name":"order"}',
      'a prompt in capitals': '{"name":"Ask"}',
    }),
    ...of('resources/read', false, {
      'a resource that differs': '{"uri":"shelf://evil"}',
      'a resource that differs, in capitals': '{"uri":"SHELF://evil"}',
      'a resource that differs, with an escape': '{"uri":"shelf://%65vil"}',
      'an address of a template that differs': '{"uri":"evil://7"}',
    }),
    ...of('resources/subscribe', false, { 'a resource that differs': '{"uri":"shelf://evil"}' }),
    ...of('completion/complete', false, {
      'a prompt that differs': completes('{"type":"ref/prompt","name":"order"}'),
      'a prompt that nobody listed': completes('{"type":"ref/prompt","name":"x"}'),
      'two prompts': completes('{"type":"ref/prompt","name":"ask","Name":"order"}'),
      'two references':
        '{"ref":{"type":"ref/prompt","name":"ask"},"Ref":{"type":"ref/prompt","name":"order"}}',
      'two types': completes('{"type":"ref/prompt","Type":"ref/resource","name":"ask","uri":"evil://{id}"}'),
      'a template that differs': completes('{"type":"ref/resource","uri":"evil://{id}"}'),
      'a resource that differs': completes('{"type":"ref/resource","uri":"shelf://evil"}'),
      'a prompt without a name': completes('{"type":"ref/prompt"}'),
    }),
    ...of('tools/call', true, { 'a locked tool': '{"name":"read","arguments":{"name":"write"}}' }),
    ...of('prompts/get', true, { 'a locked prompt': '{"name":"ask"}' }),
    ...of('resources/read', true, {
      'a locked resource': '{"uri":"shelf://all"}',
      'an address of a locked template': '{"uri":"book://7"}',
    }),
    ...of('completion/complete', true, {
      'a locked prompt': completes('{"type":"ref/prompt","name":"ask"}'),
      'a locked template': completes('{"type":"ref/resource","uri":"book://{id}"}'),
      'a locked resource': completes('{"type":"ref/resource","uri":"shelf://all"}'),
      'what a later revision names': completes('{"type":"ref/other","name":"order"}'),
    }),
  ],
};
