/**
 * A guarded server from start to end: the entry of the lock and a command line in, the exit status out. Compares launch
 * and origin before anything is started, starts the locked tree where there is one, relays while both sides live, ends
 * the server and all it started. Never falls back to a direct line, never writes to stdout but what the relay passes.
 */
import type { OnDrift, Place } from '../contracts.ts';
import { McpLockError } from '../errors.ts';
import type { ServerHost } from '../host/host.ts';
import type { Prepared } from '../launch/prepared.ts';
import type { ProcessRequest } from '../launch/target.ts';
import type { Entry } from '../model.ts';
import { LIMITS } from '../server/limits.ts';
import type { Exit } from '../server/process.ts';
import { within } from '../server/process.ts';
import { admit } from './admit.ts';
import type { GuardEvent } from './event.ts';
import { makeGate } from './gate/gate.ts';
import { verdictsOf } from './gate/verdicts.ts';
import { refuseAll } from './refuse-all.ts';
import type { Side } from './relay.ts';
import { relay } from './relay.ts';
import { serverLines } from './server-log.ts';
import type { Running } from './watched-server.ts';
import { isRunOf, startWatched } from './watched-server.ts';

/** A command about this server, with the options in use: `verify` gives `mcp-lock verify NAME`. */
export type Advise = (command: string) => string;

export interface GuardOptions {
  readonly name: string;
  readonly entry: Entry;
  readonly command: string;
  readonly args: readonly string[];
  readonly onDrift: OnDrift;
  readonly strict: boolean;
  readonly timeoutMs: number;
  readonly advise: Advise;
  /** Started on the word of an earlier run; nothing of it is passed on before it is admitted. */
  readonly early?: Running | undefined;
  /** Lets a later run start it early. */
  readonly remember?: (request: ProcessRequest) => Promise<void>;
  readonly client: Side;
  readonly note: (event: GuardEvent) => void;
  /** Takes what the server logs. */
  readonly say: (line: string) => void;
}

/** How long a server that ended may take to say what it had to say, in milliseconds. */
const LAST_WORDS_MS = 2_000;

/** Runs a guarded stdio server. Exit status: 0 when the client left, 1 when it was stopped, 3 when it ended by itself. */
export async function serve(options: GuardOptions, place: Place, host: ServerHost): Promise<number> {
  const { name, entry, client, note, early } = options;
  const no = async (reason: string, next = options.advise('verify')): Promise<number> => {
    await early?.end();
    note({ event: 'stopped', reason });
    await refuseAll(client, name, reason, next);
    return 1;
  };
  let running: Running;
  let prepared: Prepared;
  try {
    const admitted = await admit(options, place, host);
    if ('refused' in admitted) return await no(admitted.refused);
    prepared = admitted.prepared;
    if (early !== undefined && isRunOf(admitted.request, early)) running = early;
    else {
      await early?.end();
      running = await startWatched(admitted.request, host);
      if (admitted.lasting) await options.remember?.(admitted.request);
    }
  } catch (error) {
    if (!(error instanceof McpLockError) || error.code === 'E_INTERRUPTED') {
      await early?.end();
      throw error;
    }
    return await no(error.message, error.detail.next);
  }
  const { server } = running;
  const gate = makeGate(verdictsOf(entry, prepared.readings), {
    server: name,
    look: options.advise('diff'),
    onDrift: options.onDrift,
    strict: options.strict,
    token: crypto.randomUUID(),
  });
  note({ event: 'started' });
  const said = serverLines(options.say);
  server.onStderr(said.take);
  try {
    const end = await relay(
      client,
      { input: server.output, output: server.input },
      {
        gate,
        maxBytes: LIMITS.bytes,
        answerMs: options.timeoutMs,
        note,
        signal: host.signal,
        ended: server.exited.then(async (exit) => {
          await within(LAST_WORDS_MS, server.drained);
          return howOf(exit);
        }),
      },
    );
    if (end.by === 'client') return 0;
    const reason = end.by === 'gate' ? end.reason : `the server ended (${end.how})`;
    note({ event: 'stopped', reason });
    return end.by === 'gate' ? 1 : 3;
  } finally {
    await running.end();
    said.end();
    client.input.destroy();
  }
}

const howOf = ({ code, signal }: Exit): string => (signal === null ? `exit ${code ?? '?'}` : `by ${signal}`);
