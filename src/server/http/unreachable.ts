/**
 * Why a request got no answer: what the platform threw in, one of our errors out, each cause in words of its own. The
 * platform's own message is never repeated, since it may quote headers. Pure.
 */
import type { ErrorCode } from '../../errors.ts';
import { McpLockError } from '../../errors.ts';

type Row = readonly [code: ErrorCode, message: string, next: string];

const ADDRESS = 'check "url" in the config, and the network of this machine';
const CERTIFICATE = 'ask who runs the server; do not switch the check off';
const OWN_CA = 'if it is your own authority: NODE_EXTRA_CA_CERTS=FILE.pem mcp-lock …';
const AUTHOR = 'report it to the author of the server';

const UNKNOWN_CA: Row = [
  'E_LAUNCH',
  'its certificate comes from an authority this machine does not know',
  OWN_CA,
];
const SELF_SIGNED: Row = [
  'E_LAUNCH',
  'its certificate is signed by itself and not known to this machine',
  OWN_CA,
];
const BROKEN_OFF: Row = [
  'E_PROTOCOL',
  'it broke the connection off before it had answered',
  'run the same command again; then look into the log of the server',
];
const NO_WAY: Row = ['E_LAUNCH', 'there is no way to its address from here', ADDRESS];
const HEADERS: Row = ['E_LIMIT', 'its answer has headers of more than 16 KiB', AUTHOR];
const SLOW: Row = ['E_TIMEOUT', 'it did not answer in time', 'give it longer: --timeout 120'];

const ROWS: ReadonlyMap<string, Row> = new Map<string, Row>([
  ['ENOTFOUND', ['E_LAUNCH', 'its host name is not known', ADDRESS]],
  ['EAI_AGAIN', ['E_LAUNCH', 'its host name cannot be looked up now', ADDRESS]],
  ['ECONNREFUSED', ['E_LAUNCH', 'nothing answers at its address (connection refused)', ADDRESS]],
  ['EHOSTUNREACH', NO_WAY],
  ['ENETUNREACH', NO_WAY],
  ['EADDRNOTAVAIL', NO_WAY],
  ['ETIMEDOUT', NO_WAY],
  ['UND_ERR_CONNECT_TIMEOUT', ['E_TIMEOUT', 'no connection to its address came about in time', ADDRESS]],
  ['UND_ERR_HEADERS_TIMEOUT', SLOW],
  ['UND_ERR_BODY_TIMEOUT', SLOW],
  ['ECONNRESET', BROKEN_OFF],
  ['EPIPE', BROKEN_OFF],
  ['UND_ERR_SOCKET', BROKEN_OFF],
  ['UND_ERR_HEADERS_OVERFLOW', HEADERS],
  ['HPE_HEADER_OVERFLOW', HEADERS],
  ['CERT_HAS_EXPIRED', ['E_LAUNCH', 'its certificate has expired', CERTIFICATE]],
  [
    'CERT_NOT_YET_VALID',
    [
      'E_LAUNCH',
      'its certificate is not valid yet',
      'check the clock of this machine, then ask who runs the server',
    ],
  ],
  ['CERT_REVOKED', ['E_LAUNCH', 'its certificate was revoked', CERTIFICATE]],
  [
    'ERR_TLS_CERT_ALTNAME_INVALID',
    [
      'E_LAUNCH',
      'its certificate is for another host',
      'check the host in "url"; if it is right, ask who runs the server',
    ],
  ],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', SELF_SIGNED],
  ['SELF_SIGNED_CERT_IN_CHAIN', UNKNOWN_CA],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', UNKNOWN_CA],
  ['UNABLE_TO_GET_ISSUER_CERT', UNKNOWN_CA],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', UNKNOWN_CA],
  [
    'ERR_SSL_WRONG_VERSION_NUMBER',
    [
      'E_LAUNCH',
      'it does not speak TLS at that port',
      'check the port and the scheme of "url" in the config',
    ],
  ],
  [
    'ERR_SSL_PACKET_LENGTH_TOO_LONG',
    [
      'E_LAUNCH',
      'it does not speak TLS at that port',
      'check the port and the scheme of "url" in the config',
    ],
  ],
]);

const WEAK = /^(?:CA_|EE_|ERR_SSL_.*(?:TOO_SMALL|TOO_WEAK|UNSUPPORTED|HANDSHAKE|ALERT)|ERR_TLS_|CERT_)/;

/** `env`: whether a proxy is in the way. */
export function unreachable(
  error: unknown,
  url: URL,
  env: Readonly<Record<string, string | undefined>>,
): McpLockError {
  if (error instanceof McpLockError) return error;
  const code = codeIn(error);
  const tunnel = /Proxy response \((\d{3})\)/.exec(
    chain(error)
      .map(({ message }) => message)
      .join(' '),
  )?.[1];
  const variable = proxyVariable(url, env);
  if (tunnel !== undefined) {
    return new McpLockError('E_LAUNCH', `the proxy on the way to it answered with HTTP ${tunnel}`, {
      next: `check ${variable ?? 'HTTPS_PROXY'}, or leave its host out: NO_PROXY=${url.hostname}`,
      cause: error,
    });
  }
  const [kind, message, next] = ROWS.get(code) ?? rest(code, error);
  const proxied = variable !== undefined && /^(?:E|UND_ERR_CONN)/.test(code);
  return new McpLockError(kind, message, {
    next: proxied ? `${next}, and the proxy that ${variable} names` : next,
    cause: error,
  });
}

function rest(code: string, error: unknown): Row {
  const shown = /^[A-Z][A-Z0-9_]*$/.test(code) ? ` (${code})` : '';
  if (code.startsWith('HPE_'))
    return ['E_PROTOCOL', `what it answers is not HTTP${shown}`, 'check the port in "url"'];
  if (code.startsWith('Z_') || code.startsWith('ERR__') || code.startsWith('ERR_BROTLI'))
    return ['E_PROTOCOL', 'its compressed answer cannot be unpacked', AUTHOR];
  if (WEAK.test(code)) return ['E_LAUNCH', `the encrypted connection to it was refused${shown}`, CERTIFICATE];
  if (chain(error).some(({ message }) => message === 'bad port'))
    return ['E_LAUNCH', 'its port is one that no web client contacts', 'check the port in "url"'];
  return ['E_LAUNCH', `it cannot be reached${shown}`, ADDRESS];
}

/** Whether a connection broke off, and nobody knows what was done before. */
export const isBrokenOff = (error: unknown): boolean => ROWS.get(codeIn(error)) === BROKEN_OFF;

/** The error and what it was caused by. */
function chain(error: unknown): readonly Error[] {
  const out: Error[] = [];
  for (let one = error; one instanceof Error && out.length < 8; one = one.cause) out.push(one);
  return out;
}

/** The platform's code for what happened: the innermost one that is there. */
export const codeIn = (error: unknown): string =>
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
