/** The resource of a sign-in (RFC 9728) goes to the authorization server exactly as the metadata has it (RFC 8707). */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { parsedUrl } from '../../src/lock/address.ts';
import { withOAuthErrors } from '../../src/server/auth/grant.ts';
import { flat, mcpLock, scratch } from '../helpers/run.ts';
import { kind } from './sign-in-resource.cases.ts';

const ISSUER = 'https://login.example.net';
const ENV = { MCP_LOCK_CLIENT_ID: 'ci', MCP_LOCK_CLIENT_SECRET: 'acme-client-word' };

const json = (value: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Response =>
  new Response(JSON.stringify(value), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  });

const RESULTS: Readonly<Record<string, unknown>> = {
  initialize: {
    protocolVersion: '2025-06-18',
    capabilities: { tools: {} },
    serverInfo: { name: 's', version: '1' },
  },
  'tools/list': { tools: [{ name: 'a', description: 'A', inputSchema: { type: 'object' } }] },
};

/** A network with one server and one authorization server, and the resources of all token requests. */
function network(server: string, resource: string, refusal?: string) {
  const requested: (string | null)[] = [];
  const fetch = async (input: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(input instanceof Request ? input.url : input);
    const body = String(init.body ?? '');
    if (url.origin === ISSUER && url.pathname === '/token') {
      requested.push(new URLSearchParams(body).get('resource'));
      if (refusal !== undefined) return json({ error: refusal }, 400);
      return requested.at(-1) === resource
        ? json({ access_token: 'good', token_type: 'Bearer', expires_in: 3600 })
        : json({ error: 'invalid_target' }, 400);
    }
    if (url.origin === ISSUER && url.pathname.startsWith('/.well-known/'))
      return json({
        issuer: ISSUER,
        authorization_endpoint: `${ISSUER}/authorize`,
        token_endpoint: `${ISSUER}/token`,
        response_types_supported: ['code'],
        grant_types_supported: ['client_credentials'],
        token_endpoint_auth_methods_supported: ['client_secret_post'],
      });
    if (url.pathname.startsWith('/.well-known/oauth-protected-resource'))
      return json({ resource, authorization_servers: [ISSUER] });
    if (url.href !== new URL(server).href) return json({}, 404);
    if (new Headers(init.headers).get('authorization') !== 'Bearer good')
      return json({}, 401, { 'www-authenticate': 'Bearer' });
    if (init.method !== 'POST') return new Response(null, { status: 405 });
    const { id, method } = JSON.parse(body) as { id?: number; method: string };
    if (id === undefined) return new Response(null, { status: 202 });
    const result = RESULTS[method];
    const error = { code: -32601, message: 'no' };
    return json({ jsonrpc: '2.0', id, ...(result === undefined ? { error } : { result }) });
  };
  return { fetch, requested };
}

async function repository(url: string, resource: string, refusal?: string) {
  const [root, home] = [scratch(), scratch()];
  writeFileSync(join(root, '.mcp.json'), JSON.stringify({ mcpServers: { s: { type: 'http', url } } }));
  const { fetch, requested } = network(url, resource, refusal);
  const run = (argv: readonly string[]) => mcpLock(root, argv, { home, env: ENV, host: { fetch } });
  const lock = () => readFileSync(join(root, 'mcp-lock.json'), 'utf8');
  return { run, lock, requested };
}

/** The SDK asks `URL.canParse`, and that of Node 20 refuses letters such as `ü` after some thousand calls in one process. */
const canParse = vi.spyOn(URL, 'canParse');
beforeAll(
  () =>
    void canParse.mockImplementation((text, base) => parsedUrl(String(text), base?.toString()) !== undefined),
);
afterAll(() => canParse.mockRestore());

describe(kind.kind, () => {
  test.each(kind.cases)('$name', async ({ url, resource, locked = resource }) => {
    const { run, lock, requested } = await repository(url, resource);
    const first = await run(['init', '--yes']);
    if (locked === 'refused') {
      expect(flat(first.stdout)).toContain('The sign-in metadata of the server is for another resource.');
      expect({ exit: first.exit, requested }).toEqual({ exit: 3, requested: [] });
      return;
    }
    expect(first).toMatchObject({ exit: 0 });
    expect(JSON.parse(lock()).servers.s.origin.auth).toEqual({ issuer: ISSUER, resource: locked });
    expect(lock()).not.toContain('acme-');
    expect(await run(['verify'])).toMatchObject({ exit: 0 });
    expect(new Set(requested)).toEqual(new Set([resource]));
  });
});

describe('what an authorization server refuses is named', () => {
  const [{ url, resource } = { url: '', resource: '' }] = kind.cases;

  test.each([
    [
      'invalid_target',
      'The authorization server does not know the resource that the server names (invalid_target).',
    ],
    [
      'invalid_resource',
      'The authorization server does not know the resource that the server names (invalid_resource).',
    ],
    ['invalid_scope', 'The authorization server rejects the token request (invalid_scope).'],
    ['invalid_request', 'The authorization server rejects the token request (invalid_request).'],
    [
      'invalid_client',
      'The authorization server rejects the client from MCP_LOCK_CLIENT_ID (invalid_client).',
    ],
    [
      'unauthorized_client',
      'The authorization server rejects the client from MCP_LOCK_CLIENT_ID (unauthorized_client).',
    ],
  ])('%s', async (error, sentence) => {
    const { run } = await repository(url, resource, error);
    const { exit, stdout } = await run(['init', '--yes']);
    expect(flat(stdout)).toContain(sentence);
    expect(stdout.includes('MCP_LOCK_CLIENT_ID')).toBe(sentence.includes('MCP_LOCK_CLIENT_ID'));
    expect(exit).toBe(3);
  });

  test('without a client of the environment, too', async () => {
    const { OAuthError } = await import('@modelcontextprotocol/client');
    const refused = withOAuthErrors(undefined, () => Promise.reject(new OAuthError('invalid_target', 'no')));
    await expect(refused).rejects.toThrow(/does not know the resource/);
  });
});
