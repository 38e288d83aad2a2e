/**
 * The address and the headers of a request, checked before anything is sent, so that no value of a config is in an error of the
 * platform. A request in, its address out; contacts nothing.
 */
import { codePointName } from '../../display/codepoints.ts';
import { McpLockError } from '../../errors.ts';
import type { HttpRequest } from '../../launch/target.ts';
import { forbiddenCharacter, parsedUrl } from '../../lock/address.ts';
import {
  characterInHeader,
  characterInUrl,
  headerNameInvalid,
  invalidUrl,
  passwordInUrl,
} from '../messages.ts';

/** The address of a request. Throws E_LAUNCH for an invalid URL or header. */
export function addressOf({ url, headers }: HttpRequest): URL {
  const address = parsedUrl(url);
  if (address === undefined) throw new McpLockError(invalidUrl());
  const character = forbiddenCharacter(url);
  if (character !== undefined) throw new McpLockError(characterInUrl(character));
  if (address.username !== '' || address.password !== '') throw new McpLockError(passwordInUrl());
  for (const [name, value] of Object.entries(headers)) checkHeader(name, value);
  return address;
}

/** RFC 9110: a name is a token; a value holds no control characters, and here nothing beyond Latin-1. */
function checkHeader(name: string, value: string): void {
  if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name)) throw new McpLockError(headerNameInvalid());
  const forbidden = /[^\t\u0020-\u007e\u0080-\u00ff]/u.exec(value.trim())?.[0];
  if (forbidden === undefined) return;
  throw new McpLockError(characterInHeader(name, codePointName(forbidden.codePointAt(0) ?? 0)));
}
