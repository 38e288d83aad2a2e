/**
 * Decides what passes between a client and a server: one line from either side in, what to do with it out. Compares what the
 * lock holds, refuses calls of what it does not hold, and forwards everything else byte for byte. Sends requests of its own
 * for a list that a call depends on and the client has not read. No I/O, no clock.
 */
import { isObject } from '../../lock/pointer.ts';
import type { Json, JsonObject } from '../../model.ts';
import { isAmbiguous, membersNamed } from '../../server/reading/ambiguous-json.ts';
import type { IdKey, RpcMessage, RpcNotification, RpcRequest } from '../../server/reading/message.ts';
import { idKeyAt, readLine } from '../../server/reading/message.ts';
import {
  idInUse,
  idMissing,
  idRefused,
  lineFault,
  responseTooLarge,
  serverEnded,
  tooLarge,
} from '../messages.ts';
import type { OversizedMessage } from '../oversized-line.ts';
import type { Action, Peer } from './actions.ts';
import { dropped, errorResponse, forward, note, send, sendError } from './actions.ts';
import type { Calls } from './calls.ts';
import { makeCalls } from './calls.ts';
import type { Connection, GateOptions } from './connection.ts';
import { makeConnection } from './connection.ts';
import { declinedMethodsIn } from './embedded-requests.ts';
import { withoutLineSeparators } from './line-separators.ts';
import { linkedTarget } from './linked.ts';
import { callTarget, DECLINED, sectionsChangedBy } from './methods.ts';
import { makeResponses } from './responses.ts';
import type { Verdicts } from './verdicts.ts';

export interface Gate {
  readonly fromClient: (line: Buffer) => readonly Action[];
  readonly fromServer: (line: Buffer) => readonly Action[];
  /** A line from one side is too long to be read: what becomes of the messages in it. */
  readonly oversized: (from: Peer, messages: readonly OversizedMessage[]) => readonly Action[];
  /** No response to this request can come; `text`: of the error in its place. */
  readonly failed: (key: IdKey, text: string) => readonly Action[];
  /** The server does not answer this request of the guard: the calls that wait for it are refused. */
  readonly giveUp: (id: string) => readonly Action[];
  /** The server ended: every open request gets an error. `how`: in a few words. */
  readonly ended: (how: string) => readonly Action[];
  /** The guard's own requests that calls wait for. */
  readonly waiting: () => readonly string[];
  /** How many requests of the client wait for a response, without those that stay open as long as it listens. */
  readonly unanswered: () => number;
}

/** JSON-RPC 2.0: the first of the codes for errors of a server. */
const SERVER_ERROR = -32_000;

type Decide = (message: RpcMessage, bytes: Buffer) => readonly Action[];

/** A gate for one connection. */
export function makeGate(verdicts: Verdicts, options: GateOptions): Gate {
  const connection = makeConnection(verdicts, options);
  const { pending, isStopped } = connection;
  const calls = makeCalls(connection);

  const lineFrom = (from: Peer, decide: Decide) => (raw: Buffer) => {
    if (isStopped()) return [];
    const strict = from === 'server';
    const bytes = strict ? withoutLineSeparators(raw) : raw;
    // Only the client knows which response it waits for when it reads this line.
    const line = readLine(bytes, strict, strict && (options.strict || pending.awaitsComparison()));
    if (line.kind === 'blank') return [];
    if (line.kind === 'invalid') return [dropped(from, lineFault(line.fault))];
    const [only] = line.messages;
    if (!line.batch && only !== undefined) return decide(only, bytes);
    // Each message of a batch is forwarded by itself, so that each can be judged.
    return line.messages.flatMap((message) =>
      isStopped() ? [] : decide(message, Buffer.from(`${message.text.replace(/[\r\n]/g, ' ')}\n`)),
    );
  };

  const failedAt = (key: IdKey, text: string, code?: number): readonly Action[] => {
    const request = pending.take(key);
    if (request === undefined || isStopped()) return [];
    calls.cancel(key);
    return request.own
      ? calls.giveUp(String(request.id))
      : [send('client', errorResponse(request.id, text, code))];
  };

  const oversizedFrom =
    (from: Peer) =>
    ({ id: text, hasMethod }: OversizedMessage): readonly Action[] => {
      const noted = dropped(from, tooLarge());
      if (text === undefined) return [noted];
      const id = JSON.parse(text) as Json;
      if (hasMethod) return [noted, send(from, errorResponse(id, tooLarge()))];
      // A request of the server has to end, too.
      if (from === 'client') return [noted, send('server', errorResponse(id, tooLarge()))];
      const key = idKeyAt(`{"id":${text}}`, ['id'], id);
      return [noted, ...failedAt(key, responseTooLarge(options.server))];
    };

  return {
    fromClient: lineFrom('client', clientMessages(connection, calls)),
    fromServer: lineFrom('server', serverMessages(connection, calls)),
    ended: (how) =>
      isStopped() ? [] : pending.ids().map((id) => sendError(id, serverEnded(options.server, how))),
    oversized: (from, messages) => (isStopped() ? [] : messages.flatMap(oversizedFrom(from))),
    failed: (key, text) => failedAt(key, text, SERVER_ERROR),
    giveUp: calls.giveUp,
    waiting: calls.waiting,
    unanswered: pending.due,
  };
}

