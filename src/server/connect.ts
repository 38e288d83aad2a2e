/**
 * Opens a server through the MCP SDK and hands out the text of its answers: the only file that knows the SDK's
 * client. Presents the full set of client capabilities, answers `roots/list` and `ping`, declines sampling and
 * elicitation. Never calls a tool.
 */

import { pathToFileURL } from 'node:url';
import type { ClientOptions, Transport } from '@modelcontextprotocol/client';
import { Client, SUPPORTED_PROTOCOL_VERSIONS } from '@modelcontextprotocol/client';
import { McpLockError } from '../errors.ts';
import type { ServerHost } from '../host/host.ts';
import type { Target } from '../launch/target.ts';
import type { RedirectPolicy } from './http/redirects.ts';
import { responseNotCaptured, timeOutAfterOtherOutput } from './messages.ts';
import { startProcess } from './process.ts';
import type { Profile } from './profile.ts';
import { codeOf, explain, firstOf, wantsModern } from './request-error.ts';
import { stdioTransport } from './stdio.ts';
import type { Tap } from './tap.ts';
import { makeTap } from './tap.ts';

export interface ConnectOptions {
  readonly host: ServerHost;
  /** Folder offered as the one root. */
  readonly root: string;
  /** Ends everything when it aborts. */
  readonly signal: AbortSignal;
  /** Milliseconds the whole observation may take. */
  readonly timeoutMs: number;
  /** `modern`: ask `server/discover` first; `legacy`: `initialize` only. */
  readonly era: 'modern' | 'legacy';
  /** The other era was tried before. */
  readonly retried?: true;
  /** What the lock says of redirects; absent: those inside the origin are followed and noted. */
  readonly redirects?: RedirectPolicy | undefined;
  /** As which client to ask; absent: as mcp-lock. */
  readonly profile?: Profile | undefined;
  /** The revision that `initialize` asks for; absent: the newest. */
  readonly revision?: string | undefined;
}

/** `cursor` of a page, `uri` of a resource. */
export type AskParams = Readonly<Record<string, string>>;

export interface Connection {
  /** Text of the message that answered `initialize` or `server/discover`. */
  readonly opening: { readonly method: string; readonly text: string };
  readonly protocolVersion: string;
  readonly claims: (capability: 'tools' | 'prompts' | 'resources') => boolean;
  /** Text of the message that answered; undefined when the server does not know the method. */
  readonly ask: (method: string, params?: AskParams) => Promise<string | undefined>;
  readonly changes: Tap['changes'];
  /** Resolves when the server has taken note that the opening is over. */
  readonly settled: () => Promise<void>;
  /** Where its address redirects inside its origin, in normal form. */
  readonly redirect: () => string | undefined;
  /** The server no longer knows this session: only a new one gets answers. */
  readonly lost: () => boolean;
  readonly stderr: () => string;
  readonly close: () => Promise<void>;
}

/** A transport and what is known of it below the SDK. */
export interface Wire extends Pick<Connection, 'settled' | 'redirect' | 'lost' | 'stderr'> {
  readonly transport: Transport;
  readonly tap: Tap;
  readonly broken: Promise<never>;
  /** What broke it, for which the SDK has other words. */
  readonly fault: () => McpLockError | undefined;
  /** Before the SDK lets go of it, and after. */
  readonly leave: () => Promise<void>;
  readonly end: () => Promise<void>;
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

/**
 * Connects; a server that leaves at an unknown first request is started once more with `initialize`, and one that knows
 * `initialize` no longer, in the newer era. Throws E_*.
 */
export async function connect(target: Target, options: ConnectOptions): Promise<Connection> {
  if (target.kind === 'http') {
    const { connectAddress } = await import('./http/connect-http.ts');
    return connectAddress(target, options);
  }
  const server = await startProcess(target, options.host);
  const tap = makeTap(options.host.now);
  const transport = stdioTransport(server, tap);
  const wire: Wire = {
    transport,
    tap,
    broken: transport.broken,
    fault: () => undefined,
    settled: () => Promise.resolve(),
    redirect: () => undefined,
    lost: () => false,
    stderr: server.stderr,
    leave: () => Promise.resolve(),
    end: server.close,
  };
  try {
    return await open(wire, options);
  } catch (error) {
    const left = error instanceof McpLockError && error.code === 'E_LAUNCH';
    const other = options.era === 'modern' ? left && 'legacy' : wantsModern(error) && 'modern';
    if (other && !options.retried) return connect(target, { ...options, era: other, retried: true });
    throw withStray(explain(error, server.stderr()), transport.stray());
  }
}

/** A server that talks to people on stdout keeps its reader waiting for ever. */
function withStray(error: McpLockError, line: string | undefined): McpLockError {
  if (error.code !== 'E_TIMEOUT' || line === undefined) return error;
  const { next: _, ...detail } = error.detail;
  return new McpLockError(timeOutAfterOtherOutput(error.message, line), { ...detail, cause: error });
}

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
