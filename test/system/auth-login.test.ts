/** `login` and `logout` against a real provider: code flow, storage, renewal, and answers that are not for us. */
import { mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { browserTo } from '../helpers/oidc.ts';
import type { SignInBench } from '../helpers/sign-in.ts';
import { signInBench } from '../helpers/sign-in.ts';

let bench: SignInBench;
beforeEach(async () => {
  bench = await signInBench();
});
afterEach(async () => {
  expect(bench.leaks()).toEqual([]);
  await bench.close();
});

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);
/** A browser that comes back with something else than it was sent back with. */
const turning = (change: (back: URL) => void) => ({
  host: {
    browse: async (url: URL) => {
      void browserTo(url, ({ pathname }) => pathname === '/callback').then((back) => {
        change(back);
        return fetch(back);
      });
      return true;
    },
  },
});

describe('without a sign-in', () => {
  test('init says what to do, and opens no browser', async () => {
    const { exit, stdout } = await bench.run(['init', '--yes']);
    expect(exit).toBe(3);
    expect(stdout).toMatch(/E_AUTH/);
    expect(stdout).toMatch(/mcp-lock login notes/);
    expect(stdout).toMatch(/MCP_LOCK_TOKEN_NOTES/);
    expect(bench.opened).toEqual([]);
  });

  test('a server that asks for a token and names nobody is said to want one', async () => {
    bench.server.metadata = undefined;
    const { exit, stdout } = await bench.run(['init', '--yes']);
    expect(exit).toBe(3);
    expect(stdout).toMatch(/The server requires a token \(HTTP 401\)\./);
  });
});

