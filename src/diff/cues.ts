/**
 * What makes a text more dangerous, as a difference: only what the new text has and the locked text has not.
 * Two JSON values in, findings out. Pure; matches nothing that can take more than linear time.
 */
import { hiddenCharacters } from '../display/hidden.ts';
import { SUBJECT_KIND } from '../lock/entry.ts';
import type { Entry, Finding, Json, Subject } from '../model.ts';
import { SECTIONS } from '../model.ts';
import { finding } from './finding.ts';

/** `text/hidden-characters` when `after` (or the key it stands under) hides what `before` does not hide. */
export function hiddenCue(
  server: string,
  subject: Subject,
  before: Json | undefined,
  after: Json | undefined,
  key = '',
): readonly Finding[] {
  if (after === undefined) return [];
  const had = countOf(before === undefined ? undefined : [key, before]);
  const grew = [...countOf([key, after])].some(([codePoint, count]) => count > (had.get(codePoint) ?? 0));
  return grew ? [finding('text/hidden-characters', server, { subject, before, after })] : [];
}

function countOf(value: Json | undefined): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const text of stringsIn(value)) {
    for (const { codePoint, count } of hiddenCharacters(text).characters) {
      counts.set(codePoint, (counts.get(codePoint) ?? 0) + count);
    }
  }
  return counts;
}

/** Every string in a value, keys too: a parameter's name is read like its description. */
function* stringsIn(value: Json | undefined): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (Array.isArray(value)) for (const element of value as readonly Json[]) yield* stringsIn(element);
  else if (value !== null && typeof value === 'object') {
    for (const [key, member] of Object.entries(value)) {
      yield key;
      yield* stringsIn(member);
    }
  }
}

/** Items, or the server block, of an entry that hide characters now; for the first look at what is being locked. */
export function hiddenIn(entry: Entry): readonly Subject[] {
  const hides = (value: Json | undefined): boolean => countOf(value).size > 0;
  const { instructions, capabilities, info } = entry.server;
  const server: readonly Subject[] = hides([instructions ?? '', capabilities, info])
    ? [{ kind: 'server' }]
    : [];
  const items = SECTIONS.flatMap((section) =>
    Object.entries(entry[section]).flatMap(([name, item]): readonly Subject[] =>
      hides(item.definition) ? [{ kind: SUBJECT_KIND[section], name }] : [],
    ),
  );
  return [...server, ...items];
}
