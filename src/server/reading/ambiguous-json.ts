/**
 * Whether another JSON parser can find another value than ours under a name that matters: text and names in, yes or no out.
 * For text that is JSON. Does not say which reading is the right one.
 */
import { memberNames } from './spans.ts';

/** Member names by their case-folded form. */
export type Members = ReadonlyMap<string, string>;

export function membersNamed(...names: readonly string[]): Members {
  return new Map(names.map((name) => [folded(name), name]));
}

/**
 * The member of the object at `path` that stands there twice, or under a name that some parsers take for one of these: Go's
 * `encoding/json` finds `Result` and `re\u{17f}ult` where `result` is asked for. Of an object with
 * more members than any message has, the first that is too many: a search of all would take long.
 */
export function ambiguousMember(text: string, path: readonly string[], members: Members): string | undefined {
  const names = memberNames(text, path);
  if (names.length > MOST_MEMBERS) return names[MOST_MEMBERS];
  return names.find((name, index) => {
    const exact = members.get(folded(name));
    return exact !== undefined && (exact !== name || names.indexOf(name) !== index);
  });
}

export const isAmbiguous = (text: string, path: readonly string[], members: Members): boolean =>
  ambiguousMember(text, path, members) !== undefined;

const MOST_MEMBERS = 10_000;

/**
 * A name as lenient readers compare it: without case, Unicode variants, invisible characters and the marks between words
 * (`next_cursor`). Lower-case ASCII, which most names are, folds to itself.
 */
export function folded(name: string): string {
  if (/^[a-z]*$/.test(name)) return name;
  const letters = name.normalize('NFKC').replace(/[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]/gu, '');
  return letters
    .replace(/(?<=.)[_-]/gu, '')
    .toUpperCase()
    .toLowerCase();
}
