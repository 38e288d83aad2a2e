/**
 * The last 401 or 403 of a server: the responses of one reading in, an E_AUTH with the next step out. Repeats of the responses a
 * valid scope at most.
 */
import { shellWord } from '../../display/shell-word.ts';
import type { ErrorMessage } from '../../errors.ts';
import { McpLockError } from '../../errors.ts';
import type { ServerHost } from '../../host/host.ts';
import type { Prepared } from '../../launch/prepared.ts';
import {
  accountDenied,
  anonymousDenied,
  headerRejected,
  scopeRequired,
  signInRequired,
  storedTokenRejected,
  tokenRequired,
  variableTokenRejected,
} from '../messages.ts';
import { suffixOf } from './credentials.ts';

export interface Refusal {
  readonly status: 401 | 403;
  /** The challenge names metadata of an authorization server. */
  readonly signIn: boolean;
  /** The scope that the token lacks. */
  readonly scope?: string;
}

/** A host whose responses are watched, and the refusal that was the last of them. */
export function watchRefusals(host: ServerHost): {
  readonly host: ServerHost;
  readonly refusal: () => Refusal | undefined;
} {
  let last: Refusal | undefined;
  const fetch: ServerHost['fetch'] = async (input, init) => {
    const response = await host.fetch(input, init);
    if (response.status === 401 || response.status === 403)
      last = refusalOf(response.status, response.headers.get('www-authenticate') ?? '');
    else if (response.ok) last = undefined;
    return response;
  };
  return { host: { ...host, fetch }, refusal: () => last };
}

function refusalOf(status: 401 | 403, challenge: string): Refusal {
  const signIn = /^(?:bearer|dpop)\b.*\bresource_metadata=/is.test(challenge);
  const lacksScope = /\berror="?insufficient_scope\b/i.test(challenge);
  const scope = /\bscope="([\x21\x23-\x5b\x5d-\x7e ]{1,300})"/.exec(challenge)?.[1];
  return { status, signIn, ...(lacksScope && scope !== undefined ? { scope } : {}) };
}

/** The error for a server that refuses to be read. */
export const refusalError = (refusal: Refusal, prepared: Prepared): McpLockError =>
  new McpLockError(refusalMessage(refusal, prepared));

function refusalMessage({ status, signIn, scope }: Refusal, prepared: Prepared): ErrorMessage {
  const { key, found, signedIn } = prepared;
  const server = shellWord(key);
  const headers = found.spec.launch.transport === 'stdio' ? [] : found.spec.launch.headers;
  const from = signedIn?.from;
  if (scope !== undefined) return scopeRequired(scope, server, shellWord(scope));
  if (status === 403)
    return headers.length > 0 || from !== undefined ? accountDenied() : anonymousDenied(server);
  if (from !== undefined)
    return from.startsWith('MCP_LOCK_') ? variableTokenRejected(from) : storedTokenRejected(server);
  const header = headers.find((name) => name.toLowerCase() === 'authorization');
  if (header !== undefined) return headerRejected(header);
  const variable = `MCP_LOCK_TOKEN${suffixOf(key)}`;
  return signIn ? signInRequired(server, variable) : tokenRequired(server, variable);
}
