/**
 * Requests to the client's model or user that a server puts into a response: the message in, the methods that `--strict`
 * declines out, and whether another JSON parser could find more. Searches the whole result, since extensions nest results.
 * Pure. MCP 2025-11-25 (error -32042), 2026-07-28 (`inputRequests`).
 */
import { parseJson } from '../../lock/json.ts';
import { isObject } from '../../lock/pointer.ts';
import type { Json, JsonObject } from '../../model.ts';
import { isAmbiguous, membersNamed } from '../../server/reading/ambiguous-json.ts';
import type { RpcResponse } from '../../server/reading/message.ts';
import { DECLINED } from './methods.ts';

const URL_ELICITATION_REQUIRED = -32042;

/** Each method once. */
export function declinedMethodsIn({ result, error }: JsonObject): readonly string[] {
  const methods = new Set<string>();
  if (isObject(error) && error['code'] === URL_ELICITATION_REQUIRED) methods.add('elicitation/create');
  const unvisited: Json[] = result === undefined ? [] : [result];
  for (let value = unvisited.pop(); value !== undefined; value = unvisited.pop()) {
    if (value === null || typeof value !== 'object') continue;
    for (const method of isObject(value) ? declinedAmong(value['inputRequests']) : []) methods.add(method);
    for (const member of Object.values(value)) unvisited.push(member as Json);
  }
  return [...methods];
}

const declinedAmong = (requests: Json | undefined): readonly string[] =>
  requests === null || typeof requests !== 'object'
    ? []
    : (Object.values(requests) as readonly Json[]).flatMap((request) => {
        const method = isObject(request) ? request['method'] : undefined;
        return typeof method === 'string' && DECLINED.has(method) ? [method] : [];
      });

const RESULT_MEMBERS = membersNamed('inputRequests', 'resultType');
const METHOD = membersNamed('method');

/** Whether another parser could find a request in it where this one finds none. */
export function hasAmbiguousRequests({ text, body }: RpcResponse): boolean {
  if (isAmbiguous(text, ['result'], RESULT_MEMBERS)) return true;
  const { result } = body;
  const requests = isObject(result) ? result['inputRequests'] : undefined;
  if (requests === undefined) return false;
  if (!isObject(requests) || !parseJson(text).ok) return true;
  return Object.keys(requests).some((key) => isAmbiguous(text, ['result', 'inputRequests', key], METHOD));
}