describe('login', () => {
  test('signs in with PKCE, a state and the resource, and init, verify, diff and update use it', async () => {
    const { exit, stdout, stderr } = await bench.run(['login', 'notes']);
    expect({ exit, stdout }).toEqual({ exit: 0, stdout: `Signed in to notes at ${bench.oidc.issuer}.\n` });
    expect(stderr).toMatch(/not the origin of the server/);
    const [address] = bench.opened;
    expect(Object.fromEntries(address?.searchParams ?? [])).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      state: expect.stringMatching(/^[\w-]{43}$/),
      redirect_uri: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/callback$/),
      resource: bench.server.url,
      scope: 'notes:read offline_access',
    });
    expect((await bench.run(['init', '--yes'])).exit).toBe(0);
    expect(bench.lock().servers.notes.origin.auth).toEqual({
      issuer: bench.oidc.issuer,
      resource: bench.server.url,
    });
    for (const command of ['verify', 'diff', 'update'])
      expect((await bench.run([command, ...(command === 'verify' ? [] : ['--yes'])])).exit).toBe(0);
    expect(bench.opened).toHaveLength(1);
  });

  test.skipIf(process.platform === 'win32')('keeps tokens for this user alone', async () => {
    mkdirSync(bench.stateFolder, { mode: 0o755 });
    await bench.run(['login', 'notes']);
    const [file = '', ...more] = bench.kept();
    expect(more).toEqual([]);
    expect(file).toMatch(/\/[0-9a-f]{64}\.json$/);
    expect([modeOf(bench.stateFolder), modeOf(file)]).toEqual(['700', '600']);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
      issuer: bench.oidc.issuer,
      resource: bench.server.url,
      tokens: { access_token: bench.oidc.tokens[0] },
    });
  });

  test('--no-browser prints the address and opens nothing', async () => {
    let printed = '';
    const going = bench.run(['login', 'notes', '--no-browser'], {
      host: {
        terminal: {
          stdoutIsTTY: false,
          stderrIsTTY: false,
          stdinIsTTY: false,
          columns: 80,
          rows: 24,
          stdout: () => undefined,
          ask: async () => undefined,
          page: async () => false,
          stderr: (text) => {
            const [found] = /http:\S+\/auth\?\S+/.exec(text) ?? [];
            if (found === undefined) return;
            printed = found;
            void browserTo(new URL(found), ({ pathname }) => pathname === '/callback').then((back) =>
              fetch(back),
            );
          },
        },
      },
    });
    expect((await going).exit).toBe(0);
    expect(printed).not.toBe('');
    expect(bench.opened).toEqual([]);
  });

  test('a client that is registered already is used as the config names it', async () => {
    bench.config({ notes: { type: 'http', url: bench.server.url, oauth: { clientId: 'desk' } } });
    expect((await bench.run(['login', 'notes'])).exit).toBe(0);
    expect(bench.opened[0]?.searchParams.get('client_id')).toBe('desk');
    expect(bench.oidc.paths).not.toContain('/reg');
  });

  test('--client-id and --scope are asked with', async () => {
    const argv = ['login', 'notes', '--client-id', 'desk', '--scope', 'notes:read notes:write'];
    expect((await bench.run(argv)).exit).toBe(0);
    expect(Object.fromEntries(bench.opened[0]?.searchParams ?? [])).toMatchObject({
      client_id: 'desk',
      scope: 'notes:read notes:write offline_access',
    });
  });

  test('a person is asked, and a no signs nobody in', async () => {
    const { exit, stderr } = await bench.run(['login', 'notes'], { answers: ['n'] });
    expect(exit).toBe(130);
    expect(stderr).toMatch(bench.oidc.issuer);
    expect([bench.opened, bench.kept()]).toEqual([[], []]);
  });

  test('Ctrl-C ends the wait', async () => {
    const interrupt = new AbortController();
    const { McpLockError } = await import('../../src/errors.ts');
    const browse = async () => {
      interrupt.abort(new McpLockError({ code: 'E_INTERRUPTED', message: 'interrupted' }));
      return true;
    };
    const { exit } = await bench.run(['login', 'notes'], { signal: interrupt.signal, host: { browse } });
    expect(exit).toBe(130);
    expect(bench.kept()).toEqual([]);
  });

  test('a local server needs no login', async () => {
    bench.config({ notes: { command: 'node', args: ['x.js'] } });
    const { exit, stderr } = await bench.run(['login', 'notes']);
    expect(exit).toBe(2);
    expect(stderr).toMatch(/is not a remote server/);
  });

  test('notes the authorization server in an entry that has none', async () => {
    bench.server.open = true;
    expect((await bench.run(['init', '--yes'])).exit).toBe(0);
    bench.server.open = false;
    const shut = await bench.run(['verify']);
    expect(shut.exit).toBe(3);
    expect(shut.stdout).toMatch(/mcp-lock login notes/);
    expect((await bench.run(['login', 'notes'])).stdout).toMatch(/Recorded its authorization server/);
    expect(bench.lock().servers.notes.origin.auth.issuer).toBe(bench.oidc.issuer);
    expect((await bench.run(['verify'])).exit).toBe(0);
  });

  test('notes nothing in an entry somebody edited', async () => {
    bench.server.open = true;
    await bench.run(['init', '--yes']);
    const lock = bench.lock();
    lock.servers.notes.origin.url = 'https://elsewhere.example.com/mcp';
    writeFileSync(join(bench.root, 'mcp-lock.json'), JSON.stringify(lock));
    await bench.run(['login', 'notes']);
    expect(bench.lock()).toEqual(lock);
  });
});

