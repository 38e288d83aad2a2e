/**
 * A guarded remote server from start to end: its entry in the lock and in the config in, the exit status out. Admits address,
 * headers and sign-in before anything is sent. Never connects the two directly.
 */
import type { Place } from '../contracts.ts';
import { McpLockError } from '../errors.ts';
import type { ServerHost } from '../host/host.ts';
import type { Prepared } from '../launch/prepared.ts';
import type { Refusal } from '../server/auth/refusal.ts';
import { watchRefusals } from '../server/auth/refusal.ts';
import { isBrokenOff } from '../server/http/connection-error.ts';
import { lockedRedirect } from '../server/http/redirect-policy.ts';
import { authorizedTarget } from '../server/observe-prepared.ts';
import { redactError } from '../server/redacted-error.ts';
import { textCleaner } from '../server/secrets.ts';
import type { RemoteRequest } from './admit-remote.ts';
import { admitRemote } from './admit-remote.ts';
import type { GuardEvent } from './event.ts';
import { cleanEvent } from './log.ts';
import {
  checkBeforeRetry,
  configHasNoAddress,
  connectionBroke,
  connectionEnded,
  httpStatus,
  requestFailed,
  responseInvalid,
  serverNotReached,
  sessionLost,
  verifyCommand,
} from './messages.ts';
import type { Remote } from './remote.ts';
import { connectRemote } from './remote.ts';
import type { SessionOptions } from './session.ts';
import { refuseSession, relaySession } from './session.ts';

interface ServeRemoteOptions extends SessionOptions, RemoteRequest {}

/** Exit status: 0 when the client left, 1 when the server was stopped or not reached. */
export async function serveRemote(
  options: ServeRemoteOptions,
  place: Place,
  host: ServerHost,
): Promise<number> {
  const { name, entry, client, note, withFlags } = options;
  const refuse = (reason: string, next = verifyCommand(name)): Promise<number> =>
    refuseSession(options, reason, serverNotReached(name, reason, withFlags(next)));
  const admitted = await admitRemote(options, place, host);
  if ('refused' in admitted) return refuse(admitted.refused);
  const { prepared } = admitted;
  const target = authorizedTarget(prepared);
  if (target.kind !== 'http') return refuse(configHasNoAddress());
  const watched = watchRefusals(host);
  let server: Remote;
  try {
    server = connectRemote(target, {
      host: watched.host,
      redirects: lockedRedirect(prepared, entry.origin.redirect),
      tools: entry.tools,
      describe: (error) => describeFailure(error, prepared, watched.refusal(), options),
    });
  } catch (error) {
    if (!(error instanceof McpLockError)) throw error;
    const { message, detail } = await redactError(error, prepared, undefined);
    return refuse(message, detail.next);
  }
  const clean = textCleaner(prepared);
  const cleanNote = (event: GuardEvent) => note(cleanEvent(event, clean));
  try {
    const end = await relaySession({ ...options, note: cleanNote }, server, prepared.readings, {
      signal: host.signal,
    });
    if (end.by === 'client') return 0;
    const ended = server.isLost() ? sessionLost() : connectionEnded();
    note(
      end.by === 'gate'
        ? { event: 'stopped', reason: end.reason, by: 'guard' }
        : { event: 'stopped', reason: ended },
    );
    return 1;
  } finally {
    await server.close();
    client.input.destroy();
  }
}

/** Never repeats words of the server, of the platform, or of an address the server chose: a model may read this. */
async function describeFailure(
  error: unknown,
  prepared: Prepared,
  refusal: Refusal | undefined,
  { name, withFlags }: SessionOptions,
): Promise<string> {
  if (error instanceof McpLockError && error.code !== 'E_PROTOCOL') {
    const { scope: _, ...facts } = refusal ?? {};
    const { message, detail } = await redactError(error, prepared, 'status' in facts ? facts : undefined);
    return requestFailed(message, detail.next === undefined ? undefined : withFlags(detail.next));
  }
  if (isBrokenOff(error)) return requestFailed(connectionBroke(), checkBeforeRetry());
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  const reason = typeof status === 'number' ? httpStatus(status) : responseInvalid();
  return requestFailed(reason, withFlags(verifyCommand(name)));
}
