/** Lines of a server that could bring a client what was not compared with the lock, while it waits for its list of tools. */
import type { Kind, Named } from './kind.ts';

interface Case extends Named {
  /** One line each; `EVIL` stands for a list of tools that nobody locked, `GOOD` for the locked one. */
  readonly lines: readonly string[];
  /** How many answers with the id of the request the client gets. */
  readonly answers: 0 | 1;
}

const response = (id: string, result = 'EVIL'): string => `{"jsonrpc":"2.0","id":${id},"result":${result}}`;
const unrelated = (name: string, id: string): Case => ({
  name: `an answer with the id ${name}`,
  lines: [response(id)],
  answers: 0,
});

export const kind: Kind<Case> = {
  promise: 'guard',
  kind: 'However a server spells, repeats, mixes or cuts its lines, no list reaches the client that was not compared, and no request has two answers.',
  cases: [
    unrelated('as text', '"1"'),
    unrelated('as text with a space', '" 1"'),
    unrelated('as text with a fraction', '"1.0"'),
    unrelated('as text with an escape', '"\\u0031"'),
    unrelated('in base 16', '"0x1"'),
    unrelated('true', 'true'),
    unrelated('null', 'null'),
    unrelated('in a list', '[1]'),
    unrelated('negative', '-1'),
    unrelated('beyond what a number holds', '9007199254740993'),
    unrelated('of the guard', '"mcp-lock-T-1"'),
    unrelated('of another request, which had its answer', '7'),
    { name: 'an id with a fraction', lines: [response('1.0')], answers: 1 },
    { name: 'an id with an exponent', lines: [response('10e-1')], answers: 1 },
    { name: 'the locked list, then another', lines: [response('1', 'GOOD'), response('1')], answers: 1 },
    { name: 'the locked list twice', lines: [response('1', 'GOOD'), response('1', 'GOOD')], answers: 1 },
    { name: 'two answers in a batch', lines: [`[${response('1', 'GOOD')},${response('1')}]`], answers: 1 },
    { name: 'a batch in a batch', lines: [`[[${response('1')}]]`], answers: 0 },
    { name: 'two answers on one line', lines: [`${response('1', 'GOOD')} ${response('1')}`], answers: 0 },
    {
      name: 'half an answer, then another',
      lines: [response('1').slice(0, -9), response('1', 'GOOD')],
      answers: 1,
    },
    {
      name: 'a task in place of the list',
      lines: [response('1', '{"task":{"statusMessage":"EVIL"}}')],
      answers: 1,
    },
    {
      name: 'a question in place of the list',
      lines: [
        response(
          '1',
          '{"resultType":"input_required","inputRequests":{"a":{"method":"elicitation/create","params":EVIL}}}',
        ),
      ],
      answers: 1,
    },
    { name: 'a list that is text', lines: [response('1', '"EVIL"')], answers: 1 },
    { name: 'a list in a list', lines: [response('1', '[EVIL]')], answers: 1 },
    { name: 'a list of another kind', lines: [response('1', '{"prompts":[EVIL],"tools":[]}')], answers: 1 },
    {
      name: 'an answer and a request in one',
      lines: ['{"jsonrpc":"2.0","id":1,"method":"x","result":EVIL}'],
      answers: 0,
    },
    {
      name: 'an answer with a method that is null',
      lines: ['{"jsonrpc":"2.0","id":1,"method":null,"result":EVIL}'],
      answers: 0,
    },
    { name: 'an answer without an id', lines: ['{"jsonrpc":"2.0","result":EVIL}'], answers: 0 },
    { name: 'two ids', lines: ['{"jsonrpc":"2.0","id":7,"id":1,"result":EVIL}'], answers: 0 },
    {
      name: 'two ids, one in capitals',
      lines: ['{"jsonrpc":"2.0","id":7,"ID":1,"result":EVIL}'],
      answers: 0,
    },
    { name: 'the locked list', lines: [response('1', 'GOOD')], answers: 1 },
  ],
};
