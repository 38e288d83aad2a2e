/**
 * An answer that holds a list or instructions, against the lock: the message in; what each item is, or why nobody can
 * say, out. Reads strictly, so that no other reader finds an item that was not judged. Pure.
 */
import { parseJson } from '../../lock/json.ts';
import { isObject } from '../../lock/pointer.ts';
import { ITEM_KEY } from '../../lock/section.ts';
import type { Item, Json, JsonObject, Section } from '../../model.ts';
import { LIMITS } from '../../server/limits.ts';
import { hasTwoReadings, membersNamed } from './ambiguous-json.ts';
import type { Answer } from './message.ts';
import { LIST_OF } from './methods.ts';
import type { Verdict, Verdicts } from './verdicts.ts';

export interface Judged {
  readonly name: string;
  readonly verdict: Verdict;
}

/** `result` when there is one that all readers understand alike; otherwise the reason. */
export type Result = { readonly result: JsonObject | undefined } | { readonly fault: string };

const TEXTS = membersNamed('instructions', 'nextCursor', ...Object.values(LIST_OF).map(({ list }) => list));

/** The `result` of an answer, read strictly. */
export function resultOf(message: Answer): Result {
  const reading = parseJson(message.text);
  if (!reading.ok) return { fault: reading.fault };
  const result = isObject(reading.value) ? reading.value['result'] : undefined;
  if (!isObject(result)) return { result: undefined };
  return hasTwoReadings(message.text, ['result'], TEXTS)
    ? { fault: 'a result with two readings' }
    : { result };
}

/** The items of a list in their order; undefined when it is no list, or longer than any that can be locked. */
export function judged(
  result: JsonObject | undefined,
  section: Section,
  verdicts: Verdicts,
): readonly Judged[] | undefined {
  const items = result?.[LIST_OF[section].list];
  return Array.isArray(items) && items.length <= LIMITS.items
    ? (items as readonly Json[]).map((item) => judge(item, section, verdicts))
    : undefined;
}

function judge(item: Json, section: Section, verdicts: Verdicts): Judged {
  const name = isObject(item) ? item[ITEM_KEY[section]] : undefined;
  if (!isObject(item) || typeof name !== 'string') return { name: '', verdict: 'unlocked' };
  return { name, verdict: verdicts.item(section, item as Item) };
}
