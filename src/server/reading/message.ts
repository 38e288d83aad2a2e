/**
 * One line, event or body of the protocol: text in; requests, notifications and responses, or what is wrong with it, out.
 * JSON-RPC 2.0 as MCP uses it, with batches (2025-03-26). Rejects what another parser could split or name differently. Every
 * reader of what a server sends uses it.
 */
import { isUtf8 } from 'node:buffer';
import { isObject } from '../../lock/pointer.ts';
import type { Json, JsonObject } from '../../model.ts';
import { isAmbiguous, membersNamed } from './ambiguous-json.ts';
import { elementSpans, valueText } from './spans.ts';

interface Parsed {
  readonly body: JsonObject;
  /** The message as it came, without what is around it. */
  readonly text: string;
}
/** Tells ids apart: `1` and `"1"` are two, `1.0` and `1` are one; beyond what a number holds exactly, its digits count. */
export type IdKey = string | number;
interface Identified {
  readonly id: Json;
  readonly key: IdKey;
}
export type RpcRequest = Parsed & Identified & { readonly kind: 'request'; readonly method: string };
export type RpcNotification = Parsed & { readonly kind: 'notification'; readonly method: string };
export type RpcResponse = Parsed & Identified & { readonly kind: 'response' };
export type RpcMessage = RpcRequest | RpcNotification | RpcResponse;

/** Why no message of it counts. `ambiguous`: parsers find different members in it. */
export type LineFault = 'not-json' | 'not-json-rpc' | 'carriage-return' | 'not-utf8' | 'ambiguous';

type Line =
  | { readonly kind: 'messages'; readonly batch: boolean; readonly messages: readonly RpcMessage[] }
  | { readonly kind: 'invalid'; readonly fault: LineFault }
  /** White space, which keeps a connection alive. */
  | { readonly kind: 'blank' };

/**
 * Reads a line. `strict`: rejects also member names that only some parsers take for others. `utf8`: rejects bytes that each
 * decoder replaces in its own way.
 */
export function readLine(bytes: Buffer, strict: boolean, utf8 = strict): Line {
  if (utf8 && !isUtf8(bytes)) return invalid('not-utf8');
  return readLineText(bytes.toString('utf8'), strict);
}

/** The same for a line that was decoded, with or without its newline. */
export function readLineText(text: string, strict = true): Line {
  // JSON takes it for white space and many line readers for the end of a line, with another message behind it.
  return /\r(?!\n?$)/.test(text) && !BLANK.test(text) ? invalid('carriage-return') : readText(text, strict);
}

/** The same for a whole body or event, in which line ends are white space. */
export function readText(text: string, strict = true): Line {
  if (BLANK.test(text)) return { kind: 'blank' };
  const json = parseOrUndefined(text);
  if (json === undefined) return invalid('not-json');
  const messages = Array.isArray(json)
    ? allOf(elementTexts(text).map((element, index) => messageOf(json[index] as Json, element)))
    : allOf([messageOf(json, text)]);
  if (messages === undefined) return invalid('not-json-rpc');
  if (strict && messages.some((message) => hasAmbiguousMembers(message.text))) return invalid('ambiguous');
  return { kind: 'messages', batch: Array.isArray(json), messages };
}

const BLANK = /^[ \t\r\n]*$/;

const allOf = (messages: readonly (RpcMessage | undefined)[]): readonly RpcMessage[] | undefined =>
  messages.length > 0 && messages.every((message) => message !== undefined) ? messages : undefined;

/** Whether parsers find different members of JSON-RPC in a message. */
export const hasAmbiguousMembers = (text: string): boolean => isAmbiguous(text, [], MEMBERS);

const MEMBERS = membersNamed('jsonrpc', 'id', 'method', 'params', 'result', 'error');

const invalid = (fault: LineFault): Line => ({ kind: 'invalid', fault });

/** The key of an id in a message that was parsed elsewhere. */
export const idKey = (id: Json): IdKey => (isExact(id) ? id : `${typeof id} ${JSON.stringify(id)}`);

/** The key of the id at a path of a message. */
export const idKeyAt = (text: string, path: readonly string[], id: Json): IdKey =>
  typeof id !== 'number' || isExact(id) ? idKey(id) : `number ${valueText(text, path) ?? id}`;

/** Beyond it two different numbers in a text can be the same number here. */
const isExact = (id: Json): id is number => typeof id === 'number' && Math.abs(id) <= Number.MAX_SAFE_INTEGER;

function messageOf(value: Json, text: string): RpcMessage | undefined {
  if (!isObject(value)) return undefined;
  const { method } = value;
  const id = Object.hasOwn(value, 'id') ? value['id'] : undefined;
  if (id !== null && typeof id === 'object') return undefined;
  const responds = Object.hasOwn(value, 'result') || Object.hasOwn(value, 'error');
  if (typeof method === 'string') {
    // Some clients would take it for a response and others for a request.
    if (responds) return undefined;
    return id === undefined
      ? { kind: 'notification', method, body: value, text }
      : { kind: 'request', id, key: idKeyAt(text, ['id'], id), method, body: value, text };
  }
  return responds && id !== undefined && method === undefined
    ? { kind: 'response', id, key: idKeyAt(text, ['id'], id), body: value, text }
    : undefined;
}

function parseOrUndefined(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

const elementTexts = (text: string): readonly string[] =>
  (elementSpans(text, [])?.elements ?? []).map(({ start, end }) => text.slice(start, end));
