/** Words of names: `createIssue`, `create-issue` and `create_issue` in, `create`, `issue` out; and tables of words. Pure. */

/** A table of words, written as a text. */
export const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** A name that is longer than this is no name. */
const LONGEST = 300;

/** In lower case; snake, camel and kebab case are split. */
export function wordsOf(text: string): readonly string[] {
  const name = text.slice(0, LONGEST);
  // Most names are ASCII, which is read five times as fast.
  const parts = /[^\0-\x7f]/.test(name)
    ? name
        .normalize('NFKC')
        .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
        .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
        .toLowerCase()
        .split(/[^\p{L}\p{M}\d]+/u)
    : name
        .replace(/([a-z\d])([A-Z])/g, '$1 $2')
        .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
        .toLowerCase()
        .split(/[^a-z\d]+/);
  return parts.filter((word) => word !== '');
}

/** A word without the ending of a third person: `deletes` is `delete`. */
export const verbOf = (word: string): readonly string[] => [
  word,
  word.replace(/s$/, ''),
  word.replace(/es$/, ''),
];
