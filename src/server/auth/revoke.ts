/**
 * Revokes the tokens of a stored sign-in at its issuer (RFC 7009): a sign-in in, whether the issuer accepted out. An issuer
 * without revocation, or one that does not respond, is no error.
 */
import { selectClientAuthMethod } from '@modelcontextprotocol/client';
import { issuerMetadata } from './discover.ts';
import type { SignInFetch } from './sign-in-fetch.ts';
import type { StoredSignIn } from './stored-sign-in.ts';

export async function revoke(signIn: StoredSignIn, from: URL, fetch: SignInFetch): Promise<boolean> {
  const { issuer, tokens, client } = signIn;
  try {
    const metadata = (await issuerMetadata(issuer, from, fetch)) as
      | Readonly<Record<string, unknown>>
      | undefined;
    const endpoint = metadata?.['revocation_endpoint'];
    if (typeof endpoint !== 'string') return false;
    const methods = metadata?.['revocation_endpoint_auth_methods_supported'];
    const method = selectClientAuthMethod(client, Array.isArray(methods) ? methods.map(String) : []);
    // At most issuers revoking one token ends both, but not at all.
    const kinds = ['refresh_token', 'access_token'] as const;
    const accepted = await Promise.all(
      kinds.map(async (kind) => {
        const token = tokens[kind];
        if (token === undefined) return true;
        const body = new URLSearchParams({ token, token_type_hint: kind });
        const headers = new Headers({ 'content-type': 'application/x-www-form-urlencoded' });
        if (method === 'client_secret_basic') {
          const pair = [client.client_id, client.client_secret ?? ''].map(encodeURIComponent).join(':');
          headers.set('authorization', `Basic ${Buffer.from(pair).toString('base64')}`);
        } else {
          body.set('client_id', client.client_id);
          if (method === 'client_secret_post') body.set('client_secret', client.client_secret ?? '');
        }
        return (await fetch(endpoint, { method: 'POST', headers, body })).ok;
      }),
    );
    return accepted.every(Boolean);
  } catch {
    return false;
  }
}
