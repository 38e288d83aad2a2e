/** In: how to make a value. Out: a function that returns it, made at its first use, since most runs judge no text. */
export function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
