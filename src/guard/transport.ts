/**
 * A transport of either SDK generation with a gate in it: what the client sends and receives passes as the gate decides.
 * The transport has parsed the messages by then, so what its parser drops was never seen here either. Opens nothing.
 */
import type { Json, JsonObject } from '../model.ts';
import type { Action } from './actions.ts';
import type { GuardEvent } from './event.ts';
import type { Gate } from './gate.ts';

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

/** The same transport as a client sees it from behind the gate. */
export function gatedTransport<T extends AnyTransport>(inner: T, gate: Gate, options: TransportOptions): T {
  const { note, answerMs } = options;
  let timer: NodeJS.Timeout | undefined;
  const outer: Inside = {
    start: () => {
      const within = inner as unknown as Inside;
      within.onmessage = (message, extra) =>
        void perform(gate.fromServer(lineOf(message)), { message, extra });
      within.onclose = () => {
        clearTimeout(timer);
        outer.onclose?.();
      };
      within.onerror = (error) => outer.onerror?.(error);
      return inner.start();
    },
    send: (message, how) => perform(gate.fromClient(lineOf(message)), { message, how }),
    close: () => inner.close(),
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

  /** `extra` and `how` go along with the message they came with, when that passes as it is. */
  async function perform(actions: readonly Action[], came: Came): Promise<void> {
    const whole = lineOf(came.message);
    const sent: Promise<void>[] = [];
    for (const action of actions) {
      if (action.do === 'note') note(action.event);
      else if (action.do === 'stop') void inner.close().catch(() => undefined);
      else {
        const message =
          action.do === 'say'
            ? action.message
            : action.bytes.equals(whole)
              ? came.message
              : (JSON.parse(action.bytes.toString()) as Json);
        if (action.to === 'client') outer.onmessage?.(message, came.extra);
        else sent.push((inner as unknown as Inside).send(message, came.how));
      }
    }
    if (!gate.waiting()) {
      clearTimeout(timer);
      timer = undefined;
    } else
      timer ??= setTimeout(() => {
        timer = undefined;
        void perform(gate.giveUp(), { message: null });
      }, answerMs);
    await Promise.all(sent).catch((error: unknown) => {
      // Of what the client sent itself it learns by the promise; of the rest as of any trouble of a transport.
      if (came.how !== undefined || 'how' in came) throw error;
      outer.onerror?.(error as Error);
    });
  }

  return outer as unknown as T;
}

interface Came {
  readonly message: unknown;
  readonly extra?: unknown;
  readonly how?: unknown;
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
