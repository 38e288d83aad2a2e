/** One address, many spellings: what is locked is its normal form, and what no reader can see is refused by name. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { urlChange } from '../src/diff/launch.ts';
import { cleanAddress, forbiddenCharacter, sameAddress } from '../src/lock/address.ts';
import { startHttpServer } from './helpers/http-server.ts';
import { repository } from './helpers/repository.ts';
import { flat, mcpLock } from './helpers/run.ts';

describe('the normal form', () => {
  test.each([
    ['scheme and host in lower case', 'HTTPS://MCP.Example.COM/V1', 'https://mcp.example.com/V1'],
    ['default port of https', 'https://mcp.example.com:443/v1', 'https://mcp.example.com/v1'],
    ['default port of http', 'http://mcp.example.com:80/v1', 'http://mcp.example.com/v1'],
    ['a port of its own', 'https://mcp.example.com:08443/v1', 'https://mcp.example.com:8443/v1'],
    ['the port of the other scheme', 'https://mcp.example.com:80/', 'https://mcp.example.com:80/'],
    ['dot at the end of the host', 'https://mcp.example.com./v1', 'https://mcp.example.com/v1'],
    ['the same with a port', 'https://mcp.example.com.:8443/v1', 'https://mcp.example.com:8443/v1'],
    ['IDN', 'https://m\u{fc}nchen.example/v1', 'https://xn--mnchen-3ya.example/v1'],
    ['IDN in upper case', 'https://M\u{dc}NCHEN.example/v1', 'https://xn--mnchen-3ya.example/v1'],
    ['IDN in parts', 'https://mu\u{308}nchen.example/v1', 'https://xn--mnchen-3ya.example/v1'],
    [
      'a letter that looks like another stays another',
      'https://\u{430}pple.example/',
      'https://xn--pple-43d.example/',
    ],
    ['full-width letters and dots', 'https://\u{ff4d}cp\u{3002}example.com/', 'https://mcp.example.com/'],
    ['no path', 'https://mcp.example.com', 'https://mcp.example.com/'],
    ['slash at the end of a path', 'https://mcp.example.com/v1/', 'https://mcp.example.com/v1/'],
    ['dot segments', 'https://mcp.example.com/a/./b/../v1', 'https://mcp.example.com/a/v1'],
    ['dot segments in escapes', 'https://mcp.example.com/a/%2e%2E/v1', 'https://mcp.example.com/v1'],
    ['escapes in upper case', 'https://mcp.example.com/a%2fb%c3%a9', 'https://mcp.example.com/a%2Fb%C3%A9'],
    ['needless escapes', 'https://mcp.example.com/%7euser/%61', 'https://mcp.example.com/~user/a'],
    ['letters that need an escape', 'https://mcp.example.com/caf\u{e9}', 'https://mcp.example.com/caf%C3%A9'],
    ['backslashes', 'https:\\\\mcp.example.com\\v1', 'https://mcp.example.com/v1'],
    ['fragment', 'https://mcp.example.com/v1#part', 'https://mcp.example.com/v1'],
    ['user and password', 'https://me:secret@mcp.example.com/v1', 'https://mcp.example.com/v1'],
    ['IPv6', 'http://[2001:DB8:0:0:0:0:0:1]/', 'http://[2001:db8::1]/'],
    ['IPv6 with an IPv4 inside', 'http://[::ffff:192.0.2.1]/', 'http://[::ffff:c000:201]/'],
    ['IPv4 in one number', 'http://2130706433/', 'http://127.0.0.1/'],
    ['IPv4 in hexadecimal', 'http://0x7f.1/', 'http://127.0.0.1/'],
    ['IPv4 in octal', 'http://0177.0.0.01/', 'http://127.0.0.1/'],
    ['IPv4 with a dot', 'http://127.0.0.1./', 'http://127.0.0.1/'],
    [
      'variables in host, port and path',
      'HTTPS://${Host}.Example.com.:${PORT}/%7e${Path}',
      'https://${Host}.example.com:${PORT}/~${Path}',
    ],
  ])('%s', (_, written, normal) => {
    expect(cleanAddress(written)).toBe(normal);
    expect(cleanAddress(normal)).toBe(normal);
    expect(sameAddress(written, normal)).toBe(true);
  });

  test.each([
    ['https://mcp.example.com/v1', 'https://mcp.example.com/v1/'],
    ['https://mcp.example.com/v1', 'https://mcp.example.com/V1'],
    ['https://mcp.example.com/v1', 'http://mcp.example.com/v1'],
    ['https://mcp.example.com/v1', 'https://mcp.example.com:8443/v1'],
    ['https://mcp.example.com/a%2Fb', 'https://mcp.example.com/a/b'],
    ['https://mcp.example.com/?set=all', 'https://mcp.example.com/?set=safe'],
    ['https://mcp.example.com/${A}', 'https://mcp.example.com/${B}'],
    ['not an address', 'not an address'],
  ])('%s is not %s', (a, b) => {
    expect(sameAddress(a, b)).toBe(false);
  });
});

test.each([
  ['https://MCP.example.com:443/a', 'https://mcp.example.com./b', 'origin/url-changed'],
  ['https://mcp.example.com/a', 'http://mcp.example.com/a', 'origin/scheme-downgraded'],
  ['http://mcp.example.com/a', 'https://mcp.example.com/a', 'origin/url-changed'],
  ['https://mcp.example.com/a', 'https://mcp.example.com:8443/a', 'origin/host-changed'],
  ['https://apple.example/', 'https://\u{430}pple.example/', 'origin/host-changed'],
])('%s to %s is %s', (before, after, rule) => {
  expect(urlChange('s', before, after).rule).toBe(rule);
});

const ODD: readonly (readonly [text: string, name: string])[] = [
  ['https://mcp.exam\u{200b}ple.com/v1', 'U+200B ZERO WIDTH SPACE'],
  ['https://mcp.example.com/v1\u{feff}', 'U+FEFF'],
  ['https://mcp.example.com/\u{200d}v1', 'U+200D ZERO WIDTH JOINER'],
  ['https://mcp.example.com/v1\u{ad}', 'U+00AD SOFT HYPHEN'],
  ['https://mcp.example.com/\u{202e}1v', 'U+202E'],
  ['https://mcp.example.com/v 1', 'U+0020'],
  [' https://mcp.example.com/v1', 'U+0020'],
  ['https://mcp.example.com/v1\n', 'U+000A LINE FEED'],
  ['https://mcp.exa\tmple.com/v1', 'U+0009 TAB'],
  ['https://mcp.example.com/\u{a0}', 'U+00A0 NO-BREAK SPACE'],
  ['https://mcp.example.com/\u{1b}[2J', 'U+001B ESCAPE'],
  ['https://mcp.example.com/\u{e0041}', 'U+E0041'],
];

describe('what cannot be seen', () => {
  test.each(ODD)('%j names %s', (text, name) => {
    expect(forbiddenCharacter(text)).toContain(name);
  });

  test('is looked for outside variables', () => {
    expect(forbiddenCharacter('https://mcp.example.com/${input:my key}')).toBeUndefined();
    expect(forbiddenCharacter('https://m\u{fc}nchen.example/caf\u{e9}')).toBeUndefined();
  });

  test.each(ODD.slice(0, 2))('%j is refused before anything is asked', async (url, name) => {
    const repo = repository({});
    repo.config({ remote: { type: 'http', url } });
    const { exit, stdout } = await mcpLock(repo.root, ['init', '--yes']);
    expect(exit).toBe(3);
    expect(stdout).toContain('E_LAUNCH');
    expect(flat(stdout)).toContain(name);
    expect(stdout).toContain('next: ');
  });

  test('in a value of a variable, too', async () => {
    const repo = repository({});
    repo.config({ remote: { type: 'http', url: 'https://mcp.example.com/${TENANT}' } });
    const { exit, stdout } = await mcpLock(repo.root, ['init', '--yes'], { env: { TENANT: 'a\u{200b}b' } });
    expect(exit).toBe(3);
    expect(flat(stdout)).toContain('U+200B ZERO WIDTH SPACE');
  });
});

test('another spelling of the locked address is no drift, another path is', async () => {
  const server = await startHttpServer();
  try {
    const repo = repository({});
    repo.config({ remote: { type: 'http', url: server.url } });
    expect((await mcpLock(repo.root, ['init', '--yes'])).exit).toBe(0);
    const { port } = new URL(server.url);
    const config = (url: string) =>
      writeFileSync(
        join(repo.root, '.mcp.json'),
        JSON.stringify({ mcpServers: { remote: { type: 'http', url } } }),
      );
    config(`HTTP://0x7F.1:${port}/a/../%6Dcp#x`);
    expect((await mcpLock(repo.root, ['verify'])).exit).toBe(0);
    config(`${server.url}/`);
    const { exit, stdout } = await mcpLock(repo.root, ['verify']);
    expect(exit).toBe(1);
    expect(stdout).toContain('origin/url-changed');
  } finally {
    await server.close();
  }
});
