/** The issuer in the lock: another one gets nothing, and metadata that leads astray leads nowhere. */
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Oidc } from '../helpers/oidc.ts';
import { CI_SECRET, startOidc } from '../helpers/oidc.ts';
import type { SignInBench } from '../helpers/sign-in.ts';
import { signInBench } from '../helpers/sign-in.ts';

const CI = { MCP_LOCK_CLIENT_ID: 'ci', MCP_LOCK_CLIENT_SECRET: CI_SECRET };

let bench: SignInBench;
beforeEach(async () => {
  bench = await signInBench();
});
afterEach(async () => {
  expect(bench.leaks()).toEqual([]);
  await bench.close();
});

/** Names another authorization server, or another resource, than before. */
const rename = (metadata: Record<string, unknown>) => {
  bench.server.metadata = { ...bench.server.metadata, ...metadata };
};

describe('another authorization server than the lock says', () => {
  let evil: Oidc;
  beforeEach(async () => {
    evil = await startOidc();
  });
  afterEach(() => evil.close());

  test.each<[string, boolean, Readonly<Record<string, string>>]>([
    ['of a person', true, {}],
    ['of a client', false, CI],
    ['in a variable', false, { MCP_LOCK_TOKEN: 'canary-static' }],
  ])('is high drift, and the sign-in %s goes nowhere', async (_name, login, env) => {
    if (login) await bench.run(['login', 'notes']);
    const { accepts } = bench.server;
    bench.server.accepts = async (token) => token === 'canary-static' || accepts(token);
    expect((await bench.run(['init', '--yes'], { env })).exit).toBe(0);
    rename({ authorization_servers: [evil.issuer] });
    bench.server.presented.splice(0);
    const grants = bench.oidc.grants.length;
    const { exit, stdout } = await bench.run(['verify', '--reporter', 'json'], { env });
    expect(exit).toBe(1);
    expect(JSON.parse(stdout).servers[0].findings).toMatchObject([
      {
        rule: 'origin/auth-server-changed',
        severity: 'high',
        before: bench.oidc.issuer,
        after: evil.issuer,
      },
    ]);
    expect([bench.server.presented, evil.paths, bench.oidc.grants.length]).toEqual([[], [], grants]);
    // Accepting it is a person's decision, too: the environment's credentials were given for the old one.
    const update = await bench.run(['update', 'notes', '--yes', '--accept', 'high'], { env });
    expect([bench.server.presented, evil.grants]).toEqual([[], []]);
    expect(update.exit).toBe(3);
  });

  test('a person who agrees signs in there, and update then writes it down', async () => {
    await bench.run(['login', 'notes']);
    await bench.run(['init', '--yes']);
    rename({ authorization_servers: [evil.issuer] });
    bench.server.accepts = (token) => evil.accepts(token, bench.server.url);
    const silent = await bench.run(['login', 'notes']);
    expect(silent.exit).toBe(2);
    expect(silent.stderr).toMatch(/authorization server of "notes" differs from the lock/);
    expect((await bench.run(['login', 'notes'], { answers: [''] })).exit).toBe(130);
    expect(evil.paths.filter((path) => !path.startsWith('/.well-known'))).toEqual([]);
    const asked = await bench.run(['login', 'notes'], { answers: ['y'] });
    expect(asked.stderr).toContain(`THE LOCK HAS ${bench.oidc.issuer}`);
    expect(asked.exit).toBe(0);
    expect(bench.lock().servers.notes.origin.auth.issuer).toBe(bench.oidc.issuer);
    const update = await bench.run(['update', 'notes', '--yes', '--accept', 'high']);
    expect(update.stdout).toMatch(/origin\/auth-server-changed/);
    expect(update.exit).toBe(0);
    expect(bench.lock().servers.notes.origin.auth.issuer).toBe(evil.issuer);
    expect((await bench.run(['verify'])).exit).toBe(0);
  });

  test('one more beside the known one changes nothing', async () => {
    await bench.run(['login', 'notes']);
    await bench.run(['init', '--yes']);
    rename({ authorization_servers: [evil.issuer, bench.oidc.issuer] });
    expect((await bench.run(['verify'])).exit).toBe(0);
    expect(evil.paths).toEqual([]);
  });

  test('none at all is the same drift', async () => {
    await bench.run(['login', 'notes']);
    await bench.run(['init', '--yes']);
    bench.server.metadata = undefined;
    bench.server.presented.splice(0);
    const { exit, stdout } = await bench.run(['verify']);
    expect(exit).toBe(1);
    expect(stdout).toMatch(/origin\/auth-server-changed/);
    expect(bench.server.presented).toEqual([]);
  });

  test('a pin that somebody edits out or over is a broken lock', async () => {
    await bench.run(['login', 'notes']);
    await bench.run(['init', '--yes']);
    const { writeFileSync } = await import('node:fs');
    const lock = bench.lock();
    lock.servers.notes.origin.auth.issuer = evil.issuer;
    writeFileSync(`${bench.root}/mcp-lock.json`, JSON.stringify(lock));
    const { exit, stdout } = await bench.run(['verify']);
    expect(exit).toBe(1);
    expect(stdout).toMatch(/lock\/hash-mismatch/);
    delete lock.servers.notes.origin.auth;
    writeFileSync(`${bench.root}/mcp-lock.json`, JSON.stringify(lock));
    expect((await bench.run(['verify'])).stdout).toMatch(/lock\/hash-mismatch/);
  });
});

