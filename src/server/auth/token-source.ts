/**
 * Where the token of one run comes from, and what becomes of a token that is refused: a fixed one stays, a client's is
 * asked for again, a stored one is renewed, once a minute at most. Remembers every token it gave out, so that none of them can
 * show in what a server says.
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
  readonly from: string;
  /** The token to use now. */
  readonly token: () => Promise<string>;
  /** Another one after it was refused; false when there is none. */
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
  given: Exclude<Credentials, { kind: 'token' }>,
  issuer: () => Promise<Issuer>,
): TokenSource {
  const seen = new Set<string>(given.kind === 'secret' ? [given.clientSecret] : []);
  const ask = async () => {
    const { access_token } = await clientToken(given, await issuer());
    seen.add(access_token);
    return access_token;
  };
  let current: Promise<string> | undefined;
  return {
    from: given.variable,
    token: () => {
      current ??= ask();
      return current;
    },
    replace: async () => {
      current = ask();
      await current;
      return true;
    },
    secrets: () => [...seen],
  };
}

export function storedSource(stored: StoredSignIn, renewal: Renewal, host: Host): TokenSource {
  const seen = new Set<string>();
  const keep = (signIn: StoredSignIn) => {
    const { access_token, refresh_token, id_token } = signIn.tokens;
    for (const secret of [access_token, refresh_token, id_token, signIn.client.client_secret])
      if (secret !== undefined) seen.add(secret);
    return signIn;
  };
  let current = keep(stored);
  const next = async () => {
    const renewed = await renew(current, renewal, host);
    if (renewed === undefined) return false;
    current = keep(renewed);
    return true;
  };
  return {
    from: storedSignIn(),
    token: async () => {
      if (isStale(current)) await next().catch(falseIfRefused);
      return current.tokens.access_token;
    },
    replace: next,
    secrets: () => [...seen],
  };
}

/** RFC 6750 section 2.1; what the platform says of other text would quote it. */
function headerToken(token: string, { from }: TokenSource): string {
  if (/^[\x21-\x7e]+$/.test(token)) return token;
  throw new McpLockError(tokenInvalid(from));
}

/** A refusal by the issuer means that there is no other token; anything else went wrong. */
function falseIfRefused(error: unknown): false {
  if (error instanceof McpLockError && error.code === 'E_AUTH') return false;
  throw error;
}

/** Milliseconds in which a second refusal means that another token would not help either. */
const RETRY_MS = 60_000;

/** The source as the requests of one server take it. `now`: a clock in milliseconds. */
export function authorizerOf(source: TokenSource, now: () => number): Authorizer {
  let asked = Number.NEGATIVE_INFINITY;
  let renewal: Promise<boolean> = Promise.resolve(false);
  return {
    headers: async () => ({ authorization: `Bearer ${headerToken(await source.token(), source)}` }),
    refused: async ({ status }) => {
      if (status !== 401) return false;
      if (now() - asked >= RETRY_MS) {
        asked = now();
        // Without another token the refusal of the server is what is to be told.
        renewal = source.replace().catch(falseIfRefused);
      }
      // Requests that were refused side by side wait for the same token.
      return renewal;
    },
  };
}
