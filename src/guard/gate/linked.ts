/**
 * What the lock holds beside the four lists: pages that tools link to, and skills. The request and its answer in; whether
 * the answer is the locked one out. Pure. MCP Apps; Skills (SEP-2640).
 */
import { isObject } from '../../lock/pointer.ts';
import type { Json, JsonObject } from '../../model.ts';
import type { Verdict, Verdicts } from './verdicts.ts';

/** What of a request decides on its answer: the page it reads, or all skills. */
export type Outside = { readonly page: string } | 'skills';

export function outsideOf(method: string, { params }: JsonObject, verdicts: Verdicts): Outside | undefined {
  if (method === 'skills/list') return 'skills';
  const uri = method === 'resources/read' && isObject(params) ? params['uri'] : undefined;
  return typeof uri === 'string' && verdicts.knowsPage(uri) ? { page: uri } : undefined;
}

/** A name for it, and the verdict; undefined for an answer that is none of its kind. */
export function judgeOutside(
  outside: Outside,
  result: JsonObject | undefined,
  verdicts: Verdicts,
): readonly { readonly name: string; readonly verdict: Verdict }[] | undefined {
  if (outside === 'skills') {
    const skills = objects(result?.['skills']);
    return skills?.map((skill) => ({ name: String(skill['uri'] ?? ''), verdict: verdicts.skill(skill) }));
  }
  const contents = objects(result?.['contents']);
  return contents === undefined
    ? undefined
    : [{ name: outside.page, verdict: verdicts.page(outside.page, contents) }];
}

const objects = (value: Json | undefined): readonly JsonObject[] | undefined =>
  Array.isArray(value) && (value as readonly Json[]).every(isObject)
    ? (value as readonly JsonObject[])
    : undefined;
