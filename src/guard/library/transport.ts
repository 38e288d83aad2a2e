/**
 * A transport of either SDK generation with a gate in it: what the client sends and receives passes as the gate decides.
 * What a client gives along with a message goes with that message and no other, also when the gate lets it wait. The
 * transport has parsed the messages by then, so what its parser drops was never seen here either. Opens nothing.
 */
import type { Json, JsonObject } from '../../model.ts';
import { makeDeadlines } from '../deadlines.ts';
import type { GuardEvent } from '../event.ts';
import type { Action } from '../gate/actions.ts';
import type { Gate } from '../gate/gate.ts';
import type { Kept } from './outgoing-request.ts';
import { cancellation, cancelledIn, idOf, makeKept, notAsked, requestsIn } from './outgoing-request.ts';

/** What both generations ask of a transport. */
export interface AnyTransport {
  start(): Promise<void>;
  send(message: never, options?: never): Promise<void>;
  close(): Promise<void>;
  onmessage?: ((message: never, extra?: never) => void) | undefined;
  onclose?: (() => void) | undefined;
  onerror?: ((error: Error) => void) | undefined;
}

export interface TransportOptions {
  readonly note: (event: GuardEvent) => void;
  /** How long the server may take for the gate's own question, in milliseconds. */
  readonly answerMs: number;
}

/**
 * The same transport as a client sees it from behind the gate. `send` of a call that waits is done when that call was
 * sent or refused; it fails as sending fails, with the signal's reason, or at the end of the connection.
 */
