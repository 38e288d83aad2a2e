/**
 * The `result` of a response as every reader of it sees it: text in; the result, or why parsers would find different results in
 * it, out. `verify` and the guard use it alike. Pure.
 */
import type { JsonFault } from '../../lock/json.ts';
import { parseJson } from '../../lock/json.ts';
import { isObject, pointerOf } from '../../lock/pointer.ts';
import type { JsonObject, Section } from '../../model.ts';
import { ambiguousMember, membersNamed } from './ambiguous-json.ts';

/** How each section is listed: the method, and the member of the result that holds the list. */
export const LIST_OF: Readonly<Record<Section, { readonly method: string; readonly list: string }>> = {
  tools: { method: 'tools/list', list: 'tools' },
  prompts: { method: 'prompts/list', list: 'prompts' },
  resources: { method: 'resources/list', list: 'resources' },
  resourceTemplates: { method: 'resources/templates/list', list: 'resourceTemplates' },
};

/** `ambiguous`: a member of the result stands under a name that some parsers take for another. */
export type ResultFault = JsonFault | 'ambiguous';

type Reading =
  /** `result`: undefined unless the response has one that is an object. */
  | { readonly ok: true; readonly result: JsonObject | undefined }
  /** `pointer`: into the response. */
  | { readonly ok: false; readonly fault: ResultFault; readonly pointer: string };

/** What mcp-lock or a client finds in a result by name. */
const MEMBERS = membersNamed(
  '_meta',
  'cacheScope',
  'capabilities',
  'contents',
  'instructions',
  'nextCursor',
  'protocolVersion',
  'resultType',
  'serverInfo',
  'skills',
  'supportedVersions',
  'ttlMs',
  ...Object.values(LIST_OF).map(({ list }) => list),
);

/** Parses a response strictly (I-JSON). */
export function readResult(text: string): Reading {
  const parsed = parseJson(text);
  if (!parsed.ok) return { ok: false, fault: parsed.fault, pointer: parsed.pointer };
  const result = isObject(parsed.value) ? parsed.value['result'] : undefined;
  if (!isObject(result)) return { ok: true, result: undefined };
  const member = ambiguousMember(text, ['result'], MEMBERS);
  return member === undefined
    ? { ok: true, result }
    : { ok: false, fault: 'ambiguous', pointer: pointerOf(['result', member]) };
}
