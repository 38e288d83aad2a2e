/**
 * Decides what passes between a client and a server: one line from either side in, what to do with it out. Looks at the
 * opening answer, every page of every list, `list_changed`, and at what is called, got and read; all else passes byte
 * for byte. Asks the server itself for a list that a call depends on and the client has not read. No I/O, no clock.
 */
import type { OnDrift } from '../../contracts.ts';
import { isObject } from '../../lock/pointer.ts';
import type { Json, JsonObject, Section } from '../../model.ts';
import { gone, refusal, stopMessage, taken, withheld } from '../refusal.ts';
import type { Action } from './actions.ts';
import { dropped, note, pass, say } from './actions.ts';
import { hasTwoReadings, membersNamed } from './ambiguous-json.ts';
import { asksUnclearly, declinedIn } from './embedded-requests.ts';
import { makeKnown } from './item-states.ts';
import type { Judged } from './judge-answer.ts';
import { judged, resultOf } from './judge-answer.ts';
import type { Outside } from './linked.ts';
import { judgeOutside, outsideOf } from './linked.ts';
import type { Question } from './list-reader.ts';
import { makeWalks } from './list-reader.ts';
import type { Answer, Message, Notification, Request } from './message.ts';
import { idKey, keyAt, readLine } from './message.ts';
import {
  callOf,
  DECLINED,
  isUnknownMethod,
  LIST_OF,
  OPENING,
  protocolMeta,
  sectionsChangedBy,
} from './methods.ts';
import { judgeOpening } from './opening.ts';
import { makeAsked } from './pending-requests.ts';
import { keepElements } from './spans.ts';
import type { Verdicts } from './verdicts.ts';
import type { Call } from './waiting-calls.ts';
import { makeHeld } from './waiting-calls.ts';

export interface GateOptions {
  /** The server's name in the config, for messages. */
  readonly server: string;
  /** The command with which a person sees what differs. */
  readonly look: string;
  readonly onDrift: OnDrift;
  /** Declines what the server asks of the client's model or user. */
  readonly strict: boolean;
  /** Makes the ids of the guard's own requests ones that no client has. */
  readonly token: string;
}

export interface Gate {
  readonly fromClient: (line: Buffer) => readonly Action[];
  readonly fromServer: (line: Buffer) => readonly Action[];
  /** The server does not answer the guard's own question: whatever waits for it is refused. */
  readonly giveUp: (id: string) => readonly Action[];
  /** The server ended: whoever waits for an answer is told. `how`: in a few words. */
  readonly ended: (how: string) => readonly Action[];
  /** The guard's own questions for whose answer something waits. */
  readonly waiting: () => readonly string[];
  /** How many requests of the client wait for an answer, but for those that stay open as long as it listens. */
  readonly unanswered: () => number;
}

const isError = ({ body }: Answer): boolean => Object.hasOwn(body, 'error') && !Object.hasOwn(body, 'result');

type Bad = 'drifted' | 'unlocked' | 'unlisted' | 'unchecked';

/** What says which item a request is about. */
const CALLING = membersNamed('method', 'params');

/** Requests that were never answered and are remembered, at most. */
const MOST_ASKED = 10_000;

