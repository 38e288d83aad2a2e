/** Which addresses a sign-in turns to, what a token is for, and how a browser is started. */
import { describe, expect, test } from 'vitest';
import { nodeBrowse, openerOf } from '../src/host/browser.ts';
import { allowedAddress, covers, sameIssuer } from '../src/server/auth/address.ts';

const PUBLIC = new URL('https://mcp.example.com/v1');
const LOCAL = new URL('http://127.0.0.1:3000/mcp');

describe('addresses that metadata names', () => {
  test.each<[string, URL, boolean]>([
    ['https://auth.example.net/token', PUBLIC, true],
    ['https://93.184.216.34/token', PUBLIC, true],
    ['http://auth.example.net/token', PUBLIC, false],
    ['http://127.0.0.1:8080/token', PUBLIC, false],
    ['https://127.0.0.1/token', PUBLIC, false],
    ['https://localhost/token', PUBLIC, false],
    ['https://[::1]/token', PUBLIC, false],
    ['https://2130706433/token', PUBLIC, false],
    ['https://169.254.169.254/latest/meta-data', PUBLIC, false],
    ['https://10.1.2.3/', PUBLIC, false],
    ['https://172.16.0.1/', PUBLIC, false],
    ['https://172.32.0.1/', PUBLIC, true],
    ['https://192.168.1.1/', PUBLIC, false],
    ['https://100.64.0.1/', PUBLIC, false],
    ['https://[fd00::1]/', PUBLIC, false],
    ['https://[fe80::1]/', PUBLIC, false],
    ['https://[::ffff:169.254.169.254]/', PUBLIC, false],
    ['http://127.0.0.1:8080/token', LOCAL, true],
    ['http://localhost:8080/token', LOCAL, true],
    ['https://auth.example.net/token', LOCAL, true],
    ['http://10.1.2.3/', LOCAL, false],
    ['https://me:word@auth.example.net/', PUBLIC, false],
    ['javascript:alert(1)', PUBLIC, false],
    ['file:///etc/passwd', LOCAL, false],
    ['data:text/html,hi', LOCAL, false],
    ['auth.example.net', PUBLIC, false],
    ['', PUBLIC, false],
  ])('%s from %s: %s', (text, from, allowed) => {
    if (allowed) expect(allowedAddress(text, from, 'a place').href).toBe(new URL(text).href);
    else
      expect(() => allowedAddress(text, from, 'token endpoint')).toThrow(
        /^The sign-in metadata names an invalid token endpoint: /,
      );
  });
});

describe('what a token is for', () => {
  test.each<[string, string, boolean]>([
    ['https://a.example.com/mcp', 'https://a.example.com/mcp', true],
    ['https://a.example.com', 'https://a.example.com/mcp', true],
    ['https://a.example.com/', 'https://a.example.com/mcp', true],
    ['https://A.example.com:443/mcp/', 'https://a.example.com/mcp', true],
    ['https://a.example.com/mcp', 'https://a.example.com/mcp/inner', true],
    ['https://a.example.com/mcp', 'https://a.example.com/mcp2', false],
    ['https://a.example.com/mcp/inner', 'https://a.example.com/mcp', false],
    ['http://a.example.com/mcp', 'https://a.example.com/mcp', false],
    ['https://a.example.com:8443/mcp', 'https://a.example.com/mcp', false],
    ['https://b.example.com/mcp', 'https://a.example.com/mcp', false],
    ['https://a.example.com/mcp#part', 'https://a.example.com/mcp', false],
    ['urn:mcp', 'https://a.example.com/mcp', false],
  ])('%s for %s: %s', (resource, url, covered) => {
    expect(covers(resource, new URL(url))).toBe(covered);
  });

  test('an issuer may be written with a slash at the end, and differs in nothing else', () => {
    expect(sameIssuer('https://a.example.com', 'https://a.example.com/')).toBe(true);
    expect(sameIssuer('https://a.example.com/x', 'https://a.example.com/X')).toBe(false);
  });
});

describe('the browser', () => {
  const url = new URL('https://auth.example.com/auth?a=1&b=$(x)%20"y"');
  test.each([
    ['linux', ['xdg-open', url.href]],
    ['darwin', ['open', url.href]],
    ['win32', ['rundll32', 'url.dll,FileProtocolHandler', url.href]],
  ])('on %s gets the address as one argument, without a shell', (platform, words) => {
    expect(openerOf(platform, url)).toEqual(words);
  });

  test.each(['javascript:alert(1)', 'file:///etc/passwd', 'data:text/html,x'])(
    'never gets %s',
    async (text) => {
      expect(await nodeBrowse(new URL(text))).toBe(false);
    },
  );
});
