/**
 * The `fetch` of a sign-in: requests allowed addresses only, follows no redirect, reads at most `MAX_BYTES`, ends with its
 * signal. Sends no header but those it is given: headers of a config never reach an authorization server.
 */
import { McpLockError } from '../../errors.ts';
import type { ServerHost } from '../../host/host.ts';
import { signInStatus, signInTooLarge, signInUnanswered } from '../messages.ts';
import { allowedAddress } from './address.ts';

/** Bytes of a response, far more than metadata or tokens have. */
const MAX_BYTES = 1024 * 1024;
/** A status that says nothing about the metadata. */
export const TOO_MANY_REQUESTS = 429;
const WITHOUT_BODY = [204, 205, 304];

/** `part`: with `head` the response has any status and no body, since the body may have no end. */
export type SignInFetch = (input: string | URL, init?: RequestInit, part?: 'head') => Promise<Response>;

/** `from`: the address of the server. Throws E_AUTH, E_LIMIT, and E_PROTOCOL for an address that does not respond. */
export function signInFetch(from: URL, signal: AbortSignal, host: ServerHost): SignInFetch {
  return async (input, init, part) => {
    const url = allowedAddress(input, from, 'address');
    let response: Response;
    try {
      response = await host.fetch(url, { ...init, redirect: 'manual', signal });
      const { status, statusText, headers } = response;
      if (part === 'head') {
        await response.body?.cancel();
        return new Response(null, { status, statusText, headers });
      }
      const body = await boundedBody(response);
      if (status < 500 && status !== TOO_MANY_REQUESTS)
        return new Response(WITHOUT_BODY.includes(status) ? null : body, { status, statusText, headers });
    } catch (error) {
      if (error instanceof McpLockError) throw error;
      signal.throwIfAborted();
      throw new McpLockError(signInUnanswered(url.host), { cause: error });
    }
    throw statusError(url, response.status);
  };
}

/** The error for a status that says nothing about the sign-in. */
export const statusError = ({ host }: URL, status: number): McpLockError =>
  new McpLockError(signInStatus(host, status));

async function boundedBody(response: Response): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > MAX_BYTES) throw new McpLockError(signInTooLarge(MAX_BYTES));
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}
