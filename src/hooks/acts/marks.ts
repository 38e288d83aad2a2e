/** What stands in the words of a shell text for what only a shell would know, and which texts a word with such marks may be. Pure. */

/** Any text: an expansion that is not known here. */
export const ANY = '\u{e000}';
/** Any text in a file name: `*`, `?` or `[…]`. */
export const GLOB = '\u{e001}';
/** Stand for the characters of a brace that is not quoted. */
export const [OPEN, CLOSE, COMMA] = ['\u{e002}', '\u{e003}', '\u{e004}'] as const;
/** Where an expansion that is not quoted becomes several words. */
export const SPLIT = '\u{e005}';

/** A text of which none of these characters is a mark. */
export const withoutMarks = (text: string): string => text.replace(/[\u{e000}-\u{e00f}]/gu, ANY);

/** Whether a part of the word is not known. */
export const hasUnknown = (word: string): boolean => word.includes(ANY) || word.includes(GLOB);

/** Nothing of the word is known. */
export const isUnknown = (word: string): boolean => /^[\u{e000}\u{e001}]+$/u.test(word);

/** Whether a word may be this text. Takes time in proportion to the lengths of both: a pattern for a search could be made to hang. */
export function mayBe(word: string, text: string): boolean {
  const pattern = word.replace(/[\u{e000}\u{e001}]{2,}/gu, (marks) => (marks.includes(ANY) ? ANY : GLOB));
  if (pattern.length > 2 * text.length + 1) return false;
  // How many characters of the text the pattern may have taken so far.
  let taken = new Set([0]);
  for (const char of pattern) {
    const next = new Set<number>();
    for (const at of taken) {
      if (char !== ANY && char !== GLOB) {
        if (text[at] === char) next.add(at + 1);
        continue;
      }
      for (let end = at; end <= text.length && !next.has(end); end += 1) {
        next.add(end);
        if (char === GLOB && /[/\\]/.test(text[end] ?? '')) break;
      }
    }
    taken = next;
  }
  return taken.has(text.length);
}
