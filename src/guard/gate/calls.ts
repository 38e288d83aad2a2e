/**
 * Calls of tools, prompts and resources: each in; forwarded, refused, or held back until the guard has read the list that it
 * depends on, out. No I/O, no clock.
 */
import type { JsonObject, Section } from '../../model.ts';
import type { IdKey, RpcResponse } from '../../server/reading/message.ts';
import { idKey } from '../../server/reading/message.ts';
import { LIST_OF } from '../../server/reading/result.ts';
import type { RefusedAs } from '../messages.ts';
import { listDiffers, requestRefused } from '../messages.ts';
import type { Action } from './actions.ts';
import { forward, note, send, sendError } from './actions.ts';
import type { Connection } from './connection.ts';
import { judgeList, strictResult } from './judge-response.ts';
import type { ListRequest } from './list-reader.ts';
import { makeListReader } from './list-reader.ts';
import { isUnknownMethod, protocolMeta } from './methods.ts';
import type { ItemCall } from './waiting-calls.ts';
import { makeWaitingCalls } from './waiting-calls.ts';

export interface Calls {
  readonly decide: (call: ItemCall) => readonly Action[];
  readonly refuse: (call: ItemCall, state: RefusedAs) => readonly Action[];
  /** Whether the call was held back, so that the server never saw it. */
  readonly cancel: (key: IdKey) => boolean;
  /** A request of the client: the guard's own requests carry the same `_meta`. */
  readonly copyMeta: (request: JsonObject) => void;
  /** A page of a list that the guard asked for. */
  readonly ownPage: (response: RpcResponse, section: Section) => readonly Action[];
  readonly listChanged: (section: Section) => void;
  /** The server does not answer this request of the guard: refuses the calls that wait for it. */
  readonly giveUp: (id: string) => readonly Action[];
  /** Ids of the guard's requests that calls wait for. */
  readonly waiting: () => readonly string[];
}

export function makeCalls({ verdicts, options, pending, items, stop, learn }: Connection): Calls {
  const { server, diffCommand, onDrift, token } = options;
  const reader = makeListReader(token);
  const waitingCalls = makeWaitingCalls();
  let meta: JsonObject | undefined;

  const refuse = (call: ItemCall, verdict: RefusedAs): readonly Action[] => {
    const { id, key, method, name, bytes } = call;
    const noted = note({ event: 'call', method, name, verdict });
    if (onDrift === 'warn') return [noted, forward('server', bytes)];
    pending.take(key);
    return [noted, sendError(id, requestRefused(server, method, name, verdict, diffCommand))];
  };

  const ask = (request: ListRequest, section: Section): Action => {
    const { id } = request;
    pending.add({ id, key: idKey(id) }, LIST_OF[section].method, { own: true });
    return send('server', request);
  };

  const decide = (call: ItemCall): readonly Action[] => {
    const state = items.stateOf(call.section, call.name);
    if (state === 'locked') return [forward('server', call.bytes)];
    if (typeof state === 'string') return refuse(call, state);
    if (!waitingCalls.add(call, state.unread)) return refuse(call, 'unchecked');
    const request = reader.start(state.unread, meta);
    return request === undefined ? [] : [ask(request, state.unread)];
  };

  const refuseWaiting = (section: Section): readonly Action[] =>
    waitingCalls.take(section).flatMap((call) => refuse(call, 'unchecked'));

  const ownPage = (response: RpcResponse, section: Section): readonly Action[] => {
    const strict = strictResult(response);
    const result = 'fault' in strict ? undefined : strict.result;
    const judged = judgeList(result, section, verdicts) ?? [];
    const step = reader.page(section, response.id, result, meta);
    if (step === 'foreign') return [];
    const notes = learn(section, judged);
    if (notes.length > 0 && onDrift === 'stop') {
      const ids = waitingCalls.take(section).map(({ id }) => id);
      return [...notes, ...stop(ids, listDiffers(section))];
    }
    if (typeof step === 'object') return [...notes, ask(step.request, section)];
    if (step === 'failed' && !isUnknownMethod(response.body)) return [...notes, ...refuseWaiting(section)];
    items.complete(section);
    return [...notes, ...waitingCalls.take(section).flatMap(decide)];
  };

  return {
    decide,
    refuse,
    cancel: waitingCalls.cancel,
    copyMeta: (request) => {
      meta = protocolMeta(request) ?? meta;
    },
    ownPage,
    listChanged: (section) => {
      items.forget(section);
      reader.listChanged(section);
    },
    giveUp: (id) => {
      const section = reader.abandon(id);
      return section === undefined ? [] : refuseWaiting(section);
    },
    waiting: reader.waiting,
  };
}
