/**
 * Why npm could not answer, in a person's words: npm's own error code in, one error with a next step out. npm's text
 * is never passed on: it holds addresses, and addresses hold passwords.
 */

import { McpLockError } from '../../errors.ts';
import type { RunResult } from '../../host/host.ts';

const ACCESS = new Set(['E401', 'E403', 'ENEEDAUTH', 'EOTP']);
const NETWORK =
  /^(?:ENOTFOUND|EAI_AGAIN|ECONN[A-Z]+|ENETUNREACH|EHOSTUNREACH|EPIPE|ETIMEDOUT|ERR_SOCKET_TIMEOUT|ENOTCACHED|E5\d\d|E429|CERT_[A-Z_]+|SELF_SIGNED_[A-Z_]+|DEPTH_ZERO_[A-Z_]+|UNABLE_TO_[A-Z_]+|ERR_TLS_[A-Z_]+)$/;

/** The error for a package npm could not look up. */
export function npmFailure(name: string, requested: string, code: string, cause?: unknown): McpLockError {
  const [message, next] = words(name, requested, code);
  const error = new McpLockError('E_REGISTRY', message, { next, ...(cause === undefined ? {} : { cause }) });
  if (code === 'ETARGET') withoutVersion.set(error, { name, requested });
  return error;
}

const withoutVersion = new WeakMap<McpLockError, { readonly name: string; readonly requested: string }>();

/** Whether an error says that the registry knows this package and no such version of it. `url`: its purl. */
export function lacksVersion(error: unknown, url: string, version: string | undefined): boolean {
  const lacking = error instanceof McpLockError ? withoutVersion.get(error) : undefined;
  if (lacking === undefined || lacking.requested !== version) return false;
  return decodeURIComponent(url).startsWith(`pkg:npm/${lacking.name.toLowerCase()}@`);
}

/** The code of a run of npm that failed. */
export function npmCode(result: RunResult): string {
  if (result.code === null) return 'ETIMEDOUT';
  const code =
    /"code":\s*"(\w+)"/.exec(result.stdout)?.[1] ??
    /^npm (?:error|ERR!) code (\w+)$/m.exec(result.stderr)?.[1];
  if (code === 'E404' && /No match found for version/.test(result.stdout + result.stderr)) return 'ETARGET';
  return code ?? 'no reason given';
}

function words(name: string, requested: string, code: string): readonly [string, string] {
  const asked = requested === '' ? name : `${name}@${requested}`;
  const again = `then try: npm view ${name} version`;
  if (code === 'ENOENT') {
    return [
      `npm is needed to look up ${name} and is not on the PATH`,
      'install Node.js with npm, or put npm on the PATH',
    ];
  }
  if (code === 'E404') {
    return [
      `npm does not know the package ${name} (E404)`,
      `check its spelling; a private package needs its registry and a login in .npmrc, ${again}`,
    ];
  }
  if (code === 'ETARGET' || code === 'ENOVERSIONS') {
    return [
      `${name} has no version that fits "${requested || '*'}" (${code})`,
      `see which there are: npm view ${name} versions`,
    ];
  }
  if (ACCESS.has(code)) {
    return [
      `the registry refuses access to ${name} (${code})`,
      `log in with npm login or renew the token in .npmrc, ${again}`,
    ];
  }
  if (code === 'ETIMEDOUT' || code === 'ERR_SOCKET_TIMEOUT') {
    return [
      `npm got no answer about ${name} in time (${code})`,
      `check the network and the proxy settings, ${again}`,
    ];
  }
  if (NETWORK.test(code)) {
    return [
      `the registry cannot be reached to look up ${name} (${code})`,
      `check the network and the proxy settings, ${again}`,
    ];
  }
  if (code === 'EINTEGRITY') {
    return [
      `the registry gives no usable integrity for ${asked}, so its bytes cannot be pinned (EINTEGRITY)`,
      'publish the package again with a current npm, or ask the registry to serve dist.integrity',
    ];
  }
  return [`npm could not look up ${asked} (${code})`, `see what npm says: npm view ${name} version`];
}
