/**
 * Which addresses a sign-in may use: https, or plain http on this machine; none on this machine or in its network when the
 * server is elsewhere (RFC 9728 section 7.7). Addresses in, an address or E_AUTH out; contacts none of them.
 */
import { McpLockError } from '../../errors.ts';
import { isLocal, isLoopback } from '../../host/local-address.ts';
import { parsedUrl } from '../../lock/address.ts';
import { metadataAddress } from '../messages.ts';

/**
 * The address a server's metadata names. `from`: the server's own; `what`: what it is (`token endpoint`). Throws E_AUTH, naming neither address.
 */
export function allowedAddress(text: string | URL, from: URL, what: string): URL {
  const url = parsedUrl(String(text));
  if (url === undefined) throw new McpLockError(metadataAddress(what, 'no-url'));
  const loopback = isLoopback(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback))
    throw new McpLockError(metadataAddress(what, 'no-https'));
  if (url.username !== '' || url.password !== '') throw new McpLockError(metadataAddress(what, 'password'));
  if (isLocal(url.hostname) && !isLocal(from.hostname))
    throw new McpLockError(metadataAddress(what, 'local'));
  return url;
}

/** Whether a token for `resource` is meant for `url`: the same origin, and the same path or one below it. */
export function covers(resource: string, url: URL): boolean {
  const meant = parsedUrl(resource);
  if (meant === undefined) return false;
  const { origin, pathname, hash } = meant;
  const folder = pathname.endsWith('/') ? pathname : `${pathname}/`;
  return hash === '' && origin === url.origin && `${url.pathname}/`.startsWith(folder);
}

/** Whether two issuers are the same but for a slash at the end. */
export const sameIssuer = (a: string, b: string): boolean => a.replace(/\/$/, '') === b.replace(/\/$/, '');
