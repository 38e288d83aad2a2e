/**
 * What it takes to reach a server by HTTP: address, headers, and who signs in. Checked before anything is sent, so that
 * no value ever stands in a message of the platform. Types and one check; contacts nothing.
 */
import { codePointName } from '../../display/codepoints.ts';
import { McpLockError } from '../../errors.ts';
import type { HttpRequest } from '../../launch/target.ts';
import { forbiddenCharacter } from '../../lock/address.ts';

/** The address to contact. Throws E_LAUNCH for what no request can be made of. */
export function addressOf({ url, headers }: HttpRequest): URL {
  if (!URL.canParse(url))
    throw new McpLockError('E_LAUNCH', 'its URL is not valid', { next: 'check "url" in the config' });
  const odd = forbiddenCharacter(url);
  if (odd !== undefined)
    throw new McpLockError('E_LAUNCH', `its URL holds a character that no address has: ${odd}`, {
      next: 'write "url" anew by hand, or the variable it comes from',
    });
  const address = new URL(url);
  if (address.username !== '' || address.password !== '') {
    throw new McpLockError('E_LAUNCH', 'its URL holds a user name or a password, which no client sends', {
      next: 'take them out of "url" and write a header: "Authorization": "Basic …"',
    });
  }
  for (const [name, value] of Object.entries(headers)) checkHeader(name, value);
  return address;
}

/** RFC 9110: a name is a token; a value holds no control characters, and here nothing beyond Latin-1. */
function checkHeader(name: string, value: string): void {
  if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name))
    throw new McpLockError('E_LAUNCH', 'the name of one of its headers holds a character it must not', {
      next: 'check "headers" in the config',
    });
  const bad = /[^\t\u0020-\u007e\u0080-\u00ff]/u.exec(value.trim())?.[0];
  if (bad === undefined) return;
  throw new McpLockError(
    'E_LAUNCH',
    `the value of its header ${name} holds a character no header may have: ${codePointName(bad.codePointAt(0) ?? 0)}`,
    { next: `check the value, or the variable it comes from, of "${name}" in the config` },
  );
}
