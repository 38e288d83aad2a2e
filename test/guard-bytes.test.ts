/** Byte for byte: a client and a server that know nothing but bytes, with and without the guard between them. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Line } from './helpers/guarded.ts';
import { lines, lock, throughGuard, wire } from './helpers/guarded.ts';
import { HONEST, repository } from './helpers/repository.ts';

const INITIALIZE =
  '{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"raw","version":"1"}}}';
const LIST = '{"jsonrpc":"2.0","id":1,"method":"tools/list"}';

type Said = Readonly<Record<string, readonly unknown[]>>;

/** What each side received, guarded or not. */
async function exchange(sent: readonly string[], said: Said, answers: number, flags: readonly string[] = []) {
  const repo = repository({ notes: HONEST });
  const direct: Line = { command: 'node', args: ['servers/said.js', 'notes.json'], cwd: repo.root };
  repo.config({ notes: { command: direct.command, args: direct.args } });
  await lock(repo);
  writeFileSync(join(repo.root, 'notes.json.said'), JSON.stringify(said));
  const run = async (line: Line) => {
    rmSync(join(repo.root, 'notes.json.heard'), { force: true });
    const client = wire(line);
    client.send([INITIALIZE, LIST].map((one) => `${one}\n`).join(''));
    await client.until(lines(2));
    client.send(sent.join(''));
    await client.until(lines(2 + answers));
    const { bytes, stderr } = await client.end();
    expect(bytes.toString().split('\n').length, stderr).toBeGreaterThan(2 + answers);
    return { client: bytes, server: readFileSync(join(repo.root, 'notes.json.heard')), stderr };
  };
  return { direct: await run(direct), guarded: await run(throughGuard('notes', direct, ...flags)) };
}

describe('what passes is the same to the byte, both ways', () => {
  const call = (id: string) =>
    `{"jsonrpc":"2.0","id":${id},"method":"tools/call","params":{"name":"read_note","arguments":{"id":"1"}}}\n`;

  it.each([
    ['a number', '3'],
    ['zero', '0.0'],
    ['a negative number', '-7'],
    ['a fraction', '1.50'],
    ['null', 'null'],
    ['the largest exact number', '9007199254740991'],
    ['text', '"three"'],
    ['text that reads as a number', '"3"'],
    ['the empty text', '""'],
    ['text with escapes', '"\\u0061\\n\\u202e\\ud83d\\ude00"'],
  ])('with %s as id', async (_, id) => {
    const { direct, guarded } = await exchange([call(id)], {}, 1);
    expect(guarded.client).toEqual(direct.client);
    expect(guarded.server).toEqual(direct.server);
  });

  it('with spaces, escapes, unknown members, CR LF and the same id as text and number in flight', async () => {
    const { direct, guarded } = await exchange(
      [
        '  { "method" : "x/odd",\t"id":5, "jsonrpc":"2.0", "params":{"__proto__":{"a":1},"big":12345678901234567890,"e":1E2} }\r\n',
        '{"jsonrpc":"2.0","id":"5","method":"x/none"}\n',
        '{"jsonrpc":"2.0","method":"notifications/unknown","params":{"x":"\\u0000"}}\n',
      ],
      {
        'x/odd': [
          ' {"result":{"__proto__":{"x":1},"n":0.10,"n":1e400,"s":"\\ud800"} ,"id":5.0,"jsonrpc":"2.0"} \r\n',
        ],
      },
      2,
    );
    expect(guarded.client).toEqual(direct.client);
    expect(guarded.server).toEqual(direct.server);
  });

  it('with progress, a request of the server, its answer and a cancellation', async () => {
    const { direct, guarded } = await exchange(
      [
        '{"jsonrpc":"2.0","id":8,"method":"x/long","params":{"_meta":{"progressToken":"p"}}}\n',
        '{"jsonrpc":"2.0","id":"s-1","result":{"roots":[]}}\n',
        '{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":8,"reason":"enough"}}\n',
        '{"jsonrpc":"2.0","id":9,"method":"ping"}\n',
      ],
      {
        'x/long': [
          '{"jsonrpc":"2.0","method":"notifications/progress","params":{"progressToken":"p","progress":0.5,"message":"half"}}\n',
          '{"jsonrpc":"2.0","id":"s-1","method":"roots/list"}\n',
          '{"jsonrpc":"2.0","id":8,"method":"elicitation/create","params":{"message":"?"}}\n',
        ],
      },
      4,
    );
    expect(guarded.client).toEqual(direct.client);
    expect(guarded.server).toEqual(direct.server);
  });

  it('with an answer and a question of 10 MB', async () => {
    const large = 10 * 1024 * 1024;
    const { direct, guarded } = await exchange(
      [`{"jsonrpc":"2.0","id":2,"method":"x/large","params":{"text":"${'y'.repeat(large)}"}}\n`],
      {
        'x/large': [
          '{"jsonrpc":"2.0","id":$ID,"result":{"text":"',
          { repeat: 'é', times: large / 2 },
          '"}}\n',
        ],
      },
      1,
    );
    expect(direct.client.length).toBeGreaterThan(large);
    expect(guarded.client.equals(direct.client)).toBe(true);
    expect(guarded.server.equals(direct.server)).toBe(true);
  });

  it('with cursors, the empty one too', async () => {
    const page = (next: string) => [
      '{"jsonrpc":"2.0","id":$ID,"result":{"tools":[],"nextCursor":',
      `${next}}}\n`,
    ];
    const { direct, guarded } = await exchange(
      [
        '{"jsonrpc":"2.0","id":4,"method":"tools/list","params":{"cursor":""}}\n',
        '{"jsonrpc":"2.0","id":5,"method":"prompts/list","params":{"cursor":" \\u0000"}}\n',
      ],
      { 'prompts/list': page('""').map((part) => part.replace('tools', 'prompts')) },
      2,
    );
    expect(guarded.client).toEqual(direct.client);
    expect(guarded.server.toString()).toContain('"params":{"cursor":""}');
    expect(guarded.server).toEqual(direct.server);
  });
});

