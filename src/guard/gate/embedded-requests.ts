/**
 * What an answer asks of the client's model or user before it is one: the message in, the methods that `--strict` declines
 * out. Looks everywhere in it, since extensions nest results; and whether another reader may find more. Pure. MCP
 * 2025-11-25 (error -32042), 2026-07-28 (`inputRequests`).
 */
import { parseJson } from '../../lock/json.ts';
import { isObject } from '../../lock/pointer.ts';
import type { Json, JsonObject } from '../../model.ts';
import { hasTwoReadings, membersNamed } from './ambiguous-json.ts';
import type { Answer } from './message.ts';
import { DECLINED } from './methods.ts';

const URL_ELICITATION_REQUIRED = -32042;

/** Each method once. */
export function declinedIn({ result, error }: JsonObject): readonly string[] {
  const found = new Set<string>();
  if (isObject(error) && error['code'] === URL_ELICITATION_REQUIRED) found.add('elicitation/create');
  const left: Json[] = result === undefined ? [] : [result];
  for (let value = left.pop(); value !== undefined; value = left.pop()) {
    if (value === null || typeof value !== 'object') continue;
    for (const method of isObject(value) ? methodsAsked(value['inputRequests']) : []) found.add(method);
    for (const inner of Object.values(value)) left.push(inner as Json);
  }
  return [...found];
}

const methodsAsked = (requests: Json | undefined): readonly string[] =>
  requests === null || typeof requests !== 'object'
    ? []
    : (Object.values(requests) as readonly Json[]).flatMap((one) => {
        const method = isObject(one) ? one['method'] : undefined;
        return typeof method === 'string' && DECLINED.has(method) ? [method] : [];
      });

const ASKING = membersNamed('inputRequests', 'resultType');
const METHOD = membersNamed('method');

/** Whether another reader may find a question in it where this one finds none. */
export function asksUnclearly({ text, body }: Answer): boolean {
  if (hasTwoReadings(text, ['result'], ASKING)) return true;
  const { result } = body;
  const requests = isObject(result) ? result['inputRequests'] : undefined;
  if (requests === undefined) return false;
  if (!isObject(requests) || !parseJson(text).ok) return true;
  return Object.keys(requests).some((key) => hasTwoReadings(text, ['result', 'inputRequests', key], METHOD));
}
