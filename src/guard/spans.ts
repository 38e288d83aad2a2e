/**
 * Where the elements of one array stand in a JSON text: text and path in, offsets out, so that an element can be cut out
 * and every other byte stays. For text that `parseJson` has already accepted; never judges and never rewrites it.
 */

export interface Span {
  readonly start: number;
  /** First offset behind it. */
  readonly end: number;
}

/** The elements of the array at `path` (member names from the top), and the array itself; undefined when there is none. */
export function elementSpans(
  text: string,
  path: readonly string[],
): { readonly array: Span; readonly elements: readonly Span[] } | undefined {
  let at = blank(text, 0);
  for (const name of path) {
    const found = memberAt(text, at, name);
    if (found === undefined) return undefined;
    at = found;
  }
  if (text[at] !== '[') return undefined;
  const elements: Span[] = [];
  let next = blank(text, at + 1);
  while (text[next] !== ']') {
    const end = endOf(text, next);
    elements.push({ start: next, end });
    next = blank(text, end);
    if (text[next] === ',') next = blank(text, next + 1);
  }
  return { array: { start: at, end: next + 1 }, elements };
}

/** The text with only these elements left in the array at `path`. */
export function keepElements(
  text: string,
  path: readonly string[],
  keep: (index: number) => boolean,
): string {
  const found = elementSpans(text, path);
  if (found === undefined) return text;
  const kept = found.elements.filter((_, index) => keep(index));
  const inner = kept.map(({ start, end }) => text.slice(start, end)).join(',');
  return `${text.slice(0, found.array.start)}[${inner}]${text.slice(found.array.end)}`;
}

/** The names in the object at `path` in order, each as often as it stands there; none when there is no object. */
export function memberNames(text: string, path: readonly string[]): readonly string[] {
  let at: number | undefined = blank(text, 0);
  for (const name of path) {
    at = memberAt(text, at, name);
    if (at === undefined) return [];
  }
  return [...members(text, at)].map(([name]) => name);
}

/** Offset of a member's value in the object that begins at `at`. */
function memberAt(text: string, at: number, name: string): number | undefined {
  for (const [key, value] of members(text, at)) if (key === name) return value;
  return undefined;
}

/** Name and offset of the value of every member of the object that begins at `at`. */
function* members(text: string, at: number): Generator<readonly [string, number]> {
  if (text[at] !== '{') return;
  let next = blank(text, at + 1);
  while (text[next] === '"') {
    const end = endOf(text, next);
    const value = blank(text, blank(text, end) + 1);
    yield [String(JSON.parse(text.slice(next, end))), value];
    next = blank(text, endOf(text, value));
    if (text[next] === ',') next = blank(text, next + 1);
  }
}

/** First offset behind the value that begins at `at`. */
function endOf(text: string, at: number): number {
  const first = text[at];
  if (first === '"') return endOfString(text, at);
  if (first !== '{' && first !== '[') {
    let end = at;
    while (end < text.length && !/[\s,\]}]/.test(text[end] ?? '')) end += 1;
    return end;
  }
  let depth = 0;
  for (let next = at; next < text.length; next += 1) {
    const char = text[next];
    if (char === '"') next = endOfString(text, next) - 1;
    else if (char === '{' || char === '[') depth += 1;
    else if (char === '}' || char === ']') {
      depth -= 1;
      if (depth === 0) return next + 1;
    }
  }
  return text.length;
}

function endOfString(text: string, at: number): number {
  for (let end = at + 1; end < text.length; end += 1) {
    if (text[end] === '\\') end += 1;
    else if (text[end] === '"') return end + 1;
  }
  return text.length;
}

function blank(text: string, at: number): number {
  let next = at;
  while (next < text.length && /[ \t\n\r]/.test(text[next] ?? '')) next += 1;
  return next;
}