describe('what a client has asked when its input ends', () => {
  const CALL = '{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"read_note","arguments":{}}}';

  it('is answered: nothing the guard reads first is too late', async () => {
    const repo = repository({ notes: HONEST });
    const direct: Line = { command: 'node', args: ['servers/said.js', 'notes.json'], cwd: repo.root };
    repo.config({ notes: { command: direct.command, args: direct.args } });
    await lock(repo);
    const [one, other] = await Promise.all(
      [direct, throughGuard('notes', direct)].map((line) => {
        const client = wire(line);
        client.send(`${INITIALIZE}\n${CALL}\n`);
        return client.end();
      }),
    );
    expect(other?.bytes.toString(), other?.stderr).toBe(one?.bytes.toString());
    expect(other?.exit).toBe(0);
  });
});

it('a server with one thread, which reads nothing while it speaks, is not kept from either', async () => {
  const repo = repository({ notes: HONEST });
  const direct: Line = { command: 'node', args: ['servers/one-thread.js', 'notes.json'], cwd: repo.root };
  repo.config({ notes: { command: direct.command, args: direct.args } });
  await lock(repo);
  const client = wire(throughGuard('notes', direct, '--strict'));
  client.send(`${INITIALIZE}\n${LIST}\n`);
  await client.until(lines(2));
  const call = (id: number, text: string) =>
    `{"jsonrpc":"2.0","id":${id},"method":"tools/call","params":{"name":"read_note","arguments":{"text":"${text}"}}}\n`;
  client.send(call(2, ''));
  client.send(call(3, 'y'.repeat(2_000_000)));
  const said = String(await client.until(lines(44)));
  expect(said).toMatch(/"id":2,"result"[\s\S]*"id":3,"result"/);
  await client.end();
});

describe('what the server asks of the model or the user', () => {
  const said: Said = {
    'x/ask': [
      '{"jsonrpc":"2.0","id":"s","method":"sampling/createMessage","params":{"messages":[],"maxTokens":1}}\n',
      '{"jsonrpc":"2.0","id":"e","method":"elicitation/create","params":{"message":"Password?"}}\n',
      '{"jsonrpc":"2.0","id":$ID,"result":{}}\n',
    ],
  };
  const ask = ['{"jsonrpc":"2.0","id":2,"method":"x/ask"}\n'];

  it('is declined under --strict, and the log says so', async () => {
    const { guarded } = await exchange(ask, said, 1, ['--strict', '--log', 'guard.log']);
    expect(guarded.client.toString()).not.toMatch(/sampling|Password/);
    expect(guarded.server.toString()).toContain('"id":"s","error":');
    expect(guarded.server.toString()).toContain('"id":"e","result":{"action":"decline"}');
    expect(guarded.stderr).toContain('declined a request of the server: "sampling/createMessage"');
  });

  it('passes without it', async () => {
    const { direct, guarded } = await exchange(ask, said, 3);
    expect(guarded.client).toEqual(direct.client);
  });
});