/** Members of a request that lead to the name of its item. */
const CALL_MEMBERS = membersNamed('method', 'params');

function clientMessages({ verdicts, pending }: Connection, calls: Calls): Decide {
  const notification = ({ method, body, text }: RpcNotification, bytes: Buffer): readonly Action[] => {
    if (callTarget(method, body) !== undefined) return [dropped('client', idMissing(method))];
    const { params } = body;
    const id = isObject(params) ? params['requestId'] : undefined;
    if (method === 'notifications/cancelled' && id !== undefined) {
      const key = idKeyAt(text, ['params', 'requestId'], id);
      if (calls.cancel(key)) {
        pending.take(key);
        return [];
      }
      pending.cancel(key);
    }
    return [forward('server', bytes)];
  };

  const request = ({ id, key, method, body, text }: RpcRequest, bytes: Buffer): readonly Action[] => {
    const linked = linkedTarget(method, body, verdicts);
    if (pending.conflicts(key, method, linked))
      return [dropped('client', idInUse()), sendError(id, idRefused())];
    pending.add({ id, key }, method, { linked, cursor: cursorOf(body) });
    calls.copyMeta(body);
    const target = callTarget(method, body);
    if (target === undefined) return [forward('server', bytes)];
    const { name = '', section, path, members } = target;
    const call = { id, key, bytes, method, name, section };
    const ambiguous =
      isAmbiguous(text, [], CALL_MEMBERS) ||
      path.some((_, depth) => isAmbiguous(text, path.slice(0, depth + 1), members));
    return target.name === undefined || ambiguous ? calls.refuse(call, 'unlocked') : calls.decide(call);
  };

  return (message, bytes) => {
    if (message.kind === 'response') return [forward('server', bytes)];
    return message.kind === 'request' ? request(message, bytes) : notification(message, bytes);
  };
}

/** The page that a request asks for; undefined: the first. */
function cursorOf({ params }: JsonObject): string | undefined {
  const cursor = isObject(params) ? params['cursor'] : undefined;
  return typeof cursor === 'string' ? cursor : undefined;
}

function serverMessages(connection: Connection, calls: Calls): Decide {
  const { strict } = connection.options;
  const response = makeResponses(connection, calls);

  const notification = ({ method, body }: RpcNotification, bytes: Buffer): readonly Action[] => {
    const declined = strict ? declinedMethodsIn({ result: body['params'] ?? null }) : [];
    if (declined.length > 0) return declined.map((one) => note({ event: 'declined', method: one }));
    const sections = sectionsChangedBy(method);
    for (const section of sections) calls.listChanged(section);
    const forwarded = forward('client', bytes);
    return sections.length === 0 ? [forwarded] : [note({ event: 'list-changed', method }), forwarded];
  };

  const request = ({ id, method }: RpcRequest, bytes: Buffer): readonly Action[] => {
    const declined = strict ? DECLINED.get(method) : undefined;
    if (declined === undefined) return [forward('client', bytes)];
    return [note({ event: 'declined', method }), send('server', { jsonrpc: '2.0', id, ...declined })];
  };

  return (message, bytes) => {
    if (message.kind === 'response') return response(message, bytes);
    return message.kind === 'request' ? request(message, bytes) : notification(message, bytes);
  };
}
