/**
 * One request to a registry over HTTP. In: address and headers. Out: status, headers and a body of limited size, or the
 * reason why there is none. Follows few redirects, never from https to http, and sends a login to no other origin.
 * Throws only when the run is interrupted.
 */
import { errno } from '../errors.ts';
import type { Host } from '../host/host.ts';
import { parsedUrl } from '../lock/address.ts';

interface HttpRequest {
  /** Without user and password. */
  readonly url: string;
  readonly method?: 'GET' | 'HEAD' | 'POST' | 'PATCH';
  readonly headers?: Readonly<Record<string, string>>;
  /** The `authorization` header; goes to the origin of `url` only. */
  readonly authorization?: string | undefined;
  readonly body?: string;
  /** Most bytes of a body that are taken. */
  readonly maxBytes: number;
  /** Most redirects that are followed. */
  readonly redirects?: number;
  readonly timeoutMs?: number;
}

export interface HttpResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Uint8Array;
}

/** Why there is no response: an errno or one of our own words. Never holds an address. */
export interface NoResponse {
  readonly failure: string;
}

const TIMEOUT_MS = 30_000;
const REDIRECTS = 5;

/** Sends it and follows redirects. Rejects only when the run was interrupted. */
export async function sendRequest(request: HttpRequest, host: Host): Promise<HttpResponse | NoResponse> {
  const timer = AbortSignal.timeout(request.timeoutMs ?? TIMEOUT_MS);
  const signal = AbortSignal.any([host.signal, timer]);
  try {
    return await follow(request, signal, host);
  } catch (error) {
    host.signal.throwIfAborted();
    return { failure: timer.aborted ? 'TIMEOUT' : failureCode(error) };
  }
}

async function follow(
  request: HttpRequest,
  signal: AbortSignal,
  host: Host,
): Promise<HttpResponse | NoResponse> {
  const { method = 'GET', headers = {}, authorization, body, maxBytes } = request;
  const first = new URL(request.url);
  let url = first;
  for (let remaining = request.redirects ?? REDIRECTS; ; remaining--) {
    const login = authorization !== undefined && url.origin === first.origin ? { authorization } : {};
    const response = await host.registryFetch(url.href, {
      method,
      headers: { ...headers, ...login },
      redirect: 'manual',
      signal,
      ...(body === undefined ? {} : { body }),
    });
    const location = response.headers.get('location');
    if (![301, 302, 303, 307, 308].includes(response.status) || location === null) {
      const bytes = await cappedBody(response, maxBytes);
      if (bytes === undefined) return { failure: 'TOO_LARGE' };
      return { status: response.status, headers: response.headers, body: bytes };
    }
    await discard(response);
    if (remaining <= 0) return { failure: 'REDIRECTS' };
    const next = parsedUrl(location, url.href);
    if (next === undefined || !/^https?:$/.test(next.protocol)) return { failure: 'BAD_REDIRECT' };
    if (url.protocol === 'https:' && next.protocol === 'http:') return { failure: 'INSECURE_REDIRECT' };
    next.username = '';
    next.password = '';
    url = next;
  }
}

/** The body, or undefined when it is larger than allowed. Stops reading at the first byte too many. */
async function cappedBody(response: Response, maxBytes: number): Promise<Uint8Array | undefined> {
  if (response.body === null) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body) {
    size += chunk.length;
    // Leaving the loop ends the stream and the connection.
    if (size > maxBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function discard(response: Response): Promise<void> {
  await response.body?.cancel().catch(() => undefined);
}

/** The code a failed fetch carries, at any depth; its text may hold addresses and is left behind. */
function failureCode(error: unknown): string {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++) {
    const code = errno(at);
    if (code !== undefined && /^[A-Z][A-Z0-9_]+$/.test(code)) return code;
  }
  return 'NO_CONNECTION';
}

/** `Basic …` for a user and a password. */
export const basic = (user: string, password: string): string =>
  `Basic ${Buffer.from(`${user}:${password}`, 'utf8').toString('base64')}`;
