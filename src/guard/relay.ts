/**
 * Moves bytes between a client and a server as the gate decides: two pairs of streams in, what ended it out. Reads no
 * faster than the other side takes; passes runs of lines on in one write. Never prints and never decides. A client that has
 * said all gets what it asked for; then the server's input ends.
 */
import type { Readable, Writable } from 'node:stream';
import { McpLockError } from '../errors.ts';
import { within } from '../server/process.ts';
import { makeDeadlines } from './deadlines.ts';
import type { GuardEvent } from './event.ts';
import { drained } from './flush.ts';
import type { Action } from './gate/actions.ts';
import type { Gate } from './gate/gate.ts';
import { makeLines } from './line-splitter.ts';

/** One side of the relay. `input`: what it says to us. */
export interface Side {
  readonly input: Readable;
  readonly output: Writable;
}

export interface RelayOptions {
  readonly gate: Gate;
  /** Bytes of one message, at most. */
  readonly maxBytes: number;
  /** How long a server may take for the guard's own question, in milliseconds. */
  readonly answerMs: number;
  readonly note: (event: GuardEvent) => void;
  /** Ends the relay as if the client had left. */
  readonly signal: AbortSignal;
  /** The server has ended and said all it had to say, whoever still holds its streams; how, in a few words. */
  readonly ended?: Promise<string>;
}

export type End =
  | { readonly by: 'client' }
  | { readonly by: 'server'; readonly how: string }
  | { readonly by: 'gate'; readonly reason: string };

/** Relays until one side ends or the gate stops it. */
export async function relay(client: Side, server: Side, options: RelayOptions): Promise<End> {
  const { gate, maxBytes, answerMs, note, signal, ended } = options;
  let stopped: (end: End) => void = () => undefined;
  const stop = new Promise<End>((resolve) => {
    stopped = resolve;
  });

  const leave = () => stopped({ by: 'client' });
  // Nobody reads any more.
  client.output.once('close', leave);
  if (signal.aborted) leave();
  else signal.addEventListener('abort', leave, { once: true });

  let over = false;
  const checks = new Set<() => void>();
  /** Waits until it is so, that time at most, and never longer than the relay; looked at after every step. */
  const comes = async (isSo: () => boolean, ms: number): Promise<void> => {
    let found: () => void = () => undefined;
    const so = new Promise<void>((resolve) => {
      found = resolve;
    });
    const check = () => {
      if (over || isSo()) found();
    };
    checks.add(check);
    check();
    await within(ms, so);
    checks.delete(check);
  };

  const perform = (actions: readonly Action[]): readonly Writable[] => {
    const full: Writable[] = [];
    let run: Buffer[] = [];
    let to: Writable | undefined;
    const flush = () => {
      if (to !== undefined && run.length > 0 && !send(to, joined(run))) full.push(to);
      run = [];
    };
    for (const action of actions) {
      if (action.do === 'note') note(action.event);
      else if (action.do === 'stop') {
        flush();
        stopped({ by: 'gate', reason: action.reason });
      } else {
        const target = action.to === 'client' ? client.output : server.output;
        if (target !== to) flush();
        to = target;
        run.push(action.do === 'pass' ? action.bytes : Buffer.from(`${JSON.stringify(action.message)}\n`));
      }
    }
    flush();
    deadlines.look(gate.waiting());
    for (const check of checks) check();
    return full;
  };
  const deadlines = makeDeadlines(answerMs, (id) => void perform(gate.giveUp(id)));

  const pump = async (
    { input, output: back }: Side,
    decide: (line: Buffer) => readonly Action[],
  ): Promise<void> => {
    const lines = makeLines(maxBytes);
    for await (const chunk of input) {
      const full = perform(lines(chunk as Buffer).flatMap(decide));
      // Whoever waits until its own answers are read keeps one from reading who must first be rid of what it says.
      for (const output of full) if (output !== back) await drained(output);
      if (back.writableLength > maxBytes) throw unread();
    }
  };

  let parting = false;
  /** It asks nothing more, and waits for what it asked: first for what waits for a question of ours. */
  const part = async (): Promise<End> => {
    parting = true;
    await comes(() => gate.waiting().length === 0, Math.min(answerMs, LAST_ANSWERS_MS));
    server.output.end();
    await comes(() => gate.unanswered() === 0, LAST_ANSWERS_MS);
    return { by: 'client' };
  };

  /** It says nothing more; why, is known soon. */
  const silent = async (): Promise<End> => {
    let how: string | undefined;
    void ended?.then((known) => {
      how = known;
      for (const check of checks) check();
    });
    await comes(() => how !== undefined, SOON_MS);
    return { by: 'server', how: how ?? 'its output ended' };
  };

  try {
    const end = await Promise.race([
      stop,
      ...(ended === undefined ? [] : [ended.then((how): End => ({ by: 'server', how }))]),
      pump(client, gate.fromClient).then(part, failed('client')),
      pump(server, gate.fromServer).then(silent, failed('server')),
    ]);
    if (end.by === 'server') perform(gate.ended(end.how));
    return parting && end.by === 'server' ? { by: 'client' } : end;
  } finally {
    over = true;
    for (const check of checks) check();
    deadlines.clear();
    signal.removeEventListener('abort', leave);
    client.output.off('close', leave);
  }
}

/** How long a server may take for what a client asked before it said all, in milliseconds. */
const LAST_ANSWERS_MS = 5_000;

const unread = (): McpLockError =>
  new McpLockError('E_LIMIT', 'it does not read what it is answered', {
    next: 'report it to its author',
  });

/** How long a server whose output ended may take to be gone. */
const SOON_MS = 1_000;

/** A message past the limit ends the relay with a reason; a broken pipe is the end of that side. */
const failed =
  (by: 'client' | 'server') =>
  (error: unknown): End =>
    error instanceof McpLockError
      ? { by: 'gate', reason: error.message }
      : by === 'client'
        ? { by }
        : { by, how: 'its output broke off' };

const send = (output: Writable, bytes: Buffer): boolean =>
  output.destroyed || output.writableEnded || output.write(bytes);

/** Lines that stand behind each other in one chunk need no copy. */
function joined(run: readonly Buffer[]): Buffer {
  const { buffer, byteOffset } = run[0] ?? Buffer.alloc(0);
  let end = byteOffset;
  for (const part of run) {
    if (part.buffer !== buffer || part.byteOffset !== end) return Buffer.concat(run);
    end += part.length;
  }
  return Buffer.from(buffer, byteOffset, end - byteOffset);
}
