/**
 * Whether another reader of JSON may find another value than ours under a name that matters: text and names in, yes or no
 * out. For text that is JSON; never says which reading is the right one.
 */
import { memberNames } from './spans.ts';

/** Member names by what a reader that overlooks case makes of them. */
export type Members = ReadonlyMap<string, string>;

export function membersNamed(...names: readonly string[]): Members {
  return new Map(names.map((name) => [folded(name), name]));
}

/**
 * Whether the object at `path` holds one of these members twice, or under a name that some readers take for it: Go finds
 * `Result` and `re\u{17f}ult` where `result` is meant.
 */
export function hasTwoReadings(text: string, path: readonly string[], members: Members): boolean {
  const names = memberNames(text, path);
  return names.some((name, index) => {
    const exact = members.get(folded(name));
    return exact !== undefined && (exact !== name || names.indexOf(name) !== index);
  });
}

/** Most names are what they fold to. */
function folded(name: string): string {
  return /^[a-z]*$/.test(name) ? name : name.toUpperCase().toLowerCase();
}
