/**
 * In: how to make a value of a text. Out: a function that makes it and keeps the values of some texts that it had last, since
 * servers repeat their words, sentences and texts. Each text has two places, where the next ones with these places follow it. Of
 * a text longer than `longest` it keeps none.
 */
export function recent<Value>(longest: number, make: (text: string) => Value): (text: string) => Value {
  const texts: string[] = new Array(PLACES).fill('');
  const values: (Value | undefined)[] = new Array(PLACES).fill(undefined);
  return (text) => {
    if (text.length > longest) return make(text);
    const place = placeOf(text);
    const before = values[place];
    if (before !== undefined && texts[place] === text) return before;
    const beside = place ^ 1;
    const [last, lastText] = [values[beside], texts[beside]];
    const value = last !== undefined && lastText === text ? last : make(text);
    // What was here moves to the other place.
    texts[beside] = texts[place] ?? '';
    values[beside] = before;
    texts[place] = text;
    values[place] = value;
    return value;
  };
}

export const PLACES = 1 << 15;
/** As many characters as decide about a place. */
const LOOKED_AT = 24;

/** The place of a text, below `PLACES`. */
export function placeOf(text: string): number {
  const step = Math.ceil(text.length / LOOKED_AT);
  let hash = text.length;
  for (let at = 0; at < text.length; at += step) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
  return (hash ^ (hash >>> 15)) & (PLACES - 1);
}
