/**
 * One observation of a prepared spec: starts or reaches its server, and reads it. A server is started before what reads it is loaded. No
 * error that comes out repeats a secret.
 */
import type { Place } from '../contracts.ts';
import { McpLockError } from '../errors.ts';
import type { ServerHost } from '../host/host.ts';
import type { Prepared } from '../launch/prepared.ts';
import type { Target } from '../launch/target.ts';
import type { Phase, Surface } from '../model.ts';
import { type Download, downloadOf } from './download.ts';
import type { RedirectPolicy } from './http/redirect-policy.ts';
import { loadObserve, loadRefusal } from './load.ts';
import type { ServerProcess } from './process.ts';
import { startProcess } from './process.ts';
import type { Profile } from './profiles.ts';
import { redactError } from './redacted-error.ts';
import { withRepair } from './repair.ts';
import type { StartTicket } from './start-gate.ts';
import { takeStarted } from './started-servers.ts';

export interface ReadOptions {
  /** Milliseconds for each read. */
  readonly timeoutMs: number;
  /** The time limit as the person gave it, for messages; absent: `timeoutMs`, of which none was spent before. */
  readonly limitMs?: number | undefined;
  readonly place: Place;
  /** The client to present; absent: mcp-lock. */
  readonly profile?: Profile | undefined;
  /** Is called with what is waited for, each time that changes. */
  readonly tell?: ((phase: Phase) => void) | undefined;
  /** Is called while the server ends. */
  readonly whileClosing?: (() => void) | undefined;
  /** For one of several servers that are started before what reads them is loaded. */
  readonly ticket?: StartTicket | undefined;
}

type ObserveOptions = ReadOptions & {
  readonly redirects?: RedirectPolicy;
  readonly era: 'modern' | 'legacy';
  readonly revision?: string | undefined;
  readonly spoke?: string;
  readonly accept?: (first: Surface) => Promise<boolean>;
};

export async function observePrepared(
  prepared: Prepared,
  host: ServerHost,
  options: ObserveOptions,
): Promise<Surface> {
  if (prepared.unreachable !== undefined) throw prepared.unreachable;
  const remote =
    prepared.target.kind === 'http'
      ? (await loadRefusal()).watchRefusals(host)
      : { host, refusal: () => undefined };
  let download: Download | undefined;
  try {
    const target = authorizedTarget(prepared);
    download = await downloadOf(prepared, options.place, host);
    const server =
      target.kind === 'stdio'
        ? (takeStarted(target, host) ?? (await startProcess(target, host, download)))
        : undefined;
    const root = options.place.workspaceFolder;
    const { observeOnce } = await loadOnceStarted(options.ticket, server);
    return withProfile(
      options.profile,
      await observeOnce(target, { ...options, root, download, server }, remote.host),
    );
  } catch (caught) {
    if (!(caught instanceof McpLockError)) throw caught;
    const error = await redactError(caught, prepared, remote.refusal());
    throw download === undefined ? error : await withRepair(error, download, options.place, host);
  }
}

/** Ends the server where what reads it cannot be loaded. */
async function loadOnceStarted(
  ticket: StartTicket | undefined,
  server: ServerProcess | undefined,
): Promise<Awaited<ReturnType<typeof loadObserve>>> {
  try {
    ticket?.pass();
    await ticket?.opened;
    return await loadObserve();
  } catch (error) {
    await server?.close();
    throw error;
  }
}

/** The target with the authorizer of the sign-in. */
export const authorizedTarget = ({ target, signedIn }: Prepared): Target =>
  target.kind === 'http' && signedIn?.authorizer !== undefined
    ? { ...target, authorizer: signedIn.authorizer }
    : target;

/** A surface notes the client that was presented, unless that is mcp-lock. */
export const withProfile = (profile: Profile | undefined, surface: Surface): Surface =>
  profile === undefined || profile.id === 'mcp-lock'
    ? surface
    : { ...surface, server: { ...surface.server, profile: profile.id } };
