/**
 * The SDK's Streamable HTTP transport with a tap below it: the `fetch` handed to the SDK copies the text of every
 * answer, JSON body or SSE event, before the SDK parses it. No sign-in, no fall-back to HTTP+SSE here.
 */
import type { JSONRPCMessage, Transport, TransportSendOptions } from '@modelcontextprotocol/client';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { McpLockError } from '../errors.ts';
import type { Host } from '../host.ts';
import { LIMITS } from './limits.ts';
import type { Tap } from './tap.ts';

export interface HttpRequest {
  readonly url: string;
  /** Header values by name, variables expanded. */
  readonly headers: Readonly<Record<string, string>>;
}

/** `signal` ends every request that is still open. Throws E_LAUNCH when the address is none. */
export function httpTransport(request: HttpRequest, tap: Tap, host: Host, signal: AbortSignal): Transport {
  if (!URL.canParse(request.url))
    throw new McpLockError('E_LAUNCH', 'its URL is not valid', { next: 'check "url" in the config' });
  const transport = new StreamableHTTPClientTransport(new URL(request.url), {
    requestInit: { headers: { ...request.headers }, redirect: 'manual', signal },
    fetch: tapped(tap, host),
  });
  const send = transport.send.bind(transport);
  return Object.assign(transport, {
    send: (message: JSONRPCMessage, options?: TransportSendOptions) => {
      tap.sent(message);
      return send(message, options as Parameters<typeof send>[1]);
    },
  });
}

const tapped =
  (tap: Tap, host: Host): typeof fetch =>
  async (input, init) => {
    const response = await host.fetch(input, init);
    const type = response.headers.get('content-type') ?? '';
    if (response.body === null || !response.ok || !/^(?:application\/json|text\/event-stream)\b/.test(type))
      return response;
    const [mine, theirs] = response.body.tee();
    const copied = type.startsWith('text/event-stream') ? copyEvents(mine, tap) : copyBody(mine, tap);
    copied.catch(() => undefined);
    // The copy must be complete before the SDK answers its caller, so the SDK reads behind it.
    const after = theirs.pipeThrough(new TransformStream());
    if (!type.startsWith('text/event-stream')) await copied;
    return new Response(after, {
      status: response.status,
      statusText: response.statusText,
      headers: response.headers,
    });
  };

async function copyBody(body: ReadableStream<Uint8Array>, tap: Tap): Promise<void> {
  let text = '';
  for await (const chunk of decoded(body)) text += chunk;
  keep(text, tap);
}

async function copyEvents(body: ReadableStream<Uint8Array>, tap: Tap): Promise<void> {
  let buffer = '';
  for await (const chunk of decoded(body)) {
    buffer += chunk;
    for (;;) {
      const end = /\r\n\r\n|\n\n|\r\r/.exec(buffer);
      if (end === null) break;
      const event = buffer.slice(0, end.index);
      buffer = buffer.slice(end.index + end[0].length);
      const data = event
        .split(/\r\n|\n|\r/)
        .filter((line) => line.startsWith('data:'))
        .map((line) => line.slice(5).replace(/^ /, ''));
      if (data.length > 0) keep(data.join('\n'), tap);
    }
  }
}

async function* decoded(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > LIMITS.bytes)
      throw new McpLockError('E_LIMIT', `it sent more than ${LIMITS.bytes / 1024 / 1024} MiB`);
    yield decoder.decode(chunk, { stream: true });
  }
  yield decoder.decode();
}

function keep(text: string, tap: Tap): void {
  try {
    const message = JSON.parse(text) as JSONRPCMessage;
    if (message !== null && typeof message === 'object' && !Array.isArray(message))
      tap.received(text, message);
  } catch {
    return;
  }
}
