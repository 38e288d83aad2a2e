/**
 * In: how to make a value of a text. Out: a function that makes it and keeps the values of the last `most` texts, since servers
 * repeat their words, sentences and texts. Of a text longer than `longest` it keeps none.
 */
export function recent<Value>(
  most: number,
  longest: number,
  make: (text: string) => Value,
): (text: string) => Value {
  const kept = new Map<string, { readonly value: Value }>();
  return (text) => {
    if (text.length > longest) return make(text);
    const before = kept.get(text);
    if (before !== undefined) return before.value;
    const value = make(text);
    if (kept.size >= most) kept.clear();
    kept.set(text, { value });
    return value;
  };
}
