/**
 * TLS with certificates of a throw-away authority: trusted through NODE_EXTRA_CA_CERTS, refused otherwise, each reason in
 * words of its own. Processes of their own, since Node reads that variable when it starts.
 */
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { runBin } from './helpers/bin.ts';
import { startProxy } from './helpers/forward-proxy.ts';
import type { Listening } from './helpers/listen.ts';
import { listen } from './helpers/listen.ts';
import { v1Stateless } from './helpers/mcp-http.ts';
import { repository } from './helpers/repository.ts';
import { flat, mcpLock } from './helpers/run.ts';
import type { Authority, Certificate } from './helpers/tls.ts';
import { makeAuthority, selfSigned } from './helpers/tls.ts';

const CANARY = 'canary-5be1f07a32';
const open: { readonly close: () => Promise<void> }[] = [];
let ca: Authority;
let good: Certificate;
beforeAll(() => {
  ca = makeAuthority();
  good = ca.sign('localhost');
});
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

async function serve(tls: Certificate): Promise<Listening> {
  const server = await listen(v1Stateless(true), { tls });
  open.push(server);
  return server;
}

function configured(url: string) {
  const repo = repository({});
  repo.config({ shelf: { type: 'http', url, headers: { 'X-Key': CANARY } } });
  return repo;
}

test('an authority of one own is trusted through NODE_EXTRA_CA_CERTS', async () => {
  const server = await serve(good);
  const { root } = configured(`${server.origin}/mcp`);
  const env = { NODE_EXTRA_CA_CERTS: ca.file };
  expect(await runBin(root, ['init', '--yes'], env)).toMatchObject({ exit: 0 });
  expect(await runBin(root, ['verify'], env)).toMatchObject({ exit: 0 });
  const { exit, stdout } = await runBin(root, ['verify']);
  expect(exit).toBe(3);
  expect(flat(stdout)).toContain(
    'The certificate of the server comes from an authority that this machine does not know.',
  );
  expect(flat(stdout)).toContain(
    'next: If it is your own authority, set NODE_EXTRA_CA_CERTS to its PEM file.',
  );
});

describe('a certificate that is refused', () => {
  const CASES: readonly (readonly [name: string, said: string, make: () => Certificate])[] = [
    [
      'expired',
      'The certificate of the server has expired.',
      () => ca.sign('localhost', { from: '20200101000000Z', until: '20210101000000Z' }),
    ],
    [
      'not valid yet',
      'The certificate of the server is not valid yet.',
      () => ca.sign('localhost', { from: '20980101000000Z', until: '20990101000000Z' }),
    ],
    [
      'of another host',
      'The certificate of the server is for another host.',
      () => ca.sign('elsewhere.example'),
    ],
    [
      'signed by itself',
      'The certificate of the server is self-signed and not known to this machine.',
      () => selfSigned('localhost'),
    ],
  ];

  test.each(CASES)('%s', async (_, said, make) => {
    const server = await serve(make());
    const { root } = configured(`${server.origin}/mcp`);
    const { exit, stdout, stderr } = await runBin(root, ['init', '--yes'], { NODE_EXTRA_CA_CERTS: ca.file });
    expect(exit).toBe(3);
    expect(stdout).toContain('E_LAUNCH');
    expect(flat(stdout)).toContain(said);
    expect(stdout).toContain('next: ');
    expect(stdout + stderr).not.toContain(CANARY);
    expect(server.asked).toEqual([]);
  });

  test('plain HTTP where TLS was expected', async () => {
    const server = await listen(v1Stateless(true));
    open.push(server);
    const { exit, stdout } = await mcpLock(configured(`https://localhost:${server.port}/mcp`).root, [
      'init',
      '--yes',
    ]);
    expect(exit).toBe(3);
    expect(flat(stdout)).toContain('The server does not speak TLS at this port.');
  });
});

describe('NODE_TLS_REJECT_UNAUTHORIZED=0', () => {
  const env = { NODE_TLS_REJECT_UNAUTHORIZED: '0' };
  const WARNING =
    'warning: NODE_TLS_REJECT_UNAUTHORIZED=0 turns off certificate checks: anyone on the network can pose as your servers.';
  const count = (text: string) => text.split(WARNING).length - 1;

  test('is said once by every command that asks a remote server', async () => {
    const server = await serve(selfSigned('localhost'));
    const { root } = configured(`${server.origin}/mcp`);
    for (const argv of [
      ['init', '--yes'],
      ['verify'],
      ['update', '--yes', '--accept', 'high'],
      ['diff', '--yes'],
    ]) {
      const { exit, stderr } = await runBin(root, argv, env);
      expect([argv[0], exit, count(stderr)]).toEqual([argv[0], 0, 1]);
      expect(stderr).toContain('next: Unset it.');
    }
    expect(count((await runBin(root, ['verify', '--offline'], env)).stderr)).toBe(0);
    expect(count((await runBin(root, ['verify'])).stderr)).toBe(0);
  });

  test('is no matter to servers that are started', async () => {
    const repo = repository({ notes: { tools: [] } });
    expect(count((await mcpLock(repo.root, ['init', '--yes'], { env })).stderr)).toBe(0);
  });
});

test('through a proxy the certificate is still that of the server', async () => {
  const server = await serve(ca.sign('mcp.example.test'));
  const proxy = await startProxy({
    hosts: { 'mcp.example.test': server.port, 'other.example.test': server.port },
  });
  open.push(proxy);
  const env = { NODE_EXTRA_CA_CERTS: ca.file, HTTPS_PROXY: proxy.url };
  const { root } = configured('https://mcp.example.test/mcp');
  expect(await runBin(root, ['init', '--yes'], env)).toMatchObject({ exit: 0 });
  expect(await runBin(root, ['verify'], env)).toMatchObject({ exit: 0 });
  expect(new Set(proxy.asked)).toEqual(new Set(['CONNECT mcp.example.test:443']));
  const other = await runBin(configured('https://other.example.test/mcp').root, ['init', '--yes'], env);
  expect(other.exit).toBe(3);
  expect(flat(other.stdout)).toContain('The certificate of the server is for another host.');
});
