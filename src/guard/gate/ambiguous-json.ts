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
 * Whether the object at `path` holds one of these members twice, or under a name that some parsers take for it: Go's
 * `encoding/json` finds `Result` and `re\u{17f}ult` where `result` is asked for.
 */
export function isAmbiguous(text: string, path: readonly string[], members: Members): boolean {
  const names = memberNames(text, path);
  return names.some((name, index) => {
    const exact = members.get(folded(name));
    return exact !== undefined && (exact !== name || names.indexOf(name) !== index);
  });
}

/** Lower-case ASCII, which most names are, folds to itself. */
function folded(name: string): string {
  return /^[a-z]*$/.test(name) ? name : name.toUpperCase().toLowerCase();
}
