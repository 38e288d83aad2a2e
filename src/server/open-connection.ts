/**
 * The opening exchange over a wire, by the MCP SDK, and requests for the text of its responses: the only file that uses the
 * SDK's client. Presents the full set of client capabilities or those of a profile, answers `roots/list` and `ping`, declines
 * sampling and elicitation. Never calls a tool.
 */
import { pathToFileURL } from 'node:url';
import type { ClientOptions } from '@modelcontextprotocol/client';
import { Client, SUPPORTED_PROTOCOL_VERSIONS } from '@modelcontextprotocol/client';
import { McpLockError } from '../errors.ts';
import type { AskParams, Connection, ConnectOptions, Wire } from './connection.ts';
import { responseNotCaptured } from './messages.ts';
import { codeOf, explain, firstOf } from './request-error.ts';

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

/** The opening exchange. Closes the wire and throws what was thrown when it fails. */
export async function open(wire: Wire, options: ConnectOptions): Promise<Connection> {
  const { transport, tap, broken, stderr } = wire;
  const client = makeClient(options);
  const guarded = <T>(work: Promise<T>): Promise<T> => firstOf(work, broken, options.signal);
  const request = (method: string, params: AskParams) =>
    guarded(client.request({ method, params }, AS_IS, { timeout: options.timeoutMs }));
  const close = async () => {
    await wire.leave();
    await client.close().catch(() => undefined);
    await wire.end();
  };
  let discover: string | undefined;
  let initialize: string | undefined;
  try {
    await guarded(client.connect(transport, { timeout: options.timeoutMs }));
    discover = tap.take('server/discover');
    initialize = tap.take('initialize');
  } catch (error) {
    await close();
    throw wire.fault() ?? error;
  }
  let settled = false;
  void wire.settled().then(() => {
    settled = true;
  });
  const capabilities = client.getServerCapabilities() ?? {};
  const ask = async (method: string, params: AskParams = {}): Promise<string | undefined> => {
    const early = !settled;
    try {
      await request(method, params);
    } catch (error) {
      if (codeOf(error) === METHOD_NOT_FOUND) return undefined;
      const fault = wire.fault();
      if (fault === undefined && early && !options.signal.aborted) {
        // It may have been asked before it knew that the opening was over.
        await guarded(wire.settled());
        return ask(method, params);
      }
      throw explain(fault ?? error, stderr());
    }
    const text = tap.take(method, params['uri']);
    if (text !== undefined) return text;
    throw new McpLockError(responseNotCaptured(method), { place: method });
  };
  return {
    opening:
      initialize === undefined
        ? { method: 'server/discover', text: discover ?? '' }
        : { method: 'initialize', text: initialize },
    protocolVersion: client.getNegotiatedProtocolVersion() ?? '',
    claims: (capability) => capabilities[capability] !== undefined,
    ask,
    changes: tap.changes,
    settled: wire.settled,
    redirect: wire.redirect,
    lost: wire.lost,
    stderr,
    close,
  };
}

function makeClient(options: ConnectOptions): Client {
  const { profile, revision } = options;
  const capabilities = (profile?.capabilities as typeof CAPABILITIES | undefined) ?? CAPABILITIES;
  const client = new Client(
    { ...(profile?.info ?? { name: 'mcp-lock', version: '1.0.0' }) },
    {
      capabilities,
      ...(revision === undefined ? {} : { supportedProtocolVersions: offering(revision) }),
      versionNegotiation:
        options.era === 'modern'
          ? { mode: 'auto', probe: { timeoutMs: Math.min(PROBE_MS, options.timeoutMs / 2) } }
          : { mode: 'legacy' },
    },
  );
  const root = { uri: pathToFileURL(options.root).href, name: 'workspace' };
  // Nobody answers what they never said that they can do.
  if (capabilities.roots) client.setRequestHandler('roots/list', () => ({ roots: [root] }));
  if (capabilities.elicitation) client.setRequestHandler('elicitation/create', () => ({ action: 'decline' }));
  if (capabilities.sampling) {
    client.setRequestHandler('sampling/createMessage', () => {
      throw Object.assign(new Error('Declined'), { code: -1 });
    });
  }
  return client;
}

/** That revision first; what a server may answer instead is any other. */
const offering = (revision: string): string[] => [...new Set([revision, ...SUPPORTED_PROTOCOL_VERSIONS])];
