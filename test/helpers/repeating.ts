/** Servers inside the test that repeat all they are given: on stderr, in lines that are no messages, in names, in errors. */
import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import type { ServerHost } from '../../src/host/host.ts';
import { HONEST } from './repository.ts';

type Env = Readonly<Record<string, string>>;
type Spawn = ServerHost['spawn'];
/** `names`: what it is given becomes names of tools. `errors`: the text of every error. `honest`: neither. */
type As = 'names' | 'errors' | 'honest';

/** Those that a config sets. */
const own = ({ PATH: _, HOME: __, TMPDIR: ___, LANG: ____, ...set }: Env): Env => set;

/** What a server is given, as one text. */
const given = (command: string, args: readonly string[], env: Env): string =>
  `${[command, ...args].join(' ')}\n${JSON.stringify(args)} ${Object.values(own(env)).join(' | ')}\n`;

/** Says it all in place of a message, and exits. */
export const failing = (started: string[][]): Spawn => {
  return (command, args, { env }) => {
    started.push([command, ...args]);
    const { child, end } = makeChild();
    process.nextTick(() => {
      child.emit('spawn');
      const said = `cannot start: ${given(command, args, env)}`;
      child.stderr.end(said);
      child.stdout.end(said);
      end(3);
    });
    return child as unknown as ReturnType<Spawn>;
  };
};

/** Says it on stderr and in its messages. */
export const repeating = (as: As): Spawn => {
  return (command, args, { env }) => {
    const { child, end } = makeChild();
    const said = given(command, args, env);
    const answers = answersOf(as, said, [command, ...args, ...Object.values(own(env))]);
    let unread = '';
    child.stdin.on('data', (chunk) => {
      const lines = (unread + String(chunk)).split('\n');
      unread = lines.pop() ?? '';
      for (const { id, method } of lines.map((line) => JSON.parse(line)))
        if (id !== undefined && method !== undefined)
          child.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', id, ...answers(method) })}\n`);
    });
    child.stdin.on('end', () => end(0));
    process.nextTick(() => {
      child.emit('spawn');
      child.stderr.write(said);
      if (as === 'errors') child.stdout.write(`${JSON.stringify({ id: 9, result: { said } })}\n`);
    });
    return child as unknown as ReturnType<Spawn>;
  };
};

/** The same over HTTP: `refusal` answers every request with a status and a text. */
export const repeatingFetch = (as: As | 'refusal'): ServerHost['fetch'] => {
  return async (input, init) => {
    const { url, headers, method, body } = await read(input, init);
    const words = [url, ...headers];
    const said = words.join(' ');
    if (as === 'refusal' || method !== 'POST')
      return new Response(`no: ${said}`, { status: as === 'refusal' ? 500 : 405, statusText: 'Refused' });
    const { id, method: asked } = JSON.parse(body);
    if (id === undefined) return new Response(null, { status: 202 });
    const message = { jsonrpc: '2.0', id, ...answersOf(as, said, words)(asked) };
    return new Response(JSON.stringify(message), { headers: { 'content-type': 'application/json' } });
  };
};

async function read(input: unknown, init: RequestInit | undefined) {
  const request = input instanceof Request ? input : new Request(String(input), init);
  return {
    url: input instanceof Request ? input.url : String(input),
    headers: [...request.headers].map(([name, value]) => `${name}: ${value}`),
    method: request.method,
    body: request.body === null ? '' : await request.text(),
  };
}

const answersOf =
  (as: As, said: string, words: readonly string[]) =>
  (method: string): object => {
    if (as === 'errors' || !['initialize', 'tools/list'].includes(method))
      return { error: { code: -32_000, message: said, data: { words } } };
    if (method === 'initialize') return { result: HONEST.server };
    const named = words.map((name) => ({ name, description: said, inputSchema: { type: 'object' } }));
    return { result: { tools: [...HONEST.tools, ...(as === 'names' ? named : [])] } };
  };

/** No process of the system has such an id. */
let lastPid = 2 ** 31 + 1_000_000;

function makeChild() {
  lastPid += 1;
  const child = Object.assign(new EventEmitter(), {
    pid: lastPid,
    stdin: new PassThrough(),
    stdout: new PassThrough(),
    stderr: new PassThrough(),
    kill: () => true,
    exitCode: null,
    signalCode: null,
  });
  const end = (code: number) => {
    child.stdout.end();
    child.stderr.end();
    setImmediate(() => child.emit('exit', code, null));
  };
  return { child, end };
}
