/**
 * Where a server's address leads: inside the origin a redirect is followed and locked, everywhere else it is refused with
 * both addresses, and what is not locked is drift. No header ever reaches another origin.
 */
import type { RequestListener } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import type { Listening } from './helpers/listen.ts';
import { listen } from './helpers/listen.ts';
import { v1Sse, v1Stateful, v1Stateless, v2 } from './helpers/mcp-http.ts';
import { repository } from './helpers/repository.ts';
import { flat, mcpLock } from './helpers/run.ts';

const CANARY = 'canary-90c2e1b7d4';
const open: Listening[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

/** A server whose paths redirect as `table` says, now or later. */
interface Moving extends Listening {
  table: Record<string, { readonly status: number; readonly to: string }>;
}

async function moving(handle: RequestListener, table: Moving['table'] = {}): Promise<Moving> {
  const server = await listen((request, response) => {
    const move = moved.table[new URL(request.url ?? '/', 'http://x').pathname];
    if (move === undefined) return handle(request, response);
    return response.writeHead(move.status, { location: move.to }).end('moved');
  });
  open.push(server);
  const moved: Moving = { ...server, table };
  return moved;
}

function configured(url: string, type = 'http') {
  const repo = repository({});
  repo.config({ shelf: { type, url, headers: { Authorization: `Bearer ${CANARY}` } } });
  return repo;
}

const small = v1Stateless(true);
/** Answers at every path. */
const anywhere: RequestListener = (request, response) => {
  request.url = '/mcp';
  return small(request, response);
};

const originIn = (lock: string) => JSON.parse(lock).servers.shelf.origin;

describe('inside the origin', () => {
  test.each([
    ['307', 307, 'SDK 1.x, stateless', () => v1Stateless(true)],
    ['308', 308, 'SDK 1.x, with sessions', () => v1Stateful().handle],
    ['308', 308, 'SDK 2.x', () => v2('stateless')],
  ] as const)('%s is followed and locked: %s', async (_, status, _name, make) => {
    const server = await moving(make(), { '/old': { status, to: '/mcp' } });
    const repo = configured(`${server.origin}/old`);
    expect((await mcpLock(repo.root, ['init', '--yes'])).exit).toBe(0);
    expect(originIn(repo.lock())).toMatchObject({
      url: `${server.origin}/old`,
      redirect: `${server.origin}/mcp`,
    });
    expect((await mcpLock(repo.root, ['verify'])).exit).toBe(0);
    expect((await mcpLock(repo.root, ['update', '--yes', '--accept', 'high'])).exit).toBe(0);
    expect(originIn(repo.lock()).redirect).toBe(`${server.origin}/mcp`);
  });

  test('the stream of HTTP+SSE may move in any way', async () => {
    const server = await moving(v1Sse(), { '/old': { status: 302, to: '/sse' } });
    const repo = configured(`${server.origin}/old`, 'sse');
    expect((await mcpLock(repo.root, ['init', '--yes'])).exit).toBe(0);
    expect(originIn(repo.lock()).redirect).toBe(`${server.origin}/sse`);
    expect((await mcpLock(repo.root, ['verify'])).exit).toBe(0);
  });

  test('five times is the end, and a chain is locked by where it ends', async () => {
    const chain = (length: number) =>
      Object.fromEntries(
        Array.from({ length }, (_, i) => [
          `/${i}`,
          { status: 307, to: i + 1 === length ? '/mcp' : `/${i + 1}` },
        ]),
      );
    const server = await moving(v1Stateless(true), chain(5));
    const repo = configured(`${server.origin}/0`);
    expect((await mcpLock(repo.root, ['init', '--yes'])).exit).toBe(0);
    expect(originIn(repo.lock()).redirect).toBe(`${server.origin}/mcp`);
    expect((await mcpLock(repo.root, ['verify'])).exit).toBe(0);
    server.table = chain(6);
    const { exit, stdout } = await mcpLock(configured(`${server.origin}/0`).root, ['init', '--yes']);
    expect(exit).toBe(3);
    expect(flat(stdout)).toContain('The server redirects more than 5 times (');
  });

  test('a redirect whose query holds a secret is locked without it', async () => {
    const server = await moving(v1Stateless(true), { '/old': { status: 307, to: `/mcp?key=${CANARY}` } });
    const repo = configured(`${server.origin}/old`);
    const { exit, stdout, stderr } = await mcpLock(repo.root, ['init', '--yes']);
    expect(exit).toBe(0);
    expect(repo.lock() + stdout + stderr).not.toContain(CANARY);
    expect((await mcpLock(repo.root, ['verify'])).exit).toBe(0);
  });
});

describe('a redirect that is refused when locking', () => {
  test.each([
    [
      'to another origin',
      307,
      'THIEF/mcp',
      'The server redirects to another origin (HERE/old → THIEF/mcp).',
      'then write that address as `url` into the config.',
    ],
    [
      'to another scheme',
      308,
      'https://127.0.0.1:1/mcp',
      'The server redirects to another origin (HERE/old → https://127.0.0.1:1/mcp).',
      'then write that address as `url` into the config.',
    ],
    [
      'to an address with a user',
      307,
      'http://me:pw@HOST/mcp',
      'The server redirects to another origin (',
      'then write that address as `url` into the config.',
    ],
    [
      '301 makes a GET of a POST',
      301,
      '/mcp',
      'The server redirects with HTTP 301, which turns a POST into a GET (HERE/old → HERE/mcp).',
      'then write that address as `url` into the config.',
    ],
    [
      '302',
      302,
      '/mcp',
      'The server redirects with HTTP 302, which turns a POST into a GET (HERE/old → HERE/mcp).',
      'then write that address as `url` into the config.',
    ],
    [
      '303',
      303,
      '/mcp',
      'The server redirects with HTTP 303, which turns a POST into a GET (HERE/old → HERE/mcp).',
      'then write that address as `url` into the config.',
    ],
    [
      'in a circle',
      307,
      '/old',
      'The server redirects in a loop (HERE/old → HERE/old).',
      'Check `url` in the config.',
    ],
    [
      'without saying where',
      307,
      '',
      'The server redirects (HTTP 307) without a valid target.',
      'Report it to the author of the server.',
    ],
    [
      'to something that is no address',
      307,
      'http://',
      'The server redirects (HTTP 307) without a valid target.',
      'Report it to the author of the server.',
    ],
  ])('%s', async (_, status, to, said, next) => {
    const thief = await moving(v1Stateless(true));
    const server = await moving(v1Stateless(true));
    const here = (text: string) =>
      text
        .replaceAll('THIEF', thief.origin)
        .replaceAll('HERE', server.origin)
        .replaceAll('HOST', new URL(server.origin).host);
    server.table['/old'] = { status, to: here(to) };
    const repo = configured(`${server.origin}/old`);
    const { exit, stdout, stderr } = await mcpLock(repo.root, ['init', '--yes']);
    expect(exit).toBe(3);
    expect(stdout).toContain('E_PROTOCOL');
    expect(flat(stdout)).toContain(here(said));
    expect(flat(stdout)).toContain(next);
    expect(stdout + stderr).not.toContain(CANARY);
    expect(thief.asked).toEqual([]);
  });

  test('a circle of two', async () => {
    const server = await moving(v1Stateless(true), {
      '/a': { status: 307, to: '/b' },
      '/b': { status: 307, to: '/a' },
    });
    const { exit, stdout } = await mcpLock(configured(`${server.origin}/a`).root, ['init', '--yes']);
    expect(exit).toBe(3);
    const at = (path: string) => `${server.origin}/${path}`;
    expect(flat(stdout)).toContain(`The server redirects in a loop (${at('a')} → ${at('b')} → ${at('a')}).`);
  });

  test('requests that lead to two places', async () => {
    let count = 0;
    const handle = v1Stateless(true);
    const server = await moving((request, response) => {
      count += 1;
      if (request.url === '/old') return response.writeHead(307, { location: `/mcp?page=${count}` }).end();
      return handle(request, response);
    });
    const { exit, stdout } = await mcpLock(configured(`${server.origin}/old`).root, ['init', '--yes']);
    expect(exit).toBe(3);
    expect(flat(stdout)).toContain('The server redirects its requests to two different paths.');
  });

  test('only the stream to listen to is not followed, and not missed', async () => {
    const thief = await moving(v1Stateless(true));
    const handle = v1Stateful().handle;
    const server = await moving((request, response) =>
      request.method === 'GET'
        ? void response.writeHead(302, { location: `${thief.origin}/documentation` }).end()
        : handle(request, response),
    );
    expect((await mcpLock(configured(`${server.origin}/mcp`).root, ['init', '--yes'])).exit).toBe(0);
    expect(server.asked.map(({ method }) => method)).toContain('GET');
    expect(thief.asked).toEqual([]);
  });
});

describe('a redirect the lock does not know is drift', () => {
  const locked = async (table: Moving['table'], path: string) => {
    const server = await moving(anywhere, table);
    const repo = configured(`${server.origin}${path}`);
    expect((await mcpLock(repo.root, ['init', '--yes'])).exit).toBe(0);
    return { server, repo };
  };
  const report = async (root: string) => {
    const { exit, stdout, stderr } = await mcpLock(root, ['verify', '--reporter', 'json']);
    expect(stdout + stderr).not.toContain(CANARY);
    const { servers, failures } = JSON.parse(stdout);
    expect(failures).toEqual([]);
    return {
      exit,
      told: servers[0].findings.map(({ rule, severity }: Record<string, string>) => `${severity} ${rule}`),
    };
  };

  test('inside the origin: medium, and not one more request', async () => {
    const { server, repo } = await locked({}, '/mcp');
    server.table['/mcp'] = { status: 307, to: '/elsewhere' };
    const before = server.asked.length;
    expect(await report(repo.root)).toEqual({ exit: 1, told: ['medium origin/redirect-added'] });
    expect(server.asked.slice(before).map(({ path }) => path)).toEqual(['/mcp']);
  });

  test('to another port of the same host: medium; to another host: high', async () => {
    const { server, repo } = await locked({}, '/mcp');
    const thief = await moving(v1Stateless(true));
    server.table['/mcp'] = { status: 308, to: `${thief.origin}/mcp` };
    expect(await report(repo.root)).toEqual({ exit: 1, told: ['medium origin/redirect-added'] });
    server.table['/mcp'] = { status: 308, to: `http://localhost:${thief.port}/mcp` };
    expect(await report(repo.root)).toEqual({ exit: 1, told: ['high origin/redirect-added'] });
    expect(thief.asked).toEqual([]);
    const screen = await mcpLock(repo.root, ['verify']);
    const unmarked = screen.stdout.replace(/\[-|-\]|\{\+|\+\}/g, '');
    expect(unmarked).toContain(`+ http://localhost:${thief.port}/mcp`);
    expect(unmarked).toContain(`- ${server.origin}/mcp`);
  });

  test('one that leads elsewhere than the locked one, and one that is gone', async () => {
    const { server, repo } = await locked({ '/old': { status: 307, to: '/mcp' } }, '/old');
    server.table['/old'] = { status: 307, to: '/mcp?page=2' };
    expect(await report(repo.root)).toEqual({ exit: 1, told: ['medium origin/redirect-added'] });
    server.table = {};
    expect(await report(repo.root)).toEqual({ exit: 1, told: ['low origin/redirect-removed'] });
  });

  test('update accepts one inside the origin', async () => {
    const { server, repo } = await locked({}, '/mcp');
    server.table['/mcp'] = { status: 307, to: '/v2' };
    expect((await report(repo.root)).exit).toBe(1);
    const { exit, stdout } = await mcpLock(repo.root, ['update', '--yes', '--accept', 'high']);
    expect(exit).toBe(0);
    expect(stdout).toContain('origin/redirect-added');
    expect(originIn(repo.lock()).redirect).toBe(`${server.origin}/v2`);
    expect(await report(repo.root)).toEqual({ exit: 0, told: [] });
  });
});
