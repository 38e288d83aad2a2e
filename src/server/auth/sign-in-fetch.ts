/**
 * The `fetch` of a sign-in: asks allowed addresses only, follows nothing by itself, reads a bounded answer, ends with
 * its signal. Carries no header but those it is given: what a config sends to a server never reaches an authorization
 * server.
 */
import { McpLockError } from '../../errors.ts';
import type { ServerHost } from '../../host/host.ts';
import { signInStatus, signInTooLarge, signInUnanswered } from '../messages.ts';
import { allowedAddress } from './address.ts';

/** No metadata and no token is nearly as long. */
const MAX_BYTES = 1024 * 1024;
/** Said of who asks and when, and not of what there is. */
export const TOO_MANY_REQUESTS = 429;
const WITHOUT_BODY = [204, 205, 304];

/** `part`: `head` takes status and headers of any status and leaves the body, which may have no end. */
export type SignInFetch = (input: string | URL, init?: RequestInit, part?: 'head') => Promise<Response>;

/** `from`: the server one signs in to. Throws E_AUTH, E_LIMIT, and E_PROTOCOL for an address that does not answer. */
export function signInFetch(from: URL, signal: AbortSignal, host: ServerHost): SignInFetch {
  return async (input, init, part) => {
    const url = allowedAddress(input, from, 'An address');
    let response: Response;
    try {
      response = await host.fetch(url, { ...init, redirect: 'manual', signal });
      const { status, statusText, headers } = response;
      if (part === 'head') {
        await response.body?.cancel();
        return new Response(null, { status, statusText, headers });
      }
      const body = await bounded(response);
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

/** For a status that says nothing about the sign-in. */
export const statusError = ({ host }: URL, status: number): McpLockError =>
  new McpLockError(signInStatus(host, status));

async function bounded(response: Response): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > MAX_BYTES) throw new McpLockError(signInTooLarge(MAX_BYTES));
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}
