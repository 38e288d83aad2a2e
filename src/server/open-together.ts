/**
 * The opening and the four lists in one round trip: a server that the lock knows to speak a revision without a handshake is asked
 * for all of them at once (MCP 2026-07-28, "Versioning"). A wire in, a connection whose first request for each list is under way
 * out. Throws for every server that does not answer as one of that revision, and asks nothing twice: the caller then opens as usual.
 */
import type { Transport } from '@modelcontextprotocol/client';
import { McpLockError } from '../errors.ts';
import { SECTIONS } from '../model.ts';
import type { Connection, ConnectOptions, RequestParams, Wire } from './connection.ts';
import { requestTimeOut } from './messages.ts';
import { closingOf, connectionOf, makeClient, requestsOf } from './open-connection.ts';
import { resultOf, SECTION_ROWS } from './sections.ts';
import { PROBE } from './tap.ts';

/** `revision`: what the server spoke when it was locked. When it fails, closes the wire. */
export async function openTogether(
  wire: Wire,
  revision: string,
  options: ConnectOptions,
): Promise<Connection> {
  const client = makeClient(options);
  const close = closingOf(client, wire);
  try {
    await client.connect(wire.transport, { prior: assumed(revision) });
    const request = requestsOf(client, wire, options);
    await wire.settled();
    const opened = request(PROBE);
    const first = new Map(
      SECTIONS.map((section) => [SECTION_ROWS[section].method, request(SECTION_ROWS[section].method)]),
    );
    for (const list of first.values()) list.catch(() => undefined);
    const text = (await inTime(opened, options)) ?? '';
    const told = makeClient(options);
    // Read as the SDK reads it: capabilities and the revision that both know.
    await told.connect(NOWHERE, { prior: { kind: 'modern', discover: resultOf(text, PROBE) as never } });
    if (told.getNegotiatedProtocolVersion() !== revision) throw new Error('another revision');
    return {
      ...connectionOf(told, wire, { method: PROBE, text }),
      request: (method: string, params: RequestParams = {}) => {
        const list = Object.keys(params).length === 0 ? first.get(method) : undefined;
        first.delete(method);
        return list ?? request(method, params);
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** What is taken to be true until the server says it: a client sends requests only to a server of its revision. */
const assumed = (revision: string) => ({
  kind: 'modern' as const,
  discover: {
    supportedVersions: [revision],
    capabilities: {},
    resultType: 'complete' as const,
    ttlMs: 0,
    cacheScope: 'private' as const,
  },
});

/** Leads to no server. */
const NOWHERE: Transport = {
  start: () => Promise.resolve(),
  send: () => Promise.resolve(),
  close: () => Promise.resolve(),
};

/** The opening within its own time, so that an older server that says nothing can still be asked in its own way. */
async function inTime<T>(opened: Promise<T>, { host, timeoutMs }: ConnectOptions): Promise<T> {
  let stop = () => {};
  const late = new Promise<never>((_, reject) => {
    const ms = Math.min(host.waits.probe, timeoutMs / 4);
    stop = host.timer(ms, () => reject(new McpLockError(requestTimeOut())));
  });
  return Promise.race([opened, late]).finally(stop);
}
