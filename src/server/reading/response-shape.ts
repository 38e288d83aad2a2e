/**
 * Whether a response has the shape that every client takes for one: the message in, what is wrong with it out. Pure. JSON-RPC
 * 2.0, section 5.
 */
import { isObject } from '../../lock/pointer.ts';
import type { Json, JsonObject } from '../../model.ts';

/** `member`: one that JSON-RPC does not have. */
export type ShapeFault = 'version' | 'both' | 'id' | 'result' | 'error' | 'member';

const MEMBERS: ReadonlySet<string> = new Set(['jsonrpc', 'id', 'result', 'error']);

/** What is wrong with a response; undefined for nothing. */
export function shapeFault(message: JsonObject): ShapeFault | undefined {
  const { jsonrpc, id, result, error } = message;
  if (jsonrpc !== '2.0') return 'version';
  if (result !== undefined && error !== undefined) return 'both';
  if (typeof id !== 'string' && !Number.isInteger(id)) return 'id';
  if (result !== undefined && !isResult(result)) return 'result';
  if (error !== undefined && !isError(error)) return 'error';
  return hasOnlyMembers(message) ? undefined : 'member';
}

/** Whether a message holds more than what it responds with: some clients show an error, or text, that stands beside a result. */
export const hasMembersBeside = (message: JsonObject): boolean =>
  message['jsonrpc'] !== '2.0' || ('result' in message && 'error' in message) || !hasOnlyMembers(message);

const hasOnlyMembers = (message: JsonObject): boolean =>
  Object.keys(message).every((name) => MEMBERS.has(name));

const isResult = (value: Json): boolean =>
  isObject(value) && (value['_meta'] === undefined || isObject(value['_meta']));

const isError = (value: Json): boolean =>
  isObject(value) && Number.isInteger(value['code']) && typeof value['message'] === 'string';