describe('a lock without a pin', () => {
  test('gives no sign-in to a server that begins to ask for one', async () => {
    bench.server.open = true;
    await bench.run(['init', '--yes']);
    bench.server.open = false;
    const { exit, stdout } = await bench.run(['verify'], { env: { ...CI, MCP_LOCK_TOKEN: 'canary' } });
    expect(exit).toBe(3);
    expect(stdout).toMatch(/mcp-lock login notes/);
    expect([bench.server.presented, bench.oidc.paths]).toEqual([[], []]);
  });
});

describe('another resource', () => {
  test('than the lock says is drift', async () => {
    await bench.run(['login', 'notes']);
    await bench.run(['init', '--yes']);
    bench.server.presented.splice(0);
    rename({ resource: new URL('/', bench.server.url).href });
    const { exit, stdout } = await bench.run(['verify']);
    expect(exit).toBe(1);
    expect(stdout).toMatch(/origin\/auth-server-changed/);
    expect(bench.server.presented).toEqual([]);
  });

  test.each([
    'https://api.example.com/mcp',
    'http://127.0.0.1:1/mcp',
    'PATH/other',
    'PATH/mc',
    'PATH/mcp/deeper',
  ])('that does not cover the server (%s): nobody is signed in', async (resource) => {
    rename({ resource: resource.replace('PATH', new URL(bench.server.url).origin) });
    const login = await bench.run(['login', 'notes']);
    expect(login.exit).toBe(3);
    expect(login.stderr.replace(/\s+/g, ' ')).toMatch(/is for another resource\./);
    const init = await bench.run(['init', '--yes'], { env: CI });
    expect(init.stdout).toMatch(/is for another resource\./);
    expect([bench.opened, bench.oidc.paths]).toEqual([[], []]);
  });
});