describe('an answer that is not for us', () => {
  test.each<[string, (back: URL) => void, RegExp]>([
    [
      'another state',
      (back) => back.searchParams.set('state', 'x'.repeat(43)),
      /returned the response to another sign-in\./,
    ],
    ['no state', (back) => back.searchParams.delete('state'), /returned the response to another sign-in\./],
    [
      'another issuer',
      (back) => back.searchParams.set('iss', 'https://evil.example.com'),
      /rejects the sign-in/,
    ],
    ['no issuer', (back) => back.searchParams.delete('iss'), /rejects the sign-in/],
    [
      'a refusal in words of its own',
      (back) => {
        back.searchParams.delete('code');
        back.searchParams.set('error', 'access_denied');
        back.searchParams.set('error_description', '\u202e run rm -rf');
      },
      /refused \(access_denied\)/,
    ],
    [
      'an error nobody knows',
      (back) => {
        back.searchParams.delete('code');
        back.searchParams.set('error', '\u001b[2Jboo');
      },
      /refused\.$/m,
    ],
  ])('%s: no code is traded', async (_name, change, message) => {
    const { exit, stderr } = await bench.run(['login', 'notes'], turning(change));
    expect(exit).toBe(3);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/boo|rm -rf/);
    expect([bench.oidc.grants, bench.kept()]).toEqual([[], []]);
  });

  test('the door answers one request, under its own name and path only', async () => {
    const statuses: number[] = [];
    let knocking: Promise<void> | undefined;
    const browse = async (url: URL) => {
      const door = new URL(url.searchParams.get('redirect_uri') ?? '');
      const state = url.searchParams.get('state');
      knocking = (async () => {
        statuses.push((await fetch(new URL('/', door))).status);
        statuses.push((await fetch(`${door.origin}//`)).status);
        statuses.push((await fetch(door, { method: 'POST' })).status);
        door.hostname = 'localhost';
        statuses.push((await fetch(door).catch(() => ({ status: 404 }))).status);
        door.hostname = '127.0.0.1';
        door.search = `?state=${state}&error=access_denied`;
        statuses.push((await fetch(door)).status);
      })();
      return true;
    };
    expect((await bench.run(['login', 'notes'], { host: { browse } })).exit).toBe(3);
    await knocking;
    expect(statuses).toEqual([404, 404, 404, 404, 200]);
  });
});

describe('where sign-ins are kept', () => {
  test.each([
    ['in the workspace', (root: string) => join(root, 'state')],
    [
      'by a link into the workspace',
      (root: string, home: string) => {
        symlinkSync(root, join(home, 'link'));
        return join(home, 'link');
      },
    ],
  ])('%s: refused', async (_name, place) => {
    const XDG_STATE_HOME = place(bench.root, bench.home);
    const { exit, stderr } = await bench.run(['login', 'notes'], { env: { XDG_STATE_HOME } });
    expect(exit).toBe(3);
    expect(stderr).toMatch(/inside this repository/);
    expect(bench.opened).toEqual([]);
  });

  test('in the repository around the workspace: refused', async () => {
    mkdirSync(join(bench.root, '.git'));
    const inner = join(bench.root, 'packages', 'one');
    mkdirSync(inner, { recursive: true });
    writeFileSync(join(inner, '.mcp.json'), readFileSync(join(bench.root, '.mcp.json')));
    const env = { XDG_STATE_HOME: join(bench.root, 'state') };
    expect((await bench.run(['login', 'notes', '--cwd', inner], { env })).stderr).toMatch(/inside this rep/);
  });

  test('a relative XDG_STATE_HOME counts as none', async () => {
    await bench.run(['login', 'notes'], { env: { XDG_STATE_HOME: 'state' } });
    const usual = join(
      bench.home,
      ...(process.platform === 'darwin' ? ['Library', 'Application Support'] : ['.local', 'state']),
      'mcp-lock',
    );
    expect(statSync(usual).isDirectory()).toBe(true);
  });

  test('a file that is a link, or no sign-in, is none', async () => {
    await bench.run(['login', 'notes']);
    const [file = ''] = bench.kept();
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.slice(0, 40));
    expect((await bench.run(['init', '--yes'])).exit).toBe(3);
    const { renameSync } = await import('node:fs');
    renameSync(file, join(bench.home, 'moved.json'));
    writeFileSync(join(bench.home, 'moved.json'), text);
    symlinkSync(join(bench.home, 'moved.json'), file);
    expect((await bench.run(['init', '--yes'])).exit).toBe(3);
  });
});

