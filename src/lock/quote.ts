/**
 * A text as a JSON string in which every character can be seen. Pure; the same text gives the same string on every Node.
 */

// Ranges, not \p{…}: a Unicode property grows with the Unicode version of Node, and the bytes must not.
const INVISIBLE =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: single code points on purpose, never sequences
  /[\u007f-\u00a0\u00ad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\u3164\ue000-\uf8ff\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff]|\u{1bca0}|\u{1bca1}|\u{1bca2}|\u{1bca3}|[\u{1d173}-\u{1d17a}\u{e0000}-\u{10ffff}]/gu;

/** A JSON string in which nothing is invisible or changes the direction of what follows. */
export const quote = (text: string): string => visibleJson(JSON.stringify(text));

/** A JSON text with what is invisible in its strings written out. */
export const visibleJson = (json: string): string =>
  json.replace(INVISIBLE, (found) =>
    [...Array(found.length).keys()]
      .map((index) => `\\u${found.charCodeAt(index).toString(16).padStart(4, '0')}`)
      .join(''),
  );
