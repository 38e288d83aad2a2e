/**
 * Moves bytes between a client and a server as the gate decides: two pairs of streams in, what ended it out. Reads no faster
 * than the other side takes; forwards runs of lines in one write. Never prints and never decides. When the client's input
 * ends, it still gets the responses it waits for; then the server's input ends.
 */
import type { Readable, Writable } from 'node:stream';
import { McpLockError } from '../errors.ts';
import { settlesWithin } from '../server/process.ts';
import type { IdKey } from '../server/reading/message.ts';
import { makeDeadlines } from './deadlines.ts';
import type { GuardEvent } from './event.ts';
import type { Action, Peer } from './gate/actions.ts';
import type { Gate } from './gate/gate.ts';
import { makeLineSplitter } from './line-splitter.ts';
import { outputBroke, outputEnded, responsesUnread } from './messages.ts';
import { whenDrained, writeTo } from './output.ts';
import type { OversizedMessage } from './oversized-line.ts';

/** One side of the relay. `input`: what it sends to us. */
export interface Side {
  readonly input: Readable;
  readonly output: Writable;
  /** Calls back for each request to which no response can come: the key of its id, and the text of the error in its place. */
  readonly onFailure?: (listener: (key: IdKey, text: string) => void) => void;
}

export interface RelayOptions {
  readonly gate: Gate;
  /** Bytes of one message, at most. */
  readonly maxBytes: number;
  /** How long a server may take for a request of the guard, in milliseconds. */
  readonly answerMs: number;
  readonly note: (event: GuardEvent) => void;
  /** Ends the relay as if the client had left. */
  readonly signal: AbortSignal;
  /** Resolves when the server exited and its output was read, also while another process holds its streams; with how it ended. */
  readonly ended?: Promise<string>;
}

export type End =
  | { readonly by: 'client' }
  | { readonly by: 'server'; readonly how: string }
  | { readonly by: 'gate'; readonly reason: string };

/** How long a server may take for open requests once the client has sent everything, in milliseconds. */
const LAST_RESPONSES_MS = 5_000;

/** How long a server whose output ended may take to exit, in milliseconds. */
const EXIT_MS = 1_000;

/** Relays until one side ends or the gate stops it. */
export async function relay(client: Side, server: Side, options: RelayOptions): Promise<End> {
  const { gate, maxBytes, answerMs, note, signal, ended } = options;
  let resolveStop: (end: End) => void = () => undefined;
  const stop = new Promise<End>((resolve) => {
    resolveStop = resolve;
  });

  const clientLeft = () => resolveStop({ by: 'client' });
  // A client that closes its input reads nothing more.
  client.output.once('close', clientLeft);
  if (signal.aborted) clientLeft();
  else signal.addEventListener('abort', clientLeft, { once: true });

  const conditions = makeConditions();

  const perform = (actions: readonly Action[]): readonly Writable[] => {
    const full: Writable[] = [];
    let run: Buffer[] = [];
    let target: Writable | undefined;
    const flush = () => {
      if (target !== undefined && run.length > 0 && !writeTo(target, run)) full.push(target);
      run = [];
    };
    for (const action of actions) {
      if (action.do === 'note') note(action.event);
      else if (action.do === 'stop') {
        flush();
        resolveStop({ by: 'gate', reason: action.reason });
      } else {
        const output = action.to === 'client' ? client.output : server.output;
        if (output !== target) flush();
        target = output;
        run.push(action.do === 'forward' ? action.bytes : Buffer.from(`${JSON.stringify(action.message)}\n`));
      }
    }
    flush();
    deadlines.update(gate.waiting());
    conditions.recheck();
    return full;
  };
  const deadlines = makeDeadlines(answerMs, (id) => void perform(gate.giveUp(id)));

  const pump = async (peer: Peer, decide: (line: Buffer) => readonly Action[]): Promise<void> => {
    const { input, output } = peer === 'client' ? client : server;
    const oversized: (readonly OversizedMessage[])[] = [];
    const split = makeLineSplitter(maxBytes, (messages) => void oversized.push(messages));
    for await (const chunk of input) {
      const lines = split(chunk as Buffer);
      const tooLong = oversized.splice(0).flatMap((messages) => gate.oversized(peer, messages));
      const full = perform([...tooLong, ...lines.flatMap(decide)]);
      // Waiting for its own output would block a peer that reads nothing until all it sends was read.
      for (const one of full) if (one !== output) await whenDrained(one);
      if (output.writableLength > maxBytes) throw new McpLockError(responsesUnread(peer));
    }
  };

  server.onFailure?.((key, text) => void perform(gate.failed(key, text)));

  let clientDone = false;
  /** The client sends nothing more: waits for calls that wait for a list, then for open requests. */
  const finish = async (): Promise<End> => {
    clientDone = true;
    await conditions.until(() => gate.waiting().length === 0, Math.min(answerMs, LAST_RESPONSES_MS));
    server.output.end();
    await conditions.until(() => gate.unanswered() === 0, LAST_RESPONSES_MS);
    return { by: 'client' };
  };

  /** The server sends nothing more: waits for its exit. */
  const serverEnd = async (): Promise<End> => {
    let how: string | undefined;
    void ended?.then((exit) => {
      how = exit;
      conditions.recheck();
    });
    await conditions.until(() => how !== undefined, EXIT_MS);
    return { by: 'server', how: how ?? outputEnded() };
  };

  try {
    const end = await Promise.race([
      stop,
      ...(ended === undefined ? [] : [ended.then((how): End => ({ by: 'server', how }))]),
      pump('client', gate.fromClient).then(finish, endOf('client')),
      pump('server', gate.fromServer).then(serverEnd, endOf('server')),
    ]);
    if (end.by === 'server') perform(gate.ended(end.how));
    return clientDone && end.by === 'server' ? { by: 'client' } : end;
  } finally {
    conditions.end();
    deadlines.clear();
    signal.removeEventListener('abort', clientLeft);
    client.output.off('close', clientLeft);
  }
}

interface Conditions {
  /** Waits until it holds, for that time at most, and no longer than the relay. */
  readonly until: (holds: () => boolean, ms: number) => Promise<void>;
  /** To be called after every step. */
  readonly recheck: () => void;
  readonly end: () => void;
}

function makeConditions(): Conditions {
  const checks = new Set<() => void>();
  let over = false;
  const recheck = () => {
    for (const check of checks) check();
  };
  return {
    until: async (holds, ms) => {
      let resolveMet: () => void = () => undefined;
      const met = new Promise<void>((resolve) => {
        resolveMet = resolve;
      });
      const check = () => {
        if (over || holds()) resolveMet();
      };
      checks.add(check);
      check();
      await settlesWithin(ms, met);
      checks.delete(check);
    },
    recheck,
    end: () => {
      over = true;
      recheck();
    },
  };
}

/** A message past the limit ends the relay with a reason; a broken pipe is the end of that side. */
const endOf =
  (by: Peer) =>
  (error: unknown): End =>
    error instanceof McpLockError
      ? { by: 'gate', reason: error.message }
      : by === 'client'
        ? { by }
        : { by, how: outputBroke() };
