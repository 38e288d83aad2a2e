/**
 * The guard for programs with an MCP client of their own, of either SDK generation: a client and a lock in, the same client out,
 * whose next connection goes through the gate. Does not compare launch and origin: that is what `verify()` does.
 */
import type { OptionKind } from '../../config/known-options.ts';
import { refuseUnknownOptions } from '../../config/known-options.ts';
import type { OnDrift } from '../../contracts.ts';
import { ON_DRIFT } from '../../contracts.ts';
import { McpLockError } from '../../errors.ts';
import type { Host } from '../../host/host.ts';
import { nodeHost } from '../../host/node-host.ts';
import { readingsHere } from '../../launch/prepare.ts';
import { mismatches } from '../../lock/hashes.ts';
import type { Entry, Lockfile } from '../../model.ts';
import { freeTextTest } from '../../verify/free-text.ts';
import type { GuardEvent } from '../event.ts';
import type { Gate } from '../gate/gate.ts';
import { makeGate } from '../gate/gate.ts';
import { verdictsOf } from '../gate/verdicts.ts';
import { clientConnected, diffCommand, entryMismatch, serverNotLocked } from '../messages.ts';
import { parsedEntry } from './parsed-entry.ts';
import type { AnyTransport } from './sdk-transport.ts';
import { gatedTransport } from './transport.ts';

export interface GuardRequest {
  /** The lock, as `readLockfile` gives it. */
  readonly lockfile: Lockfile;
  /** The server's name in it. */
  readonly server: string;
  /** Leave out what is not locked (`hide`, the default), close the connection (`stop`), or only report (`warn`). */
  readonly onDrift?: OnDrift;
  /** Decline what the server asks of the model or the user. */
  readonly strict?: boolean;
  /** Called with each event: what was left out or refused. Names in it came from the server. */
  readonly onEvent?: (event: GuardEvent) => void;
  /** Values that the server was given and can repeat: they are redacted before anything is compared, as in the lock. */
  readonly secrets?: readonly string[];
  /** Folder the lockfile belongs to; default: the current one. */
  readonly cwd?: string;
  /** Seconds the server may take when it is asked for a list that a call depends on; default 30. */
  readonly timeout?: number;
  /** Another host, for tests. */
  readonly host?: Host;
}

const GUARD_OPTIONS: Readonly<Record<keyof GuardRequest, OptionKind>> = {
  lockfile: 'lockfile',
  server: 'text',
  onDrift: ON_DRIFT,
  strict: 'switch',
  onEvent: 'function',
  secrets: 'texts',
  cwd: 'text',
  timeout: 'number',
  host: 'any',
};

const REQUIRED: readonly (keyof GuardRequest)[] = ['lockfile', 'server'];

/** What both generations' clients have. */
export interface AnyClient {
  /** Set while it is connected. */
  readonly transport?: unknown;
  connect(transport: never, options?: never): Promise<void>;
}

/**
 * Makes every later `connect` of this client go through the gate. Throws E_LOCK_MISSING when the lock has no such server,
 * E_LOCK_PARSE when its entry does not match its hashes, E_USAGE when the client is connected already: that connection would not
 * go through the gate.
 */
export function guardClient<C extends AnyClient>(client: C, request: GuardRequest): C {
  refuseUnknownOptions('guardClient', request, GUARD_OPTIONS, REQUIRED);
  if (client.transport !== undefined && client.transport !== null) throw new McpLockError(clientConnected());
  entryOf(request);
  const connect = client.connect.bind(client) as (
    transport: AnyTransport,
    options?: unknown,
  ) => Promise<void>;
  const guarded = async (transport: AnyTransport, options?: unknown) =>
    connect(await guardTransport(transport, request), options);
  return Object.assign(client, { connect: guarded });
}

/** The same for one transport and one connection, for programs that connect in another way. Throws as `guardClient`. */
export async function guardTransport<T extends AnyTransport>(
  transport: T,
  request: GuardRequest,
): Promise<T> {
  refuseUnknownOptions('guardTransport', request, GUARD_OPTIONS, REQUIRED);
  const { onEvent = () => undefined, timeout = 30 } = request;
  return gatedTransport(transport, await gateOf(request), { note: onEvent, answerMs: timeout * 1000 });
}

async function gateOf(request: GuardRequest): Promise<Gate> {
  const host = request.host ?? nodeHost(new AbortController().signal);
  const { env, home, platform, tmpdir } = host;
  const place = { platform, workspaceFolder: request.cwd ?? host.cwd, userHome: home, tmpdir, env };
  const secrets = [...(request.secrets ?? [])].sort((a, b) => b.length - a.length);
  const held = secrets.map((value) => ({ name: 'secret', value }));
  const readings = (await readingsHere(place, host)).map((reading) => ({ ...reading, secrets, held }));
  const entry = parsedEntry(entryOf(request));
  return makeGate(verdictsOf(entry, readings, await freeTextTest(request.server, entry)), {
    server: request.server,
    diffCommand: diffCommand(request.server),
    onDrift: request.onDrift ?? 'hide',
    strict: request.strict === true,
    token: crypto.randomUUID(),
  });
}

function entryOf({ lockfile, server }: GuardRequest): Entry {
  const entry = Object.hasOwn(lockfile.servers, server) ? lockfile.servers[server] : undefined;
  if (entry === undefined) throw new McpLockError(serverNotLocked(server));
  if (mismatches(entry).length > 0) throw new McpLockError(entryMismatch(server));
  return entry;
}
