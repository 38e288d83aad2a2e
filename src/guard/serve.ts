/**
 * A guarded stdio server from start to end: the entry of the lock and a command line in, the exit status out. Admits the launch
 * before anything is started, starts the locked tree where there is one, relays while both sides live, ends the server and
 * everything that it started. Never connects the two directly; writes to stdout only what the relay forwards.
 */
import type { Place } from '../contracts.ts';
import { McpLockError } from '../errors.ts';
import type { ServerHost } from '../host/host.ts';
import type { Prepared } from '../launch/prepared.ts';
import type { ProcessRequest } from '../launch/target.ts';
import { hiddenValues } from '../lock/literal-secrets.ts';
import { redactLiterals } from '../lock/redact-literals.ts';
import { redactText } from '../lock/redact-text.ts';
import { settlesWithin } from '../server/process.ts';
import { textCleaner } from '../server/secrets.ts';
import type { WatchedServer } from '../server/watched-server.ts';
import { isRunOf, startWatched } from '../server/watched-server.ts';
import type { LaunchRequest } from './admit.ts';
import { admit } from './admit.ts';
import type { GuardEvent } from './event.ts';
import { lockedVariables } from './launch-match.ts';
import { cleanEvent } from './log.ts';
import { exitedWith, processEnded, serverNotStarted, verifyCommand } from './messages.ts';
import { makeServerLog } from './server-log.ts';
import type { SessionOptions } from './session.ts';
import { refuseSession, relaySession } from './session.ts';

interface ServeOptions extends SessionOptions, LaunchRequest {
  /** Started because an earlier run was admitted; nothing of it is forwarded before it is admitted itself. */
  readonly early?: WatchedServer | undefined;
  /** Lets a later run start the server early. */
  readonly remember?: (request: ProcessRequest) => Promise<void>;
  /** Gets each line that the server logs. */
  readonly writeLog: (line: string) => void;
}

/** How long the output of a server that exited may take to be read, in milliseconds. */
const LAST_OUTPUT_MS = 2_000;

/** Exit status: 0 when the client left, 1 when the server was stopped or not started, 3 when it ended by itself. */
export async function serve(options: ServeOptions, place: Place, host: ServerHost): Promise<number> {
  const { name, client, note, early, withFlags } = options;
  const refuse = async (reason: string, next = verifyCommand(name)): Promise<number> => {
    await early?.end();
    return refuseSession(options, reason, serverNotStarted(name, reason, withFlags(next)));
  };
  let watched: WatchedServer;
  let prepared: Prepared;
  try {
    const admitted = await admit(options, place, host);
    if ('refused' in admitted) return await refuse(admitted.refused);
    prepared = admitted.prepared;
    if (early !== undefined && isRunOf(admitted.request, early)) watched = early;
    else {
      await early?.end();
      watched = await startWatched(admitted.request, host);
      if (admitted.repeatable) await options.remember?.(admitted.request);
    }
  } catch (error) {
    if (!(error instanceof McpLockError) || error.code === 'E_INTERRUPTED') {
      await early?.end();
      throw error;
    }
    const clean = lineCleaner(options, host);
    const { next } = error.detail;
    return await refuse(clean(error.message), next === undefined ? undefined : clean(next));
  }
  const { server } = watched;
  const clean = textCleaner(prepared);
  const log = makeServerLog(options.writeLog, clean);
  const cleanNote = (event: GuardEvent) => note(cleanEvent(event, clean));
  server.onStderr(log.take);
  try {
    const streams = { input: server.output, output: server.input };
    const end = await relaySession({ ...options, note: cleanNote }, streams, prepared.readings, {
      signal: host.signal,
      ended: server.exited.then(async ({ code, signal }) => {
        await settlesWithin(LAST_OUTPUT_MS, server.drained);
        return exitedWith(code, signal);
      }),
    });
    if (end.by === 'client') return 0;
    note(
      end.by === 'gate'
        ? { event: 'stopped', reason: end.reason, by: 'guard' }
        : { event: 'stopped', reason: processEnded(end.how) },
    );
    return end.by === 'gate' ? 1 : 3;
  } finally {
    await watched.end();
    log.end();
    client.input.destroy();
  }
}

/** Of a server that was not prepared: takes out what its line and its variables hide. */
function lineCleaner({ command, args, entry: { launch } }: ServeOptions, { env }: ServerHost) {
  const variables = launch.transport === 'stdio' ? lockedVariables(launch, env) : {};
  const secrets = hiddenValues(command, args, variables);
  return (text: string): string => redactText(redactLiterals(text, secrets));
}
