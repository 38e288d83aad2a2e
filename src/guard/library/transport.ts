/**
 * A transport of either SDK generation with a gate in it: what the client sends and receives passes as the gate decides. The
 * options that a client gives along with a message go with that message and no other, also when the gate holds it back. The
 * transport has parsed the messages by then, so what its parser drops is not seen here either. Opens nothing.
 */
import type { Json, JsonObject } from '../../model.ts';
import { makeDeadlines } from '../deadlines.ts';
import type { GuardEvent } from '../event.ts';
import type { Action } from '../gate/actions.ts';
import type { Gate } from '../gate/gate.ts';
import { connectionClosed } from '../messages.ts';
import type { OutgoingRequest } from './outgoing-requests.ts';
import { makeOutgoingRequests } from './outgoing-requests.ts';
import { cancellation, cancelledId, idOf, lineOf, notSent, requestIdsIn } from './sdk-message.ts';
import type { AnyTransport, PlainTransport } from './sdk-transport.ts';
import { copyOptionalMembers } from './sdk-transport.ts';

interface TransportOptions {
  readonly note: (event: GuardEvent) => void;
  /** How long the server may take for a request of the gate, in milliseconds. */
  readonly answerMs: number;
}

/** What the actions of a gate follow from. */
interface Trigger {
  readonly line?: Buffer;
  readonly message?: unknown;
  readonly extra?: unknown;
  readonly options?: unknown;
  /** Gets what the client waits for. */
  readonly sent?: Promise<void>[];
  /** Why a request of the gate could not be sent: what waits for it fails with the same error. */
  readonly failure?: { readonly error: unknown };
}

/** An action, with the request of the client that ends with it. */
interface Effect {
  readonly action: Action;
  readonly message?: unknown;
  readonly request?: OutgoingRequest | undefined;
}

/**
 * The same transport as a client sees it from behind the gate. `send` of a call that the gate holds back is done when the call
 * was sent or refused; it rejects as sending does, with the signal's reason, or when the connection closes.
 */
export function gatedTransport<T extends AnyTransport>(given: T, gate: Gate, options: TransportOptions): T {
  const { note, answerMs } = options;
  const inner = given as unknown as PlainTransport;
  const requests = makeOutgoingRequests();
  let closed = false;
  const deadlines = makeDeadlines(answerMs, (id) => perform(gate.giveUp(id)));
  const reportError = (error: unknown) => outer.onerror?.(error as Error);

  const end = () => {
    closed = true;
    deadlines.clear();
    requests.rejectAll(new Error(connectionClosed()));
  };
  const outer: PlainTransport = {
    start: () => {
      inner.onmessage = (message, extra) => {
        const line = lineOf(message);
        perform(gate.fromServer(line), { line, message, extra });
      };
      inner.onclose = () => {
        end();
        outer.onclose?.();
      };
      inner.onerror = reportError;
      return inner.start();
    },
    send: async (message, sendOptions) => {
      const line = lineOf(message);
      const cancelled = requests.find(cancelledId(message));
      if (cancelled !== undefined) {
        cancelHeld(cancelled, line);
        return cancelled.resolve();
      }
      const added = closed ? [] : requestIdsIn(message).map((id) => requests.add(id, sendOptions));
      const sent: Promise<void>[] = [];
      perform(gate.fromClient(line), { line, message, options: sendOptions, sent });
      for (const request of added) watchAbort(request);
      await Promise.all([...sent, ...added.map(({ done }) => done)]);
    },
    close: () => inner.close().finally(end),
  };
  copyOptionalMembers(inner, outer);

  /** Cancels a held call when its signal aborts. What was sent already, the transport aborts itself. */
  function watchAbort(request: OutgoingRequest): void {
    const signal = (request.options as { readonly requestSignal?: AbortSignal } | undefined)?.requestSignal;
    const abort = () => {
      if (requests.find(request.id) !== request) return;
      cancelHeld(request, lineOf(cancellation(request.id)));
      request.reject(signal?.reason);
    };
    if (signal?.aborted) abort();
    signal?.addEventListener('abort', abort, { once: true });
    const unwatch = () => signal?.removeEventListener('abort', abort);
    request.done.then(unwatch, unwatch);
  }

  /** The gate forgets the call. The server gets no cancellation, because it never got the call. */
  function cancelHeld({ id }: OutgoingRequest, cancelLine: Buffer): void {
    requests.take(id);
    perform(gate.fromClient(cancelLine).filter((action) => action.do !== 'forward'));
  }

  function perform(actions: readonly Action[], trigger: Trigger = {}): void {
    // All of it before any code of the client runs, which may send its next message meanwhile.
    const effects = actions.map((action) => effectOf(action, trigger));
    if (gate.waiting().length === 0) requests.resolveAll();
    for (const effect of effects) {
      try {
        run(effect, trigger);
      } catch (error) {
        reportError(error);
      }
    }
    deadlines.update(closed ? [] : gate.waiting());
  }

  function effectOf(action: Action, { line, message: whole }: Trigger): Effect {
    if (action.do === 'note' || action.do === 'stop') return { action };
    const message =
      action.do === 'send'
        ? action.message
        : line?.equals(action.bytes)
          ? whole
          : (JSON.parse(action.bytes.toString()) as Json);
    // Sent at last, or refused.
    const ends = (action.do === 'forward') === (action.to === 'server');
    return { action, message, request: ends ? requests.take(idOf(message)) : undefined };
  }

  function run({ action, message, request }: Effect, trigger: Trigger): void {
    const { extra, sent, failure } = trigger;
    if (action.do === 'note') note(action.event);
    else if (action.do === 'stop') {
      void inner.close().catch(() => undefined);
      end();
    } else if (action.to === 'client') {
      if (request !== undefined && failure !== undefined) request.reject(failure.error);
      else {
        request?.resolve();
        outer.onmessage?.(message, extra);
      }
    } else if (action.do === 'send') void sendOwn(action.message);
    else {
      const sending = send(message, request === undefined ? trigger.options : request.options);
      if (request !== undefined) request.resolve(sending);
      else if (sent !== undefined) sent.push(sending);
      else sending.catch(reportError);
    }
  }

  /** A message of the guard. Where it cannot be sent, what waits for its response waits no longer. */
  async function sendOwn(message: JsonObject): Promise<void> {
    try {
      await send(message);
    } catch (error) {
      if (closed) return;
      reportError(error);
      const id = message['method'] === undefined ? undefined : message['id'];
      if (id !== undefined) perform(gate.fromServer(lineOf(notSent(id))), { failure: { error } });
    }
  }

  const send = async (message: unknown, sendOptions?: unknown): Promise<void> =>
    inner.send(message, sendOptions);

  return outer as unknown as T;
}
