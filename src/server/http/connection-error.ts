/**
 * Why a request got no response: what the platform threw in, an `McpLockError` for its cause out. Never repeats the platform's
 * message, since it may quote headers. Pure.
 */
import { McpLockError } from '../../errors.ts';
import type { ConnectionFault } from '../messages.ts';
import { connectionFailure, proxyRefusal } from '../messages.ts';

/** Codes of Node, undici and OpenSSL. */
const FAULTS: Readonly<Partial<Record<string, ConnectionFault>>> = {
  ENOTFOUND: 'unknown-host',
  EAI_AGAIN: 'host-lookup',
  ECONNREFUSED: 'refused',
  EHOSTUNREACH: 'no-route',
  ENETUNREACH: 'no-route',
  EADDRNOTAVAIL: 'no-route',
  ETIMEDOUT: 'no-route',
  UND_ERR_CONNECT_TIMEOUT: 'connect-timeout',
  UND_ERR_HEADERS_TIMEOUT: 'response-timeout',
  UND_ERR_BODY_TIMEOUT: 'response-timeout',
  ECONNRESET: 'broken-off',
  EPIPE: 'broken-off',
  UND_ERR_SOCKET: 'broken-off',
  UND_ERR_HEADERS_OVERFLOW: 'headers',
  HPE_HEADER_OVERFLOW: 'headers',
  CERT_HAS_EXPIRED: 'expired',
  CERT_NOT_YET_VALID: 'not-yet-valid',
  CERT_REVOKED: 'revoked',
  ERR_TLS_CERT_ALTNAME_INVALID: 'other-host',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'unknown-authority',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'unknown-authority',
  UNABLE_TO_GET_ISSUER_CERT: 'unknown-authority',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'unknown-authority',
  ERR_SSL_WRONG_VERSION_NUMBER: 'no-tls',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'no-tls',
};

const faultOf = (code: string): ConnectionFault | undefined =>
  Object.hasOwn(FAULTS, code) ? FAULTS[code] : undefined;

const WEAK = /^(?:CA_|EE_|ERR_SSL_.*(?:TOO_SMALL|TOO_WEAK|UNSUPPORTED|HANDSHAKE|ALERT)|ERR_TLS_|CERT_)/;

/** `env`: the variables that may name a proxy. */
export function connectionError(
  error: unknown,
  url: URL,
  env: Readonly<Record<string, string | undefined>>,
): McpLockError {
  if (error instanceof McpLockError) return error;
  const code = errorCode(error);
  const tunnel = /Proxy response \((\d{3})\)/.exec(
    chain(error)
      .map(({ message }) => message)
      .join(' '),
  )?.[1];
  const variable = proxyVariable(url, env);
  if (tunnel !== undefined)
    return new McpLockError(proxyRefusal(tunnel, variable ?? 'HTTPS_PROXY', url.hostname), { cause: error });
  const proxy = /^(?:E|UND_ERR_CONN)/.test(code) ? variable : undefined;
  const fault = faultOf(code);
  if (fault !== undefined)
    return new McpLockError(connectionFailure(fault, undefined, proxy), { cause: error });
  const shown = /^[A-Z][A-Z0-9_]*$/.test(code) ? code : undefined;
  return new McpLockError(connectionFailure(...faultAndCode(code, shown, error), proxy), { cause: error });
}

/** The fault of a code that is not in the table, and the code where a reader needs it. */
function faultAndCode(
  code: string,
  shown: string | undefined,
  error: unknown,
): readonly [fault: ConnectionFault, shown: string | undefined] {
  if (code.startsWith('HPE_')) return ['not-http', shown];
  if (code.startsWith('Z_') || code.startsWith('ERR__') || code.startsWith('ERR_BROTLI'))
    return ['compression', undefined];
  if (WEAK.test(code)) return ['tls-refused', shown];
  if (chain(error).some(({ message }) => message === 'bad port')) return ['blocked-port', undefined];
  return ['other', shown];
}

/** Whether the connection broke off, so that the request may or may not have had its effect. */
export const isBrokenOff = (error: unknown): boolean => faultOf(errorCode(error)) === 'broken-off';

/** The error and its causes, at most eight. */
function chain(error: unknown): readonly Error[] {
  const errors: Error[] = [];
  for (let one = error; one instanceof Error && errors.length < 8; one = one.cause) errors.push(one);
  return errors;
}

/** The platform's code of the innermost cause that has one; empty without. */
export const errorCode = (error: unknown): string =>
  chain(error)
    .map((one) => ('code' in one && typeof one.code === 'string' ? one.code : ''))
    .findLast((code) => code !== '') ?? '';

/** Name of the variable that sends requests for this address through a proxy. */
function proxyVariable(url: URL, env: Readonly<Record<string, string | undefined>>): string | undefined {
  const names =
    url.protocol === 'https:'
      ? ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY']
      : ['http_proxy', 'HTTP_PROXY'];
  return names.find((name) => (env[name] ?? '') !== '');
}
