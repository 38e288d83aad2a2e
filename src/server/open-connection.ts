/**
 * The opening exchange over a wire, by the MCP SDK, and requests for the text of its responses: the only file that makes the
 * SDK's client. Presents the full set of client capabilities or those of a profile, answers `roots/list` and `ping`, declines
 * sampling and elicitation. Never calls a tool.
 */
import { pathToFileURL } from 'node:url';
import type { ClientOptions } from '@modelcontextprotocol/client';
import { Client, SUPPORTED_PROTOCOL_VERSIONS } from '@modelcontextprotocol/client';
import { McpLockError } from '../errors.ts';
import type { Connection, ConnectOptions, RequestParams, Wire } from './connection.ts';
import { DOWNLOAD_MS } from './download.ts';
import { responseNotCaptured } from './messages.ts';
import { raceWithAbort, requestError, rpcCodeOf } from './request-error.ts';

const CAPABILITIES: NonNullable<ClientOptions['capabilities']> = {
  roots: { listChanged: true },
  sampling: {},
  elicitation: { form: {}, url: {} },
};

const METHOD_NOT_FOUND = -32601;

/** Any JSON passes: the text is read below the SDK. */
const ANY_RESULT = {
  '~standard': { version: 1 as const, vendor: 'mcp-lock', validate: (value: unknown) => ({ value }) },
};

/** The opening exchange (`server/discover` or `initialize`). When it fails, closes the wire and throws what it threw. */
export async function openConnection(wire: Wire, options: ConnectOptions): Promise<Connection> {
  const { transport, tap, broken } = wire;
  const client = makeClient(options);
  const close = closingOf(client, wire);
  let discover: string | undefined;
  let initialize: string | undefined;
  try {
    const downloadMs = options.download === undefined ? 0 : DOWNLOAD_MS;
    const opened = client.connect(transport, { timeout: options.timeoutMs + downloadMs });
    await raceWithAbort(opened, broken, options.signal);
    discover = tap.take('server/discover');
    initialize = tap.take('initialize');
  } catch (error) {
    await close();
    throw wire.fault() ?? error;
  }
  const opening =
    initialize === undefined
      ? { method: 'server/discover', text: discover ?? '' }
      : { method: 'initialize', text: initialize };
  return { ...connectionOf(client, wire, opening), request: requestsOf(client, wire, options), close };
}

/** Ends what was opened, by everything that it is made of. */
export const closingOf = (client: Client, wire: Wire) => async (): Promise<void> => {
  await wire.endSession();
  await client.close().catch(() => undefined);
  await wire.end();
};

/** Requests of a client for the text of their responses. */
export function requestsOf(client: Client, wire: Wire, options: ConnectOptions): Connection['request'] {
  const { tap, broken, stderr } = wire;
  const unlessBroken = <T>(work: Promise<T>): Promise<T> => raceWithAbort(work, broken, options.signal);
  let settled = false;
  void wire.settled().then(() => {
    settled = true;
  });
  const request = async (method: string, params: RequestParams = {}): Promise<string | undefined> => {
    const beforeSettled = !settled;
    try {
      const { timeoutMs: timeout } = options;
      const answered = client.request({ method, params }, ANY_RESULT, { timeout });
      // Without the result: a race keeps what it ends with as long as the connection lasts.
      await unlessBroken(answered.then(() => undefined));
    } catch (error) {
      if (rpcCodeOf(error) === METHOD_NOT_FOUND) return undefined;
      const fault = wire.fault();
      if (fault === undefined && beforeSettled && !options.signal.aborted) {
        // The request may have reached the server before it knew that the opening was over.
        await unlessBroken(wire.settled());
        return request(method, params);
      }
      throw requestError(fault ?? error, stderr());
    }
    const text = tap.take(method, params['uri']);
    if (text !== undefined) return text;
    throw new McpLockError(responseNotCaptured(method), { place: method });
  };
  return request;
}

/** `client`: one that knows what the server said of itself. */
export function connectionOf(
  client: Client,
  wire: Wire,
  opening: Connection['opening'],
): Omit<Connection, 'request' | 'close'> {
  const capabilities = client.getServerCapabilities() ?? {};
  return {
    opening,
    protocolVersion: client.getNegotiatedProtocolVersion() ?? '',
    hasCapability: (capability) => capabilities[capability] !== undefined,
    changes: wire.tap.changes,
    size: wire.tap.size,
    settled: wire.settled,
    allArrived: wire.allArrived,
    redirect: wire.redirect,
    isSessionLost: wire.isSessionLost,
    stderr: wire.stderr,
  };
}

/** A client that is not connected yet. */
export function makeClient(options: ConnectOptions): Client {
  const { profile, revision } = options;
  const capabilities = (profile?.capabilities as typeof CAPABILITIES | undefined) ?? CAPABILITIES;
  const client = new Client(
    { ...(profile?.info ?? { name: 'mcp-lock', version: '1.0.0' }) },
    {
      capabilities,
      ...(revision === undefined ? {} : { supportedProtocolVersions: revisionsFrom(revision) }),
      versionNegotiation:
        options.era === 'modern'
          ? { mode: 'auto', probe: { timeoutMs: Math.min(options.host.waits.probe, options.timeoutMs / 2) } }
          : { mode: 'legacy' },
    },
  );
  const root = { uri: pathToFileURL(options.root).href, name: 'workspace' };
  // A client only answers what its capabilities name.
  if (capabilities.roots) client.setRequestHandler('roots/list', () => ({ roots: [root] }));
  if (capabilities.elicitation) client.setRequestHandler('elicitation/create', () => ({ action: 'decline' }));
  if (capabilities.sampling) {
    client.setRequestHandler('sampling/createMessage', () => {
      throw Object.assign(new Error('Declined'), { code: -1 });
    });
  }
  return client;
}

/** Revisions of the protocol with the given one first; the server may choose any other. */
const revisionsFrom = (revision: string): string[] => [
  ...new Set([revision, ...SUPPORTED_PROTOCOL_VERSIONS]),
];
