/** Signing in where nobody can: a token, a client's secret, a client's key, given by the environment for one server. */
import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { claudeCode } from '../../src/config/clients/claude-code.ts';
import { nodeHost } from '../../src/host/node-host.ts';
import type { Found } from '../../src/launch/prepared.ts';
import { credentialsOf, suffixOf } from '../../src/server/auth/credentials.ts';
import { CI_SECRET, ROBOT_KEY } from '../helpers/oidc.ts';
import type { SignInBench } from '../helpers/sign-in.ts';
import { signInBench } from '../helpers/sign-in.ts';

const CI = { MCP_LOCK_CLIENT_ID: 'ci', MCP_LOCK_CLIENT_SECRET: CI_SECRET };

describe('against a real provider', () => {
  let bench: SignInBench;
  beforeEach(async () => {
    bench = await signInBench();
  });
  afterEach(async () => {
    expect(bench.opened).toEqual([]);
    expect(bench.leaks()).toEqual([]);
    await bench.close();
  });

  const keyFile = () => {
    const path = join(bench.home, 'robot.pem');
    writeFileSync(path, ROBOT_KEY);
    return path;
  };

  test.each<[string, () => Readonly<Record<string, string>>]>([
    ['a secret', () => CI],
    [
      'a secret for this server',
      () => ({ MCP_LOCK_CLIENT_ID_NOTES: 'ci', MCP_LOCK_CLIENT_SECRET_NOTES: CI_SECRET }),
    ],
    ['a key in a file', () => ({ MCP_LOCK_CLIENT_ID: 'robot', MCP_LOCK_PRIVATE_KEY_FILE: keyFile() })],
    ['a key', () => ({ MCP_LOCK_CLIENT_ID: 'robot', MCP_LOCK_PRIVATE_KEY: ROBOT_KEY })],
    [
      'a key in one line',
      () => ({ MCP_LOCK_CLIENT_ID: 'robot', MCP_LOCK_PRIVATE_KEY: ROBOT_KEY.replaceAll('\n', '\\n') }),
    ],
  ])('%s: init and verify; nothing is kept on disk', async (_name, env) => {
    expect(await bench.run(['init', '--yes'], { env: env() })).toMatchObject({ exit: 0 });
    expect(bench.lock().servers.notes.origin.auth).toEqual({
      issuer: bench.oidc.issuer,
      resource: bench.server.url,
    });
    expect(await bench.run(['verify'], { env: env() })).toMatchObject({ exit: 0 });
    expect(new Set(bench.oidc.grants)).toEqual(new Set(['client_credentials']));
    expect(bench.kept()).toEqual([]);
    expect((await bench.run(['verify'])).exit).toBe(3);
  });

  test('a token that is refused is asked for again, once', async () => {
    await bench.run(['init', '--yes'], { env: CI });
    let refused = 0;
    const { accepts } = bench.server;
    bench.server.accepts = async (token) => {
      refused += 1;
      return refused > 1 && accepts(token);
    };
    const before = bench.oidc.grants.length;
    expect((await bench.run(['verify'], { env: CI })).exit).toBe(0);
    expect(bench.oidc.grants.length - before).toBe(2);
    bench.server.accepts = async () => false;
    const { exit, stdout } = await bench.run(['verify'], { env: CI });
    expect(exit).toBe(3);
    expect(stdout).toMatch(/The server rejects the token from MCP_LOCK_CLIENT_ID \(HTTP 401\)\./);
  });

  test('a static token is sent to the server and to nobody else', async () => {
    const token = 'canary-static-token-8d41e0';
    bench.server.accepts = async (given) => given === token;
    const env = { MCP_LOCK_TOKEN: token };
    const first = await bench.run(['init', '--yes'], { env });
    const second = await bench.run(['verify'], { env });
    expect([first.exit, second.exit]).toEqual([0, 0]);
    expect(bench.oidc.paths).toEqual([]);
    expect(JSON.stringify([first, second, bench.lock()])).not.toContain(token);
    const wrong = await bench.run(['verify'], { env: { MCP_LOCK_TOKEN: 'canary-wrong-1' } });
    expect(wrong.exit).toBe(3);
    expect(wrong.stdout).toMatch(/The server rejects the token from MCP_LOCK_TOKEN \(HTTP 401\)\./);
    expect(JSON.stringify(wrong)).not.toContain('canary-wrong-1');
  });

  test('a static token is for a server that names no authorization server, too', async () => {
    bench.server.metadata = undefined;
    bench.server.accepts = async (given) => given === 'one-two-three';
    const env = { MCP_LOCK_TOKEN_NOTES: 'one-two-three' };
    expect((await bench.run(['init', '--yes'], { env })).exit).toBe(0);
    expect(bench.lock().servers.notes.origin.auth).toBeUndefined();
    expect((await bench.run(['verify'], { env })).exit).toBe(0);
  });

  test('what a wrong secret or key ends in repeats neither', async () => {
    for (const env of [
      { MCP_LOCK_CLIENT_ID: 'ci', MCP_LOCK_CLIENT_SECRET: 'canary-other-secret' },
      { MCP_LOCK_CLIENT_ID: 'robot', MCP_LOCK_PRIVATE_KEY: 'canary-other-secret' },
      {
        MCP_LOCK_CLIENT_ID: 'robot',
        MCP_LOCK_PRIVATE_KEY: generateKeyPairSync('ec', { namedCurve: 'P-256' })
          .privateKey.export({ type: 'pkcs8', format: 'pem' })
          .toString(),
      },
      { MCP_LOCK_CLIENT_ID: 'robot', MCP_LOCK_PRIVATE_KEY_FILE: join(bench.home, 'none.pem') },
    ]) {
      const ran = await bench.run(['init', '--yes'], { env });
      expect(ran.exit).toBe(3);
      expect(ran.stdout).toMatch(/E_AUTH/);
      expect(JSON.stringify(ran)).not.toMatch(/canary|BEGIN/);
    }
    expect(bench.server.presented).toEqual([]);
  });

  test('an issuer that echoes a secret in its refusal is not repeated', async () => {
    bench.oidc.instead.set('/token', (request, response) => {
      response
        .writeHead(400, { 'content-type': 'application/json' })
        .end(JSON.stringify({ error: 'invalid_client', error_description: request.headers.authorization }));
    });
    const ran = await bench.run(['init', '--yes'], { env: CI });
    expect(ran.stdout).toMatch(
      /The authorization server rejects the client from MCP_LOCK_CLIENT_ID\s+\(invalid_client\)\./,
    );
    expect(JSON.stringify(ran)).not.toContain(Buffer.from(`ci:${CI_SECRET}`).toString('base64').slice(0, 20));
  });

  test('a header of the config wins, and no token is sent beside it', async () => {
    bench.config({
      notes: { type: 'http', url: bench.server.url, headers: { Authorization: 'Bearer ${OWN}' } },
    });
    const ran = await bench.run(['init', '--yes'], { env: { ...CI, OWN: 'own-token-of-config' } });
    expect(ran.exit).toBe(3);
    expect(ran.stdout).toMatch(/The server rejects the header "Authorization" of the config/);
    expect(new Set(bench.server.presented)).toEqual(new Set(['Bearer own-token-of-config']));
    expect(bench.oidc.grants).toEqual([]);
  });

  test('a header whose variable is not set is named, and nothing is sent', async () => {
    bench.config({
      notes: { type: 'http', url: bench.server.url, headers: { 'X-Api-Key': 'key ${NOTES_KEY}' } },
    });
    bench.server.open = true;
    const unset = await bench.run(['init', '--yes']);
    expect(unset.exit).toBe(3);
    expect(unset.stdout.replace(/\s+/g, ' ')).toMatch(/header X-Api-Key needs NOTES_KEY, which is not set/);
    const empty = await bench.run(['init', '--yes'], { env: { NOTES_KEY: '' } });
    expect(empty.exit).toBe(0);
    bench.config({
      notes: { type: 'http', url: bench.server.url, headers: { Authorization: 'Bearer ${NOTES_KEY}' } },
    });
    const bare = await bench.run(['init', '--yes', '--force', '--accept', 'high'], {
      env: { NOTES_KEY: '' },
    });
    expect(bare.stdout.replace(/\s+/g, ' ')).toMatch(/header Authorization would be empty/);
    expect((await bench.run(['verify', '--offline'])).stdout).not.toMatch(/would be empty|not set/);
  });

  test('a header that only its client can fill in gives way to a token for this server', async () => {
    unlinkSync(join(bench.root, '.mcp.json'));
    mkdirSync(join(bench.root, '.vscode'));
    const headers = { Authorization: 'Bearer ${input:notes_token}' };
    const servers = { notes: { type: 'http', url: bench.server.url, headers } };
    writeFileSync(join(bench.root, '.vscode', 'mcp.json'), JSON.stringify({ servers }));
    const without = await bench.run(['init', '--yes']);
    expect(without.exit).toBe(3);
    expect(without.stdout.replace(/\s+/g, ' ')).toMatch(/which is known only to the client/);
    bench.server.accepts = async (given) => given === 'canary-for-notes-1';
    const env = { MCP_LOCK_TOKEN_NOTES: 'canary-for-notes-1' };
    expect((await bench.run(['init', '--yes'], { env })).exit).toBe(0);
    expect((await bench.run(['verify'], { env })).exit).toBe(0);
    expect(new Set(bench.server.presented)).toEqual(new Set(['Bearer canary-for-notes-1']));
    expect(bench.lock().servers.notes.launch.headers).toEqual(['Authorization']);
  });

  test('a token for nobody in particular is not given to one of two servers', async () => {
    bench.config({
      notes: { type: 'http', url: bench.server.url },
      other: { type: 'http', url: 'https://other.example.invalid/mcp' },
    });
    const ran = await bench.run(['init', '--yes'], { env: { MCP_LOCK_TOKEN: 'tok', ...CI } });
    expect(ran.exit).toBe(3);
    expect([bench.server.presented, bench.oidc.grants]).toEqual([[], []]);
  });
});

