/** A remote server that ends its response to a call without having answered it. */
import type { Kind, Named } from './kind.ts';

interface Case extends Named {
  /** The id of the call, as the client writes it. */
  readonly id: string;
  readonly type: 'application/json' | 'text/event-stream';
  readonly body: string;
  /** What the client gets: an error of the guard, or the result. */
  readonly answered: 'error' | 'result';
}

const message = (text: string): string => `data: {"jsonrpc":"2.0",${text}}\n\n`;
const events = (id: string, ...texts: readonly string[]) => ({
  id,
  type: 'text/event-stream' as const,
  body: texts.map(message).join(''),
});
const json = (id: string, text: string) => ({
  id,
  type: 'application/json' as const,
  body: `{"jsonrpc":"2.0",${text}}`,
});
const error = 'error' as const;
const result = 'result' as const;
const REQUEST = '"id":2,"method":"roots/list"';

export const kind: Kind<Case> = {
  promise: 'guard',
  kind: 'A remote server that ends a response without an answer leaves nobody waiting: the request ends with an error, and no other one does.',
  cases: [
    {
      name: 'only a request by the server, with the id of the call',
      ...events('2', REQUEST),
      answered: error,
    },
    {
      name: 'a request by the server, then a broken message',
      ...events('2', REQUEST, '"id":'),
      answered: error,
    },
    { name: 'a request by the server as the whole body', ...json('2', REQUEST), answered: error },
    { name: 'the id as text', ...events('2', '"id":"2","result":{}'), answered: error },
    { name: 'the id as text, as the whole body', ...json('2', '"id":"2","result":{}'), answered: error },
    { name: 'the text as a number', ...json('"2"', '"id":2,"result":{}'), answered: error },
    { name: 'another id', ...json('2', '"id":3,"result":{}'), answered: error },
    { name: 'no message', ...events('2'), answered: error },
    { name: 'a notification', ...events('2', '"method":"notifications/message"'), answered: error },
    {
      name: 'a long id, and no message',
      ...events('1763743332123456789'),
      answered: error,
    },
    {
      name: 'a request by the server, then the answer',
      ...events('2', REQUEST, '"id":2,"result":{}'),
      answered: result,
    },
    { name: 'the answer', ...json('2', '"id":2,"result":{}'), answered: result },
    { name: 'the answer to a text', ...json('"2"', '"id":"2","result":{}'), answered: result },
    {
      name: 'the answer to a long id',
      ...json('1763743332123456789', '"id":1763743332123456789,"result":{}'),
      answered: result,
    },
  ],
};