/** A gate for one connection. */
export function makeGate(verdicts: Verdicts, options: GateOptions): Gate {
  const { server, look, onDrift, strict } = options;
  const asked = makeAsked(MOST_ASKED);
  const known = makeKnown(verdicts, strict);
  const walks = makeWalks(options.token);
  const held = makeHeld();
  let meta: JsonObject | undefined;
  let stopped = false;

  const stop = (ids: readonly Json[], reason: string): readonly Action[] => {
    stopped = true;
    return [...ids.map((id) => say('client', stopMessage(id, server, reason, look))), { do: 'stop', reason }];
  };

  const refuse = (call: Call, verdict: Bad): readonly Action[] => {
    const { id, key, method, name, bytes } = call;
    const noted = note({ event: 'call', method, name, verdict });
    if (onDrift === 'warn') return [noted, pass('server', bytes)];
    asked.take(key);
    return [noted, say('client', refusal(id, server, method, name, verdict, look))];
  };

  const ask = (message: Question, section: Section): Action => {
    const { id } = message;
    asked.add({ id, key: idKey(id) }, LIST_OF[section].method, { own: true });
    return say('server', message);
  };

  /** Passes a call, refuses it, or reads the list it depends on first. */
  const decide = (call: Call): readonly Action[] => {
    const standing = known.standing(call.section, call.name);
    if (standing === 'locked') return [pass('server', call.bytes)];
    if (typeof standing === 'string') return refuse(call, standing);
    if (!held.add(call, standing.read)) return refuse(call, 'unchecked');
    const question = walks.start(standing.read, meta);
    return question === undefined ? [] : [ask(question, standing.read)];
  };

  const unchecked = (section: Section): readonly Action[] =>
    held.take(section).flatMap((call) => refuse(call, 'unchecked'));

  const fromClient = (message: Message, bytes: Buffer): readonly Action[] => {
    if (message.kind === 'answer') return [pass('server', bytes)];
    const target = callOf(message.method, message.body);
    if (message.kind === 'notification') {
      if (target !== undefined) return [dropped('client', `${message.method} without an id`)];
      if (message.method === 'notifications/cancelled') {
        const { params } = message.body;
        if (isObject(params) && params['requestId'] !== undefined) {
          const key = keyAt(message.text, ['params', 'requestId'], params['requestId']);
          // The server never saw it.
          if (held.cancel(key)) {
            asked.take(key);
            return [];
          }
          asked.cancel(key);
        }
      }
      return [pass('server', bytes)];
    }
    const { id, key, method, text } = message;
    const outside = outsideOf(method, message.body, verdicts);
    if (asked.clashes(key, method, outside))
      return [dropped('client', 'a request with the id of another one'), say('client', taken(id))];
    asked.add({ id, key }, method, { outside });
    meta = protocolMeta(message.body) ?? meta;
    if (target === undefined) return [pass('server', bytes)];
    const call = { id, key, bytes, method, name: target.name ?? '', section: target.section };
    const unclear = hasTwoReadings(text, [], CALLING) || hasTwoReadings(text, ['params'], target.members);
    return target.name === undefined || unclear ? refuse(call, 'unlocked') : decide(call);
  };

  const opened = (message: Answer, method: string, bytes: Buffer): readonly Action[] => {
    const reading = resultOf(message);
    if ('fault' in reading) return unreadable(message, method, reading.fault);
    const { events, stop: reason } = judgeOpening(reading.result ?? {}, verdicts, onDrift);
    const then = reason === undefined ? [pass('client', bytes)] : stop([message.id], reason);
    return [...events.map(note), ...then];
  };

  const unreadable = (message: Answer, method: string, why: string): readonly Action[] => {
    const reason = `an answer to ${method} that cannot be judged (${why})`;
    return [dropped('server', reason), say('client', withheld(message.id, server, reason, look))];
  };

  const learned = (section: Section, items: readonly Judged[]): readonly Action[] =>
    items.flatMap(({ name, verdict }) => {
      known.learn(section, name, verdict);
      return verdict === 'locked' ? [] : [note({ event: 'item', section, name, verdict })];
    });

  /** A page of a list that the client asked for. */
  const listed = (message: Answer, section: Section, bytes: Buffer): readonly Action[] => {
    const { method, list } = LIST_OF[section];
    const reading = resultOf(message);
    if ('fault' in reading) return unreadable(message, method, reading.fault);
    const items = judged(reading.result, section, verdicts);
    if (items === undefined) {
      return isError(message) ? [pass('client', bytes)] : unreadable(message, method, 'no list');
    }
    const notes = learned(section, items);
    if (notes.length === 0 || onDrift === 'warn') return [...notes, pass('client', bytes)];
    if (onDrift === 'stop') return [...notes, ...stop([message.id], 'what it lists is not what was locked')];
    const text = bytes.toString('utf8');
    const left = keepElements(text, ['result', list], (index) => items[index]?.verdict === 'locked');
    return [...notes, pass('client', Buffer.from(left))];
  };

  /** A page that tools link to, or the skills. */
  const besides = (message: Answer, outside: Outside, method: string, bytes: Buffer): readonly Action[] => {
    const reading = resultOf(message);
    if ('fault' in reading) return unreadable(message, method, reading.fault);
    const items = judgeOutside(outside, reading.result, verdicts);
    if (items === undefined)
      return isError(message) ? [pass('client', bytes)] : unreadable(message, method, 'nothing to compare');
    const event = outside === 'skills' ? 'skill' : 'page';
    const notes = items.flatMap(({ name, verdict }) =>
      verdict === 'locked' ? [] : [note({ event, name, verdict })],
    );
    if (notes.length === 0 || onDrift === 'warn') return [...notes, pass('client', bytes)];
    if (onDrift === 'stop') return [...notes, ...stop([message.id], `a ${event} is not the locked one`)];
    if (event === 'page')
      return [...notes, say('client', withheld(message.id, server, 'the page is not the locked one', look))];
    const left = keepElements(
      bytes.toString('utf8'),
      ['result', 'skills'],
      (index) => items[index]?.verdict === 'locked',
    );
    return [...notes, pass('client', Buffer.from(left))];
  };

  /** A page of a list that the guard asked for. */
  const walked = (message: Answer, section: Section): readonly Action[] => {
    const reading = resultOf(message);
    const result = 'fault' in reading ? undefined : reading.result;
    const items = judged(result, section, verdicts) ?? [];
    const step = walks.page(section, message.id, result, meta);
    if (step === 'not mine') return [];
    const notes = learned(section, items);
    if (notes.length > 0 && onDrift === 'stop') {
      const waiting = held.take(section).map(({ id }) => id);
      return [...notes, ...stop(waiting, 'what it lists is not what was locked')];
    }
    if (typeof step === 'object') return [...notes, ask(step.ask, section)];
    if (step === 'failed' && !isUnknownMethod(message.body)) return [...notes, ...unchecked(section)];
    known.finish(section);
    return [...notes, ...held.take(section).flatMap(decide)];
  };

  const answered = (message: Answer, bytes: Buffer): readonly Action[] => {
    const what = asked.take(message.key);
    if (what === undefined) return [dropped('server', 'an answer to nothing that was asked')];
    const { section, outside, method } = what;
    const refused = strict && !what.own ? asksInside(message, method) : [];
    if (refused.length > 0) return refused;
    if (section !== undefined) return what.own ? walked(message, section) : listed(message, section, bytes);
    if (outside !== undefined) return besides(message, outside, method, bytes);
    if (OPENING.has(method) && Object.hasOwn(message.body, 'result')) return opened(message, method, bytes);
    return [pass('client', bytes)];
  };

  /** What is said instead of an answer that asks something of the model or the user; nothing for one that does not. */
  const asksInside = (message: Answer, method: string): readonly Action[] => {
    const declined = declinedIn(message.body);
    if (declined.length === 0)
      return asksUnclearly(message) ? unreadable(message, method, 'a result with two readings') : [];
    const reason = `it asks for ${declined.join(', ')}, which --strict declines`;
    return [
      ...declined.map((one) => note({ event: 'declined', method: one })),
      say('client', withheld(message.id, server, reason, look)),
    ];
  };

  const notified = (message: Notification, bytes: Buffer): readonly Action[] => {
    const declined = strict ? declinedIn({ result: message.body['params'] ?? null }) : [];
    if (declined.length > 0) return declined.map((method) => note({ event: 'declined', method }));
    const sections = sectionsChangedBy(message.method);
    for (const section of sections) {
      known.forget(section);
      walks.changed(section);
    }
    const passed = pass('client', bytes);
    return sections.length === 0
      ? [passed]
      : [note({ event: 'list-changed', method: message.method }), passed];
  };

  const requested = ({ id, method }: Request, bytes: Buffer): readonly Action[] => {
    const declined = strict ? DECLINED.get(method) : undefined;
    if (declined === undefined) return [pass('client', bytes)];
    return [note({ event: 'declined', method }), say('server', { jsonrpc: '2.0', id, ...declined })];
  };

  const fromServer = (message: Message, bytes: Buffer): readonly Action[] => {
    if (message.kind === 'answer') return answered(message, bytes);
    return message.kind === 'request' ? requested(message, bytes) : notified(message, bytes);
  };

  const lineFrom =
    (from: 'client' | 'server', one: (message: Message, bytes: Buffer) => readonly Action[]) =>
    (bytes: Buffer): readonly Action[] => {
      if (stopped) return [];
      const served = from === 'server';
      // Which answer a client waits for when it reads this line, only the client knows.
      const line = readLine(bytes, served, served && (strict || asked.awaitsText()));
      if (line.kind === 'blank') return [];
      if (line.kind === 'noise') return [dropped(from, 'a line that is no message')];
      if (line.kind === 'odd') return [dropped(from, line.reason)];
      const [only] = line.messages;
      if (!line.batch && only !== undefined) return one(only, bytes);
      // Each of a batch goes by itself, so that each can be judged; only the revision 2025-03-26 knows batches.
      return line.messages.flatMap((message) =>
        stopped ? [] : one(message, Buffer.from(`${message.text.replace(/[\r\n]/g, ' ')}\n`)),
      );
    };

  return {
    fromClient: lineFrom('client', fromClient),
    fromServer: lineFrom('server', fromServer),
    ended: (how) => (stopped ? [] : asked.all().map((id) => say('client', gone(id, server, how)))),
    giveUp: (id) => {
      const section = walks.abandon(id);
      return section === undefined ? [] : unchecked(section);
    },
    waiting: walks.running,
    unanswered: asked.due,
  };
}
