/**
 * Opens a server through the MCP SDK and hands out the text of its answers: the only file that knows the SDK's
 * client. Presents the full set of client capabilities, answers `roots/list` and `ping`, declines sampling and
 * elicitation. Never calls a tool, never reads a resource.
 */

import { pathToFileURL } from 'node:url';
import type { ClientOptions, Transport } from '@modelcontextprotocol/client';
import { Client } from '@modelcontextprotocol/client';
import { McpLockError } from '../errors.ts';
import type { Host } from '../host.ts';
import type { HttpRequest } from './http.ts';
import { httpTransport } from './http.ts';
import type { ProcessRequest, ServerProcess } from './process.ts';
import { startProcess } from './process.ts';
import { stdioTransport } from './stdio.ts';
import type { Tap } from './tap.ts';
import { makeTap } from './tap.ts';

/** What to start or reach, everything expanded. Holds secrets; lives only here. */
export type Target =
  | ({ readonly kind: 'stdio' } & ProcessRequest)
  | ({ readonly kind: 'http' } & HttpRequest);

export interface ConnectOptions {
  readonly host: Host;
  /** Folder offered as the one root. */
  readonly root: string;
  /** Ends everything when it aborts. */
  readonly signal: AbortSignal;
  /** Milliseconds the whole observation may take. */
  readonly timeoutMs: number;
  /** `modern`: ask `server/discover` first; `legacy`: `initialize` only. */
  readonly era: 'modern' | 'legacy';
}

export interface Connection {
  /** Text of the message that answered `initialize` or `server/discover`. */
  readonly opening: { readonly method: string; readonly text: string };
  readonly protocolVersion: string;
  readonly claims: (capability: 'tools' | 'prompts' | 'resources') => boolean;
  /** Text of the message that answered; undefined when the server does not know the method. */
  readonly ask: (method: string, cursor?: string) => Promise<string | undefined>;
  readonly changes: Tap['changes'];
  readonly stderr: () => string;
  readonly close: () => Promise<void>;
}

const CAPABILITIES: NonNullable<ClientOptions['capabilities']> = {
  roots: { listChanged: true },
  sampling: {},
  elicitation: { form: {}, url: {} },
};

/** Milliseconds to wait for an answer to `server/discover` before `initialize` is tried, at most. */
const PROBE_MS = 15_000;
const METHOD_NOT_FOUND = -32601;

/** Any JSON passes: the text is read below the SDK. */
const AS_IS = {
  '~standard': { version: 1 as const, vendor: 'mcp-lock', validate: (value: unknown) => ({ value }) },
};

/** Connects; a server that leaves at an unknown first request is started once more with `initialize`. Throws E_*. */
export async function connect(target: Target, options: ConnectOptions): Promise<Connection> {
  const { host, signal } = options;
  const tap = makeTap(host.now);
  let server: ServerProcess | undefined;
  let transport: Transport;
  let broken: Promise<never> | undefined;
  if (target.kind === 'stdio') {
    server = await startProcess(target, host);
    const stdio = stdioTransport(server, tap);
    broken = stdio.broken;
    transport = stdio;
  } else {
    transport = httpTransport(target, tap, host, signal);
  }
  const client = makeClient(options);
  const stderr = () => server?.stderr() ?? '';
  const close = async () => {
    await client.close().catch(() => undefined);
    await server?.close();
  };
  const guarded = <T>(work: Promise<T>): Promise<T> => firstOf(work, broken, signal);
  try {
    await guarded(client.connect(transport, { timeout: options.timeoutMs }));
  } catch (error) {
    await close();
    const left = error instanceof McpLockError && error.code === 'E_LAUNCH';
    if (left && options.era === 'modern') return connect(target, { ...options, era: 'legacy' });
    throw explain(error, stderr());
  }
  const discover = tap.take('server/discover');
  const initialize = tap.take('initialize');
  const capabilities = client.getServerCapabilities() ?? {};
  return {
    opening:
      initialize === undefined
        ? { method: 'server/discover', text: discover ?? '' }
        : { method: 'initialize', text: initialize },
    protocolVersion: client.getNegotiatedProtocolVersion() ?? '',
    claims: (capability) => capabilities[capability] !== undefined,
    ask: async (method, cursor) => {
      const params = cursor === undefined ? {} : { cursor };
      try {
        await guarded(client.request({ method, params }, AS_IS, { timeout: options.timeoutMs }));
      } catch (error) {
        if (codeOf(error) === METHOD_NOT_FOUND) return undefined;
        throw explain(error, stderr());
      }
      const text = tap.take(method);
      if (text !== undefined) return text;
      throw new McpLockError('E_PROTOCOL', `its answer to ${method} could not be kept`, { place: method });
    },
    changes: tap.changes,
    stderr,
    close,
  };
}

function makeClient(options: ConnectOptions): Client {
  const client = new Client(
    { name: 'mcp-lock', version: '1.0.0' },
    {
      capabilities: CAPABILITIES,
      versionNegotiation:
        options.era === 'modern'
          ? { mode: 'auto', probe: { timeoutMs: Math.min(PROBE_MS, options.timeoutMs / 2) } }
          : { mode: 'legacy' },
    },
  );
  const root = { uri: pathToFileURL(options.root).href, name: 'workspace' };
  client.setRequestHandler('roots/list', () => ({ roots: [root] }));
  client.setRequestHandler('elicitation/create', () => ({ action: 'decline' }));
  client.setRequestHandler('sampling/createMessage', () => {
    throw Object.assign(new Error('Declined'), { code: -1 });
  });
  return client;
}

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;

/** Settles with the first of: the work, the server breaking, the deadline or Ctrl-C. */
function firstOf<T>(work: Promise<T>, broken: Promise<never> | undefined, signal: AbortSignal): Promise<T> {
  work.catch(() => undefined);
  let stop: () => void = () => undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
  aborted.catch(() => undefined);
  return Promise.race([work, aborted, ...(broken === undefined ? [] : [broken])]).finally(() =>
    signal.removeEventListener('abort', stop),
  );
}

/** Turns what the SDK or the process said into one of our codes. */
function explain(error: unknown, stderr: string): McpLockError {
  const kept = stderr === '' ? {} : { stderr };
  if (error instanceof McpLockError) {
    return new McpLockError(error.code, error.message, { ...error.detail, ...kept, cause: error });
  }
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  const message = error instanceof Error ? error.message : String(error);
  if (status === 401 || status === 403 || /\b(?:HTTP )?40[13]\b/.test(message)) {
    return new McpLockError('E_AUTH', 'it needs a login', { ...kept, cause: error });
  }
  if (/timed? ?out/i.test(message))
    return new McpLockError('E_TIMEOUT', 'it did not answer in time', { ...kept, cause: error });
  return new McpLockError('E_PROTOCOL', `it answered with an error: ${message}`, { ...kept, cause: error });
}
