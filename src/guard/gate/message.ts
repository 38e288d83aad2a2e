/**
 * One line of the protocol as far as the guard must know it: bytes in; request, notification, answer or noise out.
 * JSON-RPC 2.0 as MCP uses it. Refuses what another reader may cut or name otherwise; never keeps what it does not need.
 */
import { isUtf8 } from 'node:buffer';
import { isObject } from '../../lock/pointer.ts';
import type { Json, JsonObject } from '../../model.ts';
import { hasTwoReadings, membersNamed } from './ambiguous-json.ts';
import { elementSpans, valueText } from './spans.ts';

interface Read {
  readonly body: JsonObject;
  /** The message as it came, without what is around it. */
  readonly text: string;
}
/** Tells ids apart: `1` and `"1"` are two, `1.0` and `1` are one; beyond what a number holds, digits count. */
export type IdKey = string | number;
interface Identified {
  readonly id: Json;
  readonly key: IdKey;
}
export type Request = Read & Identified & { readonly kind: 'request'; readonly method: string };
export type Notification = Read & { readonly kind: 'notification'; readonly method: string };
export type Answer = Read & Identified & { readonly kind: 'answer' };
export type Message = Request | Notification | Answer;

export type Line =
  | { readonly kind: 'messages'; readonly batch: boolean; readonly messages: readonly Message[] }
  /** JSON, but none that the protocol knows; or JSON that two readers may understand differently. */
  | { readonly kind: 'odd'; readonly reason: string }
  | { readonly kind: 'noise' }
  /** White space, which keeps a connection alive. */
  | { readonly kind: 'blank' };

/**
 * Reads a line. `carefully`: refuses also what only some readers understand differently; `decoded`: and bytes that each
 * reader replaces in its own way.
 */
export function readLine(bytes: Buffer, carefully: boolean, decoded = carefully): Line {
  const text = bytes.toString('utf8');
  if (/^[ \t\r\n]*$/.test(text)) return { kind: 'blank' };
  // To JSON it is white space, to many readers of lines the end of one: what stands behind it would be a message.
  const carriage = bytes.indexOf(CARRIAGE_RETURN);
  if (carriage >= 0 && carriage < bytes.length - 2) return odd('a carriage return inside a line');
  if (decoded && !isUtf8(bytes)) return odd('bytes that are not UTF-8');
  const json = parsed(text);
  if (json === undefined) return { kind: 'noise' };
  const messages = Array.isArray(json)
    ? allOf(slices(text).map((slice, index) => messageOf(json[index] as Json, slice)))
    : allOf([messageOf(json, text)]);
  if (messages === undefined) return odd('no message of the protocol');
  if (carefully && messages.some((message) => hasTwoReadings(message.text, [], MEMBERS)))
    return odd('a message with two readings');
  return { kind: 'messages', batch: Array.isArray(json), messages };
}

const allOf = (read: readonly (Message | undefined)[]): readonly Message[] | undefined =>
  read.length > 0 && read.every((message) => message !== undefined) ? read : undefined;

const CARRIAGE_RETURN = 13;
const MEMBERS = membersNamed('jsonrpc', 'id', 'method', 'params', 'result', 'error');

const odd = (reason: string): Line => ({ kind: 'odd', reason });

/** The key of an id in a message that was parsed elsewhere. */
export const idKey = (id: Json): IdKey => (isExact(id) ? id : `${typeof id} ${JSON.stringify(id)}`);

/** The key of the id at a path of a message. */
export const keyAt = (text: string, path: readonly string[], id: Json): IdKey =>
  typeof id !== 'number' || isExact(id) ? idKey(id) : `number ${valueText(text, path) ?? id}`;

/** Beyond it two numbers in a text may be one here. */
const isExact = (id: Json): id is number => typeof id === 'number' && Math.abs(id) <= Number.MAX_SAFE_INTEGER;

function messageOf(value: Json, text: string): Message | undefined {
  if (!isObject(value)) return undefined;
  const { method } = value;
  const id = Object.hasOwn(value, 'id') ? value['id'] : undefined;
  if (id !== null && typeof id === 'object') return undefined;
  const answers = Object.hasOwn(value, 'result') || Object.hasOwn(value, 'error');
  if (typeof method === 'string') {
    // An answer that also names a method is one thing to one reader and another to the next.
    if (answers) return undefined;
    return id === undefined
      ? { kind: 'notification', method, body: value, text }
      : { kind: 'request', id, key: keyAt(text, ['id'], id), method, body: value, text };
  }
  return answers && id !== undefined && method === undefined
    ? { kind: 'answer', id, key: keyAt(text, ['id'], id), body: value, text }
    : undefined;
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

const slices = (text: string): readonly string[] =>
  (elementSpans(text, [])?.elements ?? []).map(({ start, end }) => text.slice(start, end));
