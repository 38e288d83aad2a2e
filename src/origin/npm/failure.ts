/**
 * Why npm could not answer. In: npm's error code. Out: one error. npm's own text is never passed on, because it holds
 * addresses with passwords.
 */
import type { ErrorMessage } from '../../errors.ts';
import { McpLockError } from '../../errors.ts';
import type { RunResult } from '../../host/host.ts';
import {
  noReason,
  npmFailed,
  npmIntegrityMissing,
  npmMissing,
  npmPackageUnknown,
  npmRefused,
  npmTimedOut,
  npmUnreachable,
  npmVersionUnknown,
} from '../messages.ts';

const ACCESS = new Set(['E401', 'E403', 'ENEEDAUTH', 'EOTP']);
const NETWORK =
  /^(?:ENOTFOUND|EAI_AGAIN|ECONN[A-Z]+|ENETUNREACH|EHOSTUNREACH|EPIPE|ETIMEDOUT|ERR_SOCKET_TIMEOUT|ENOTCACHED|E5\d\d|E429|CERT_[A-Z_]+|SELF_SIGNED_[A-Z_]+|DEPTH_ZERO_[A-Z_]+|UNABLE_TO_[A-Z_]+|ERR_TLS_[A-Z_]+)$/;

/** The error for a package npm could not look up. */
export function npmFailure(name: string, requested: string, code: string, cause?: unknown): McpLockError {
  const error = new McpLockError(messageOf(name, requested, code), { cause });
  if (code === 'ETARGET') missingVersions.set(error, { name, requested });
  return error;
}

const missingVersions = new WeakMap<McpLockError, { readonly name: string; readonly requested: string }>();

/** Whether an error says that the registry knows this package and no such version of it. `url`: its purl. */
export function lacksVersion(error: unknown, url: string, version: string | undefined): boolean {
  const lacking = error instanceof McpLockError ? missingVersions.get(error) : undefined;
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
  return code ?? noReason();
}

function messageOf(name: string, requested: string, code: string): ErrorMessage {
  const wanted = requested === '' ? name : `${name}@${requested}`;
  if (code === 'ENOENT') return npmMissing(name);
  if (code === 'E404') return npmPackageUnknown(name);
  if (code === 'ETARGET' || code === 'ENOVERSIONS') return npmVersionUnknown(name, requested, code);
  if (ACCESS.has(code)) return npmRefused(name, code);
  if (code === 'ETIMEDOUT' || code === 'ERR_SOCKET_TIMEOUT') return npmTimedOut(name, code);
  if (NETWORK.test(code)) return npmUnreachable(name, code);
  return code === 'EINTEGRITY' ? npmIntegrityMissing(wanted) : npmFailed(name, wanted, code);
}