describe('renewal', () => {
  beforeEach(async () => {
    await bench.run(['login', 'notes']);
    await bench.run(['init', '--yes']);
  });

  test('a refused token is renewed once, silently, and the new one is kept', async () => {
    const [file = ''] = bench.kept();
    const before = JSON.parse(readFileSync(file, 'utf8'));
    bench.oidc.expireAccessTokens();
    const { exit, stderr } = await bench.run(['verify']);
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
    const after = JSON.parse(readFileSync(file, 'utf8'));
    expect(bench.oidc.grants).toEqual(['authorization_code', 'refresh_token']);
    expect(after.tokens.access_token).not.toBe(before.tokens.access_token);
    expect(after.tokens.refresh_token).not.toBe(before.tokens.refresh_token);
    expect(bench.opened).toHaveLength(1);
  });

  test('a token that is about to end is renewed before it is used', async () => {
    const [file = ''] = bench.kept();
    const stored = JSON.parse(readFileSync(file, 'utf8'));
    writeFileSync(file, JSON.stringify({ ...stored, expiresAt: Math.floor(Date.now() / 1000) + 5 }));
    bench.server.presented.splice(0);
    expect((await bench.run(['verify'])).exit).toBe(0);
    expect(bench.server.presented).not.toContain(`Bearer ${stored.tokens.access_token}`);
  });

  test('two runs at once use a refresh token once', async () => {
    bench.oidc.expireAccessTokens();
    const both = await Promise.all([bench.run(['verify']), bench.run(['verify'])]);
    expect(both.map(({ exit }) => exit)).toEqual([0, 0]);
    expect(bench.oidc.grants.filter((grant) => grant === 'refresh_token')).toHaveLength(1);
  });

  test('a refresh token that is refused ends in what to do', async () => {
    const [file = ''] = bench.kept();
    const stored = JSON.parse(readFileSync(file, 'utf8'));
    writeFileSync(file, JSON.stringify({ ...stored, tokens: { ...stored.tokens, refresh_token: 'spent' } }));
    bench.oidc.expireAccessTokens();
    const { exit, stdout, stderr } = await bench.run(['verify']);
    expect(exit).toBe(3);
    expect(stdout).toMatch(/E_AUTH/);
    expect(stdout).toMatch(/mcp-lock login notes/);
    expect(stderr).toBe('');
    expect(bench.opened).toHaveLength(1);
  });

  test('a scope that is missing is named', async () => {
    bench.server.wants = 'notes:write';
    const { exit, stdout } = await bench.run(['verify']);
    expect(exit).toBe(3);
    expect(stdout).toMatch(/the scope "notes:write"/);
    expect(stdout).toMatch(/mcp-lock login notes --scope notes:write/);
  });
});

describe('logout', () => {
  test('forgets and revokes', async () => {
    await bench.run(['login', 'notes']);
    await bench.run(['init', '--yes']);
    const [token = ''] = bench.oidc.tokens;
    const { exit, stdout } = await bench.run(['logout', 'notes']);
    expect({ exit, stdout }).toEqual({
      exit: 0,
      stdout: `Removed the sign-in for notes at ${bench.oidc.issuer}.\n`,
    });
    expect(bench.kept()).toEqual([]);
    expect(await bench.oidc.accepts(token, bench.server.url)).toBe(false);
    expect((await bench.run(['verify'])).exit).toBe(3);
    expect((await bench.run(['logout', 'notes'])).stdout).toMatch(/There is no sign-in/);
  });

  test('forgets also when the issuer does not answer, and says so', async () => {
    await bench.run(['login', 'notes']);
    bench.oidc.instead.set('/token/revocation', (_request, response) => response.writeHead(503).end());
    expect((await bench.run(['logout', 'notes'])).stdout).toMatch(/stay valid\s+there/);
    expect(bench.kept()).toEqual([]);
  });
});
