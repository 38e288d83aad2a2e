/**
 * Names that differ in case and separators alone, `get_docs` and `getDocs`: removed and added names in, pairs out. Only where one name on
 * each side has these letters. Pure.
 */

export interface Respelled {
  readonly from: string;
  readonly to: string;
}

/** Each name is in one pair at most, in the order of `removed`. */
export function sameLetters(removed: readonly string[], added: readonly string[]): readonly Respelled[] {
  if (removed.length === 0 || added.length === 0) return [];
  const [old, fresh] = [byLetters(removed), byLetters(added)];
  return [...old].flatMap(([letters, from]) => {
    const to = fresh.get(letters);
    return from === undefined || to === undefined ? [] : [{ from, to }];
  });
}

/** The one name of each row of letters; undefined where several have it. */
function byLetters(names: readonly string[]): ReadonlyMap<string, string | undefined> {
  const out = new Map<string, string | undefined>();
  for (const name of names) {
    const letters = name.toLowerCase().replace(/[\s_.-]+/g, '');
    if (letters !== '') out.set(letters, out.has(letters) ? undefined : name);
  }
  return out;
}
