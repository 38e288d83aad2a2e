/**
 * What a server that answers 401 or 403 wants, and what to do about it: the answers of one reading watched, an E_AUTH
 * out. Repeats of them a scope at most, and that only when it is one.
 */

import { shellWord } from '../../display/shell-word.ts';
import { McpLockError } from '../../errors.ts';
import type { ServerHost } from '../../host/host.ts';
import type { Prepared } from '../../launch/prepared.ts';
import { suffixOf } from './credentials.ts';

export interface Refusal {
  readonly status: 401 | 403;
  /** It points to an authorization server. */
  readonly signIn: boolean;
  /** A token with this scope would do. */
  readonly scope?: string;
}

/** A host whose answers are watched, and the refusal that was the last of them. */
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
  const needs = /\berror="?insufficient_scope\b/i.test(challenge);
  const scope = /\bscope="([\x21\x23-\x5b\x5d-\x7e ]{1,300})"/.exec(challenge)?.[1];
  return { status, signIn, ...(needs && scope !== undefined ? { scope } : {}) };
}

/** The error for a server that refused to be read. */
export function refusedError({ status, signIn, scope }: Refusal, prepared: Prepared): McpLockError {
  const { key, found, signedIn } = prepared;
  const login = `mcp-lock login ${shellWord(key) ?? 'SERVER'}`;
  const own = found.spec.launch.transport !== 'stdio' ? found.spec.launch.headers : [];
  const error = (message: string, next: string) => new McpLockError('E_AUTH', message, { next });
  if (scope !== undefined) {
    const word = shellWord(scope) ?? 'SCOPE';
    return error(`it wants a token with the scope "${scope}"`, `${login} --scope ${word}`);
  }
  if (status === 403) {
    return error(
      'it knows who asks and refuses (status 403)',
      own.length > 0 || signedIn?.from !== undefined
        ? 'ask the owner of the server what this account may do'
        : `give it a token that may read it: ${login}`,
    );
  }
  const suffix = suffixOf(key);
  const variables = `MCP_LOCK_TOKEN${suffix}, or MCP_LOCK_CLIENT_ID${suffix} with MCP_LOCK_CLIENT_SECRET${suffix}`;
  if (signedIn?.from !== undefined) {
    return signedIn.from.startsWith('MCP_LOCK_')
      ? error(`it refuses the token of ${signedIn.from}`, `set ${signedIn.from} anew`)
      : error(`it refuses ${signedIn.from}`, `sign in again: ${login}`);
  }
  const header = own.find((name) => name.toLowerCase() === 'authorization');
  if (header !== undefined) {
    return error(
      `it refuses what the header "${header}" of the config says`,
      `renew the value of "${header}"`,
    );
  }
  return signIn
    ? error('it needs a login', `sign in: ${login}; where nobody can, set ${variables}`)
    : error('it needs a token', `set ${variables}, or put a header into the config; or sign in: ${login}`);
}
