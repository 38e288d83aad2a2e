/** Messages of a server that are too large to be read, and which requests of the client they answer. */
import type { Kind, Named } from './kind.ts';

interface Case extends Named {
  /** The line, with `BIG` in place of a text that alone is too large. */
  readonly line: string;
  /** The ids of the client's requests, as they are written. */
  readonly asked: readonly string[];
  /** Those that get an error. */
  readonly ended: readonly string[];
}

export const kind: Kind<Case> = {
  promise: 'processes',
  kind: 'A message that is too large ends the request that it answers with an error, and the session goes on.',
  open: 'Of a line without an id, or with two, nobody knows whom it answers: such a request ends when the client stops waiting.',
  cases: [
    {
      name: 'a response, the id in front',
      line: '{"jsonrpc":"2.0","id":5,"result":{"text":"BIG"}}',
      asked: ['5', '6'],
      ended: ['5'],
    },
    {
      name: 'a response, the id at the end',
      line: '{"result":{"id":6,"text":"BIG"},"jsonrpc":"2.0","id":5}',
      asked: ['5', '6'],
      ended: ['5'],
    },
    {
      name: 'an id that is text',
      line: '{"id":"a\\"b","result":"BIG"}',
      asked: ['"a\\"b"'],
      ended: ['"a\\"b"'],
    },
    {
      name: 'an id with escapes',
      line: '{"\\u0069d":"\\u0061","result":"BIG"}',
      asked: ['"a"'],
      ended: ['"a"'],
    },
    { name: 'an id that is null', line: '{"id":null,"result":"BIG"}', asked: ['null'], ended: ['null'] },
    {
      name: 'a number beyond what is exact',
      line: '{"id":9007199254740993,"result":"BIG"}',
      asked: ['9007199254740993'],
      ended: ['9007199254740993'],
    },
    {
      name: 'an id in a text',
      line: '{"text":"{\\"id\\":6,","result":"BIG","id":5}',
      asked: ['5', '6'],
      ended: ['5'],
    },
    {
      name: 'a list of values',
      line: '{"result":[1,"a",{"id":6},[["id",6]],"BIG"],"id":5}',
      asked: ['5', '6'],
      ended: ['5'],
    },
    {
      name: 'a batch',
      line: '[{"id":5,"result":1},{"result":"BIG","id":6}]',
      asked: ['5', '6', '7'],
      ended: ['5', '6'],
    },
    {
      name: 'an error response',
      line: '{"id":5,"error":{"code":1,"message":"BIG"}}',
      asked: ['5'],
      ended: ['5'],
    },
    { name: 'two ids', line: '{"id":5,"result":"BIG","id":6}', asked: ['5', '6'], ended: [] },
    { name: 'an id that is an object', line: '{"id":{"id":5},"result":"BIG"}', asked: ['5'], ended: [] },
    { name: 'an id that is too large', line: '{"id":"BIG","result":1}', asked: ['5'], ended: [] },
    {
      name: 'a notification',
      line: '{"method":"notifications/message","params":"BIG"}',
      asked: ['5'],
      ended: [],
    },
    {
      name: 'a request of the server',
      line: '{"id":5,"method":"roots/list","params":"BIG"}',
      asked: ['5'],
      ended: [],
    },
    { name: 'nobody asked', line: '{"id":8,"result":"BIG"}', asked: ['5'], ended: [] },
  ],
};
