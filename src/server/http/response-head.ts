/**
 * Checks the head of every response before the SDK sees it: status, content type, session id (MCP, "Streamable HTTP" and
 * "HTTP+SSE"). A valid response is passed on; an invalid one ends the exchange with its own error, or marks the transport as one
 * that the server does not support. Reads bodies of failed responses only, at most `FAILED_KEPT` bytes.
 */
import type { ErrorMessage } from '../../errors.ts';
import { McpLockError } from '../../errors.ts';
import type { HttpTransport } from '../../launch/target.ts';
import {
  accessDenied,
  authenticationRequired,
  httpStatus,
  noResponse,
  notMcp,
  sessionIdInvalid,
  sessionIdTooLong,
  webPage,
} from '../messages.ts';
import type { Exchange, Purpose } from './exchange.ts';

/** Statuses to the first message that mean another transport (Streamable HTTP, "Backwards Compatibility"). */
const OTHER_TRANSPORT = new Set([400, 404, 405]);
/** Bytes of the body of a failed response that are kept. */
const FAILED_KEPT = 64 * 1024;
/** Characters of a session id, at most. */
const SESSION_MAX = 1_024;

/** The response as the SDK may have it. Throws what ends the exchange. */
export async function checkedResponse(
  response: Response,
  request: RequestInit,
  purpose: Purpose,
  transport: HttpTransport,
  exchange: Exchange,
): Promise<Response> {
  if (purpose.kind === 'end-session') return response;
  if (purpose.kind === 'listen') return isEventStream(response) ? response : withoutStream(response);
  if (!response.ok) return failed(response, request, purpose, transport, exchange);
  const fail = (message: ErrorMessage) => {
    throw exchange.fail(new McpLockError(message));
  };
  if (purpose.kind === 'stream') {
    if (isEventStream(response)) return response;
    exchange.rejectTransport(typeOf(response) ?? 'no known content type');
    await response.body?.cancel().catch(() => undefined);
    throw new Error('no event stream');
  }
  if (purpose.id === undefined) return acknowledgement(response);
  const session = response.headers.get('mcp-session-id');
  if (session !== null && !/^[\x21-\x7e]+$/.test(session)) return fail(sessionIdInvalid());
  if (session !== null && session.length > SESSION_MAX) return fail(sessionIdTooLong(SESSION_MAX));
  const { status } = response;
  if (status === 202 || response.body === null) return fail(noResponse(purpose.method, status));
  if (isEventStream(response) || isJson(response)) return response;
  const type = typeOf(response);
  return fail(type === 'text/html' ? webPage() : notMcp(type));
}

async function failed(
  response: Response,
  request: RequestInit,
  purpose: Purpose,
  transport: HttpTransport,
  exchange: Exchange,
): Promise<Response> {
  const { status } = response;
  if (status === 401 || status === 403) {
    await response.body?.cancel().catch(() => undefined);
    throw exchange.fail(new McpLockError(status === 401 ? authenticationRequired() : accessDenied()));
  }
  if (purpose.kind === 'stream' && status >= 500) {
    await response.body?.cancel().catch(() => undefined);
    throw exchange.fail(new McpLockError(httpStatus(status)));
  }
  const text = await startOfBody(response);
  if (status === 404 && new Headers(request.headers).has('mcp-session-id')) exchange.loseSession();
  if (purpose.kind === 'stream') exchange.rejectTransport(`HTTP ${status}`);
  else if (transport === 'http' && !exchange.isAnswered()) {
    exchange.rejectTransport(OTHER_TRANSPORT.has(status) && !isRpc(text) ? `HTTP ${status}` : undefined);
  }
  return new Response(text, { status, statusText: response.statusText, headers: response.headers });
}

/** The response to a notification, or to a request that is answered in a stream: its body is of no interest. */
async function acknowledgement(response: Response): Promise<Response> {
  const { status, statusText, headers } = response;
  // A stream in place of an acknowledgement may never end.
  if (isEventStream(response)) {
    await response.body?.cancel().catch(() => undefined);
    return new Response(null, { status: 202 });
  }
  const text = await startOfBody(response);
  return new Response(text === '' ? null : text, { status, statusText, headers });
}

/** The first `FAILED_KEPT` bytes of a body as text. */
async function startOfBody({ body }: Response): Promise<string> {
  if (body === null) return '';
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  try {
    for await (const chunk of body) {
      text += decoder.decode(chunk.subarray(0, FAILED_KEPT - size), { stream: true });
      size += chunk.length;
      // Leaving the loop cancels the rest.
      if (size >= FAILED_KEPT) break;
    }
  } catch {
    // A body that breaks off is cut where it does: the status says the rest.
  }
  return text;
}

function isRpc(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === 'object' && 'jsonrpc' in value && 'error' in value;
  } catch {
    return false;
  }
}

/** The status of a server that offers no stream to listen to. */
async function withoutStream(response: Response): Promise<Response> {
  await response.body?.cancel().catch(() => undefined);
  return new Response(null, { status: 405 });
}

/** The media type in lower case; undefined for text that is none, so that hostile text is not repeated. */
function typeOf({ headers }: Response): string | undefined {
  const type = (headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  return /^[a-z0-9.+-]{1,40}\/[a-z0-9.+-]{1,40}$/.test(type) ? type : undefined;
}

export const isEventStream = (response: Response): boolean =>
  response.ok && response.body !== null && typeOf(response) === 'text/event-stream';

const isJson = (response: Response): boolean => typeOf(response) === 'application/json';
