/** In: how to make a value. Out: a function that returns it, made at its first use: most runs do not need it. */
export function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