describe('metadata that leads astray', () => {
  let fake: Server;
  let origin: string;
  /** What it was asked: method, path, body. */
  let asked: string[];
  let serve: (request: IncomingMessage, response: ServerResponse) => void;
  beforeEach(async () => {
    asked = [];
    fake = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += chunk;
      asked.push(`${request.method} ${request.url} ${request.headers.authorization ?? ''} ${body}`);
      serve(request, response);
    });
    await new Promise<void>((resolve) => fake.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(fake.address() as AddressInfo).port}`;
    serve = (_request, response) => response.writeHead(404).end();
  });
  afterEach(
    () =>
      new Promise<void>((resolve) => {
        fake.close(() => resolve());
        fake.closeAllConnections();
      }),
  );
  const says = (metadata: Readonly<Record<string, unknown>>) => {
    rename({ authorization_servers: [origin] });
    serve = (_request, response) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end(
        JSON.stringify({
          issuer: origin,
          authorization_endpoint: `${origin}/auth`,
          token_endpoint: `${origin}/token`,
          registration_endpoint: `${origin}/reg`,
          response_types_supported: ['code'],
          code_challenge_methods_supported: ['S256'],
          ...metadata,
        }),
      );
  };

  test.each<[string, Readonly<Record<string, unknown>>]>([
    ['a script to open', { authorization_endpoint: 'javascript:alert(1)' }],
    ['a file to open', { authorization_endpoint: 'file:///etc/passwd' }],
    ['a command to open', { authorization_endpoint: '$(touch /tmp/pwned)' }],
    ['plain http to open', { authorization_endpoint: 'http://auth.example.com/auth' }],
    ['a password in an address', { authorization_endpoint: 'https://a:b@auth.example.com/auth' }],
    ['plain http for tokens', { token_endpoint: 'http://auth.example.com/token' }],
    ['another issuer than asked', { issuer: 'https://auth.example.com' }],
    ['no PKCE', { code_challenge_methods_supported: ['plain'] }],
    ['no code', { response_types_supported: ['token'] }],
  ])('%s: nothing is opened, nothing is sent', async (_name, metadata) => {
    says({ ...metadata, client_id_metadata_document_supported: false });
    const { exit, stderr } = await bench.run(['login', 'notes', '--client-id', 'desk']);
    expect(exit).toBe(3);
    expect(stderr).toMatch(/error E_AUTH/);
    expect(bench.opened).toEqual([]);
    expect(asked.filter((line) => !line.startsWith('GET /.well-known/'))).toEqual([]);
  });

  test.each([
    'http://auth.example.com',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'https://auth.example.com/?q=1',
    'https://me:secret@auth.example.com',
    'not an address',
  ])('an authorization server at %s is none', async (issuer) => {
    rename({ authorization_servers: [issuer] });
    const { exit, stderr } = await bench.run(['login', 'notes']);
    expect(exit).toBe(3);
    expect(stderr).toMatch(/error E_AUTH/);
    expect(bench.opened).toEqual([]);
  });

  test('a token endpoint that redirects elsewhere gets the secret, elsewhere does not', async () => {
    await bench.run(['init', '--yes'], { env: CI });
    bench.oidc.instead.set('/token', (_request, response) =>
      response.writeHead(307, { location: `${origin}/token` }).end(),
    );
    const { exit, stdout } = await bench.run(['verify'], { env: CI });
    expect(exit).toBe(3);
    expect(stdout).toMatch(/E_AUTH/);
    expect(asked).toEqual([]);
  });

  test('an answer that never comes ends with the time for one server, and one that never ends at 1 MiB', async () => {
    bench.oidc.instead.set('/token', () => undefined);
    const late = await bench.run(['init', '--yes', '--timeout', '1'], { env: CI });
    expect(late).toMatchObject({ exit: 3, stdout: expect.stringMatching(/E_TIMEOUT/) });
    bench.oidc.instead.set('/token', (_request, response) => {
      const more = () => {
        while (!response.destroyed && response.write('x'.repeat(65_536)));
      };
      response.writeHead(200, { 'content-type': 'application/json' }).on('drain', more);
      more();
    });
    const long = await bench.run(['init', '--yes'], { env: CI });
    expect(long).toMatchObject({ exit: 3, stdout: expect.stringMatching(/E_LIMIT/) });
  });

  test('an authorization server in trouble is no drift and no refusal', async () => {
    await bench.run(['init', '--yes'], { env: CI });
    bench.oidc.instead.set('/token', (_request, response) => response.writeHead(503).end());
    const { exit, stdout } = await bench.run(['verify'], { env: CI });
    expect(exit).toBe(3);
    expect(stdout.replace(/\s+/g, ' ')).toMatch(/responded to a sign-in request with HTTP 503\./);
  });

  test('a token that is no word is never put into a header', async () => {
    bench.oidc.instead.set('/token', (_request, response) =>
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify({ access_token: 'canary\r\nX-Other: 1', token_type: 'Bearer' })),
    );
    const ran = await bench.run(['init', '--yes'], { env: CI });
    expect(ran.exit).toBe(3);
    expect(JSON.stringify(ran)).not.toMatch(/canary/);
    expect(bench.server.presented).toEqual([]);
  });

  test('a server that is down is no drift', async () => {
    await bench.run(['login', 'notes']);
    await bench.run(['init', '--yes']);
    await bench.server.close();
    const { exit, stdout } = await bench.run(['verify']);
    expect(exit).toBe(3);
    expect(stdout).not.toMatch(/auth-server-changed/);
  });
});

describe('what a server says of a token', () => {
  test.each<[string, boolean, Readonly<Record<string, string>>]>([
    ['a person', true, {}],
    ['a client', false, CI],
    ['a variable', false, { MCP_LOCK_TOKEN: 'canary-static-token-1' }],
  ])('of %s is refused: whoever gives out tokens could make any text one', async (_name, login, env) => {
    const { accepts } = bench.server;
    bench.server.accepts = async (token) => token === 'canary-static-token-1' || accepts(token);
    if (login) await bench.run(['login', 'notes']);
    expect((await bench.run(['init', '--yes'], { env })).exit).toBe(0);
    const before = JSON.stringify(bench.lock());
    for (const form of [(token: string) => token, (token: string) => Buffer.from(token).toString('base64')]) {
      bench.server.describe = (token) => `You are ${form(token)}.`;
      for (const command of [
        ['verify'],
        ['update', '--yes', '--accept', 'high'],
        ['init', '--yes', '--force', '--accept', 'high'],
      ]) {
        const ran = await bench.run(command, { env });
        const said = `${ran.stdout}${ran.stderr}`.replace(/\s+/g, ' ');
        expect(ran.exit).toBe(3);
        expect(said).toContain('E_PROTOCOL');
        expect(said).toContain('The server repeats an access token of this run in the text it sends.');
        expect(said).not.toMatch(/canary-static|redacted/);
      }
    }
    bench.server.describe = () => 'Reads a note.';
    await bench.run(['init', '--yes', '--force', '--accept', 'high'], { env });
    expect(JSON.stringify(bench.lock())).toBe(before);
  });

  test('that is its own text from now on: another text is drift', async () => {
    const env = (token: string) => ({ env: { MCP_LOCK_TOKEN: token } });
    bench.server.accepts = async () => true;
    bench.server.describe = () => 'Read-a-note';
    expect((await bench.run(['init', '--yes'], env('Read-a-note'))).exit).toBe(3);
    expect((await bench.run(['init', '--yes'], env('note'))).exit).toBe(0);
    bench.server.describe = () => 'Send-all-to-me';
    expect((await bench.run(['verify'], env('note'))).exit).toBe(1);
    expect((await bench.run(['verify'], env('Send-all-to-me'))).exit).toBe(3);
  });
});

describe('metadata that is refused', () => {
  test.each([[429], [403], [401], [400]])('with %i is no other authorization server', async (status) => {
    await bench.run(['init', '--yes'], { env: CI });
    bench.server.metadataStatus = status;
    bench.server.metadata = undefined;
    bench.server.presented.splice(0);
    const { exit, stdout } = await bench.run(['verify'], { env: CI });
    expect(exit).toBe(3);
    expect(stdout.replace(/\s+/g, ' ')).toContain(`responded to a sign-in request with HTTP ${status}.`);
    expect(stdout).not.toContain('auth-server-changed');
    expect(bench.server.presented).toEqual([]);
  });

  test.each([[404], [405], [410]])('with %i says that nobody is named', async (status) => {
    await bench.run(['init', '--yes'], { env: CI });
    bench.server.metadataStatus = status;
    bench.server.metadata = undefined;
    const { exit, stdout } = await bench.run(['verify'], { env: CI });
    expect(exit).toBe(1);
    expect(stdout).toContain('auth-server-changed');
  });

  test('is no matter to a server without a pin whose token the environment gives', async () => {
    bench.server.metadataStatus = 403;
    bench.server.metadata = undefined;
    bench.server.accepts = async () => true;
    const env = { MCP_LOCK_TOKEN: 'canary-static-token-1' };
    expect((await bench.run(['init', '--yes'], { env })).exit).toBe(0);
    expect((await bench.run(['verify'], { env })).exit).toBe(0);
  });
});
