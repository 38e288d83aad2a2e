/**
 * What the lock holds beside the four lists: pages that tools link to, and skills. A request and its response in; whether the
 * response is the locked one out. Pure. MCP Apps (SEP-1865); Skills (SEP-2640).
 */
import { isObject } from '../../lock/pointer.ts';
import type { Json, JsonObject, LinkedResource } from '../../model.ts';
import type { JudgedItem } from './judge-response.ts';
import { besideIn } from './judge-response.ts';
import type { Verdicts } from './verdicts.ts';

/** What a request asks for: one linked page, or all skills. */
export type Linked = { readonly page: string } | 'skills';

export function linkedTarget(method: string, { params }: JsonObject, verdicts: Verdicts): Linked | undefined {
  if (method === 'skills/list') return 'skills';
  const uri = method === 'resources/read' && isObject(params) ? params['uri'] : undefined;
  return typeof uri === 'string' && verdicts.hasPage(uri) ? { page: uri } : undefined;
}

/** The page, or each skill; undefined for a result that holds neither. */
export function judgeLinked(
  linked: Linked,
  result: JsonObject | undefined,
  verdicts: Verdicts,
): readonly JudgedItem[] | undefined {
  if (linked === 'skills') {
    const names = new Set<string>();
    return objectsIn(result?.['skills'])?.map((skill) => {
      const name = String(skill['uri'] ?? '');
      if (names.has(name)) return { name, verdict: 'drifted' };
      names.add(name);
      return { name, verdict: verdicts.skill(skill) };
    });
  }
  const contents = objectsIn(result?.['contents']);
  return contents === undefined
    ? undefined
    : [{ name: linked.page, verdict: verdicts.page(linked.page, pageOf(result, contents, verdicts)) }];
}

function pageOf(
  result: JsonObject | undefined,
  contents: readonly JsonObject[],
  verdicts: Verdicts,
): LinkedResource {
  const extra = result && besideIn(result, 'contents', verdicts);
  return { contents, ...(extra === undefined ? {} : { extra }) };
}

const objectsIn = (value: Json | undefined): readonly JsonObject[] | undefined =>
  Array.isArray(value) && (value as readonly Json[]).every(isObject)
    ? (value as readonly JsonObject[])
    : undefined;
