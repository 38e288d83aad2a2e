/**
 * The token of one run: a variable, client credentials or a stored sign-in in, a source of tokens out. After a refusal a fixed
 * token stays, one of client credentials is requested again, a stored one is renewed, once a minute at most. Remembers every
 * token, so that none of them is shown or locked.
 */
import { McpLockError } from '../../errors.ts';
import type { Host } from '../../host/host.ts';
import type { Authorizer } from '../../launch/target.ts';
import { storedSignIn, tokenInvalid } from '../messages.ts';
import type { Credentials } from './credentials.ts';
import type { Issuer } from './grant.ts';
import { clientToken } from './grant.ts';
import type { Renewal } from './renew.ts';
import { isStale, renew } from './renew.ts';
import type { StoredSignIn } from './stored-sign-in.ts';

export interface TokenSource {
  /** For messages: the variable, or the stored sign-in. */
  readonly from: string;
  /** The token to use now. */
  readonly token: () => Promise<string>;
  /** Gets another token after a refusal; false when there is none. */
  readonly replace: () => Promise<boolean>;
  readonly secrets: () => readonly string[];
}

export const fixedSource = ({ variable, token }: Extract<Credentials, { kind: 'token' }>): TokenSource => ({
  from: variable,
  token: async () => token,
  replace: async () => false,
  secrets: () => [token],
});

export function clientSource(
  credentials: Exclude<Credentials, { kind: 'token' }>,
  issuer: () => Promise<Issuer>,
): TokenSource {
  const used = new Set<string>(credentials.kind === 'secret' ? [credentials.clientSecret] : []);
  const fetchToken = async () => {
    const { access_token } = await clientToken(credentials, await issuer());
    used.add(access_token);
    return access_token;
  };
  let current: Promise<string> | undefined;
  return {
    from: credentials.variable,
    token: () => {
      current ??= fetchToken();
      return current;
    },
    replace: async () => {
      current = fetchToken();
      await current;
      return true;
    },
    secrets: () => [...used],
  };
}

export function storedSource(stored: StoredSignIn, renewal: Renewal, host: Host): TokenSource {
  const used = new Set<string>();
  const remember = (signIn: StoredSignIn) => {
    const { access_token, refresh_token, id_token } = signIn.tokens;
    for (const secret of [access_token, refresh_token, id_token, signIn.client.client_secret])
      if (secret !== undefined) used.add(secret);
    return signIn;
  };
  let current = remember(stored);
  const replace = async () => {
    const renewed = await renew(current, renewal, host);
    if (renewed === undefined) return false;
    current = remember(renewed);
    return true;
  };
  return {
    from: storedSignIn(),
    token: async () => {
      if (isStale(current)) await replace().catch(falseIfRefused);
      return current.tokens.access_token;
    },
    replace,
    secrets: () => [...used],
  };
}

/** The token, if a header can carry it (RFC 6750 section 2.1): an error of the platform would quote it. */
function headerToken(token: string, { from }: TokenSource): string {
  if (/^[\x21-\x7e]+$/.test(token)) return token;
  throw new McpLockError(tokenInvalid(from));
}

/** An E_AUTH of the issuer means that there is no other token. Throws every other error. */
function falseIfRefused(error: unknown): false {
  if (error instanceof McpLockError && error.code === 'E_AUTH') return false;
  throw error;
}

/** Milliseconds after a refusal in which no other token is fetched. */
const RETRY_MS = 60_000;

/** The source as the requests of one server take it. `now`: a clock in milliseconds. */
export function authorizerOf(source: TokenSource, now: () => number): Authorizer {
  let lastRefusal = Number.NEGATIVE_INFINITY;
  let renewal: Promise<boolean> = Promise.resolve(false);
  return {
    headers: async () => ({ authorization: `Bearer ${headerToken(await source.token(), source)}` }),
    refused: async ({ status }) => {
      if (status !== 401) return false;
      if (now() - lastRefusal >= RETRY_MS) {
        lastRefusal = now();
        // Without another token the refusal of the server is reported.
        renewal = source.replace().catch(falseIfRefused);
      }
      // Requests that were refused at the same time wait for the same token.
      return renewal;
    },
  };
}