export function gatedTransport<T extends AnyTransport>(inner: T, gate: Gate, options: TransportOptions): T {
  const { note, answerMs } = options;
  const within = inner as unknown as Inside;
  /** The client's requests that were neither sent nor refused yet. */
  const kept = new Map<Json, Kept>();
  let over = false;
  const deadlines = makeDeadlines(answerMs, (id) => perform(gate.giveUp(id)));
  const tell = (error: unknown) => outer.onerror?.(error as Error);

  const end = () => {
    over = true;
    deadlines.clear();
    for (const { reject } of kept.values()) reject(new Error('the connection was closed'));
    kept.clear();
  };
  const outer: Inside = {
    start: () => {
      within.onmessage = (message, extra) => {
        const line = lineOf(message);
        perform(gate.fromServer(line), { line, message, extra });
      };
      within.onclose = () => {
        end();
        outer.onclose?.();
      };
      within.onerror = tell;
      return inner.start();
    },
    send: async (message, how) => {
      const line = lineOf(message);
      const waiting = find(cancelledIn(message));
      if (waiting !== undefined) {
        withdraw(waiting, line);
        return waiting.resolve();
      }
      const requests = over ? [] : requestsIn(message).map((id) => keep(id, how));
      const sent: Promise<void>[] = [];
      perform(gate.fromClient(line), { line, message, how, sent });
      for (const request of requests) heed(request);
      await Promise.all([...sent, ...requests.map(({ done }) => done)]);
    },
    close: () => inner.close().finally(end),
  };
  // What a transport offers besides; the object stays a plain one, so that no client starts another of its kind.
  for (const name of [
    'sessionId',
    'pid',
    'stderr',
    'hasPerRequestStream',
    'setProtocolVersion',
    'setSupportedProtocolVersions',
  ]) {
    if (!(name in inner)) continue;
    const own = () => (inner as unknown as Record<string, unknown>)[name];
    Object.defineProperty(outer, name, {
      enumerable: true,
      get: () => {
        const value = own();
        return typeof value === 'function' ? value.bind(inner) : value;
      },
    });
  }

  function keep(id: Json, how: unknown): Kept {
    const one = makeKept(id, how);
    // An id that is given twice has one place; nobody is left waiting for the other.
    take(id)?.resolve();
    kept.set(id, one);
    return one;
  }

  function find(id: Json | undefined): Kept | undefined {
    return id === undefined ? undefined : kept.get(id);
  }

  function take(id: Json | undefined): Kept | undefined {
    const one = find(id);
    if (one !== undefined) kept.delete(one.id);
    return one;
  }

  /** A call that waits is taken back when its signal aborts. What was sent already, the transport aborts itself. */
  function heed(one: Kept): void {
    const signal = (one.how as { readonly requestSignal?: AbortSignal } | undefined)?.requestSignal;
    const leave = () => {
      if (find(one.id) !== one) return;
      withdraw(one, lineOf(cancellation(one.id)));
      one.reject(signal?.reason);
    };
    if (signal?.aborted) leave();
    signal?.addEventListener('abort', leave, { once: true });
    const off = () => signal?.removeEventListener('abort', leave);
    one.done.then(off, off);
  }

  /** The gate forgets the call. The server learns nothing of it: it never saw what is cancelled. */
  function withdraw(one: Kept, cancelling: Buffer): void {
    take(one.id);
    perform(gate.fromClient(cancelling).filter((action) => action.do !== 'pass'));
  }

  function perform(actions: readonly Action[], came: Came = {}): void {
    // All of it before any code of the client runs, which may send its next message meanwhile.
    const steps = actions.map((action) => stepOf(action, came));
    if (gate.waiting().length === 0) {
      for (const { resolve } of kept.values()) resolve();
      kept.clear();
    }
    for (const step of steps) {
      try {
        run(step, came);
      } catch (error) {
        tell(error);
      }
    }
    deadlines.look(over ? [] : gate.waiting());
  }

  function stepOf(action: Action, { line, message: whole }: Came): Step {
    if (action.do === 'note' || action.do === 'stop') return { action };
    const message =
      action.do === 'say'
        ? action.message
        : line?.equals(action.bytes)
          ? whole
          : (JSON.parse(action.bytes.toString()) as Json);
    // Sent at last, or refused.
    const ends = (action.do === 'pass') === (action.to === 'server');
    return { action, message, one: ends ? take(idOf(message)) : undefined };
  }

  function run({ action, message, one }: Step, { extra, how, sent, trouble }: Came): void {
    if (action.do === 'note') note(action.event);
    else if (action.do === 'stop') {
      void inner.close().catch(() => undefined);
      end();
    } else if (action.to === 'client') {
      if (one !== undefined && trouble !== undefined) one.reject(trouble.error);
      else {
        one?.resolve();
        outer.onmessage?.(message, extra);
      }
    } else if (action.do === 'say') void sayToServer(action.message);
    else {
      const passing = passOn(message, one === undefined ? how : one.how);
      if (one !== undefined) one.resolve(passing);
      else if (sent !== undefined) sent.push(passing);
      else passing.catch(tell);
    }
  }

  /** What the guard says itself goes without anyone's options. Whoever waits for what cannot be asked has waited enough. */
  async function sayToServer(message: JsonObject): Promise<void> {
    try {
      await passOn(message);
    } catch (error) {
      if (over) return;
      tell(error);
      const id = message['method'] === undefined ? undefined : message['id'];
      if (id !== undefined) perform(gate.fromServer(lineOf(notAsked(id))), { trouble: { error } });
    }
  }

  const passOn = async (message: unknown, how?: unknown): Promise<void> => within.send(message, how);

  return outer as unknown as T;
}

/** What the gate's decision follows from. */
interface Came {
  readonly line?: Buffer;
  readonly message?: unknown;
  readonly extra?: unknown;
  readonly how?: unknown;
  /** Where to leave what the client waits for. */
  readonly sent?: Promise<void>[];
  /** Why the guard could not ask: what waited fails as it would have without the guard. */
  readonly trouble?: { readonly error: unknown };
}

interface Step {
  readonly action: Action;
  readonly message?: unknown;
  readonly one?: Kept | undefined;
}

interface Inside {
  start(): Promise<void>;
  send(message: unknown, how?: unknown): Promise<void>;
  close(): Promise<void>;
  onmessage?: (message: unknown, extra?: unknown) => void;
  onclose?: () => void;
  onerror?: (error: Error) => void;
}

const lineOf = (message: unknown): Buffer => Buffer.from(JSON.stringify(message as JsonObject));