describe('whose a value is', () => {
  const host = nodeHost(new AbortController().signal);
  const found = (key: string, url: string, headers: readonly string[] = []): Found => ({
    key,
    client: claudeCode,
    spec: {
      name: key,
      client: 'claude-code',
      file: '/x/.mcp.json',
      pointer: `/mcpServers/${key}`,
      scope: 'project',
      launch: { transport: 'http', url, headers },
      env: {},
      enabled: true,
    },
  });
  const given = (own: Found, others: readonly Found[], env: Readonly<Record<string, string>>) =>
    credentialsOf(
      own,
      others,
      { platform: 'linux', workspaceFolder: '/x', userHome: '/h', tmpdir: '/t', env },
      host,
    );
  const [a, b] = [found('a', 'https://a.example.com/mcp'), found('b', 'https://b.example.com/mcp')];

  test.each([
    ['github', '_GITHUB'],
    ['my-server.v2', '_MY_SERVER_V2'],
    ['notes@cursor', '_NOTES_CURSOR'],
    ['zürich', '_Z_RICH'],
  ])('%s ends in %s', (name, suffix) => expect(suffixOf(name)).toBe(suffix));

  test('the name comes first, then the plain one', async () => {
    const env = { MCP_LOCK_TOKEN: 'plain', MCP_LOCK_TOKEN_A: 'for-a' };
    expect(await given(a, [a], env)).toMatchObject({ variable: 'MCP_LOCK_TOKEN_A', token: 'for-a' });
    expect(await given(b, [b], env)).toMatchObject({ variable: 'MCP_LOCK_TOKEN', token: 'plain' });
  });

  test('a plain one is for one origin', async () => {
    const env = { MCP_LOCK_TOKEN: 'plain' };
    expect(await given(a, [a, b], env)).toBeUndefined();
    expect(await given(a, [a, found('c', 'https://a.example.com/other')], env)).toBeDefined();
    expect(await given(a, [a, found('d', 'https://d.example.com', ['authorization'])], env)).toBeDefined();
  });

  test('two names that read alike get nothing', async () => {
    const env = { MCP_LOCK_TOKEN_A_B: 'whose' };
    const [one, two] = [found('a-b', 'https://a.example.com/'), found('a.b', 'https://evil.example.com/')];
    await expect(given(one, [one, two], env)).rejects.toThrow(/more than one server/);
  });

  test.each([[{ MCP_LOCK_TOKEN: ' ' }], [{ MCP_LOCK_CLIENT_ID: 'x' }], [{ MCP_LOCK_CLIENT_SECRET: 'x' }]])(
    '%j is nothing',
    async (env) => expect(await given(a, [a], env)).toBeUndefined(),
  );

  test('a token with a line break is none', async () => {
    await expect(given(a, [a], { MCP_LOCK_TOKEN: 'one\r\nX-Other: two' })).rejects.toThrow(
      /contains characters that are not allowed in a token\./,
    );
  });
});
