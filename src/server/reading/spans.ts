/**
 * Where values stand in a JSON text (RFC 8259): text and path in, offsets out, so that an element of an array can be cut out and
 * every other byte stays. For text that a JSON parser has accepted; it does not check it and does not rewrite it.
 */

interface Span {
  readonly start: number;
  /** First offset after it. */
  readonly end: number;
}

/** The elements of the array at `path` (member names from the top), and the array itself; undefined when there is none. */
export function elementSpans(
  text: string,
  path: readonly string[],
): { readonly array: Span; readonly elements: readonly Span[] } | undefined {
  const at = offsetAt(text, path);
  if (at === undefined || text.charCodeAt(at) !== ARRAY) return undefined;
  const elements: Span[] = [];
  let next = skipSpace(text, at + 1);
  while (text.charCodeAt(next) !== ARRAY_END) {
    const end = endOfValue(text, next);
    elements.push({ start: next, end });
    next = skipSpace(text, end);
    if (text.charCodeAt(next) === COMMA) next = skipSpace(text, next + 1);
  }
  return { array: { start: at, end: next + 1 }, elements };
}

/** The text with only these elements left in the array at `path`. */
export function keepElements(
  text: string,
  path: readonly string[],
  keep: (index: number) => boolean,
): string {
  const spans = elementSpans(text, path);
  if (spans === undefined) return text;
  const kept = spans.elements.filter((_, index) => keep(index));
  const inner = kept.map(({ start, end }) => text.slice(start, end)).join(',');
  return `${text.slice(0, spans.array.start)}[${inner}]${text.slice(spans.array.end)}`;
}

/** The text without these members of the object at `path`. */
export function withoutMembers(text: string, path: readonly string[], names: ReadonlySet<string>): string {
  const at = offsetAt(text, path);
  if (at === undefined || names.size === 0) return text;
  const kept: string[] = [];
  eachMember(text, at, (name, value, start) => {
    if (!names.has(name)) kept.push(text.slice(start, endOfValue(text, value)));
    return false;
  });
  return `${text.slice(0, at)}{${kept.join(',')}}${text.slice(endOfValue(text, at))}`;
}

/** The value at `path` as it is written; undefined when there is none. */
export function valueText(text: string, path: readonly string[]): string | undefined {
  const at = offsetAt(text, path);
  return at === undefined ? undefined : text.slice(at, endOfValue(text, at));
}

/** The text with another value, a JSON text, at `path`. */
export function withValue(text: string, path: readonly string[], value: string): string {
  const at = offsetAt(text, path);
  return at === undefined ? text : `${text.slice(0, at)}${value}${text.slice(endOfValue(text, at))}`;
}

/** The member names of the object at `path` in order, each as often as it is written; none when there is no object. */
export function memberNames(text: string, path: readonly string[]): readonly string[] {
  const at = offsetAt(text, path);
  if (at === undefined) return [];
  const names: string[] = [];
  eachMember(text, at, (name) => {
    names.push(name);
    return false;
  });
  return names;
}

/** Offset of the value at `path`. */
function offsetAt(text: string, path: readonly string[]): number | undefined {
  let at: number | undefined = skipSpace(text, 0);
  for (const name of path) {
    if (at === undefined) return undefined;
    at = memberAt(text, at, name);
  }
  return at;
}

/** Offset of a member's value in the object that begins at `at`. */
function memberAt(text: string, at: number, wanted: string): number | undefined {
  let offset: number | undefined;
  eachMember(text, at, (name, value) => {
    if (name !== wanted) return false;
    offset = value;
    return true;
  });
  return offset;
}

/** Calls `visit` with the name of each member of the object at `at`, and the offsets of its value and of its name, until it returns true. */
function eachMember(
  text: string,
  at: number,
  visit: (name: string, value: number, start: number) => boolean,
): void {
  if (text.charCodeAt(at) !== OBJECT) return;
  let next = skipSpace(text, at + 1);
  while (text.charCodeAt(next) === QUOTE) {
    const end = endOfString(text, next);
    const value = skipSpace(text, skipSpace(text, end) + 1);
    const name = text.slice(next + 1, end - 1);
    if (visit(name.includes('\\') ? String(JSON.parse(`"${name}"`)) : name, value, next)) return;
    next = skipSpace(text, endOfValue(text, value));
    if (text.charCodeAt(next) === COMMA) next = skipSpace(text, next + 1);
  }
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;
const OBJECT = 0x7b;
const OBJECT_END = 0x7d;
const ARRAY = 0x5b;
const ARRAY_END = 0x5d;
/** All white space of JSON is at or below it. */
const SPACE = 0x20;

/** First offset after the value that begins at `at`; also for text that goes on behind it. */
export function endOfValue(text: string, at: number): number {
  const first = text.charCodeAt(at);
  if (first === QUOTE) return endOfString(text, at);
  if (first !== OBJECT && first !== ARRAY) {
    let end = at;
    while (end < text.length && !endsWord(text.charCodeAt(end))) end += 1;
    return end;
  }
  let depth = 0;
  for (let next = at; next < text.length; next += 1) {
    const char = text.charCodeAt(next);
    if (char === QUOTE) next = endOfString(text, next) - 1;
    else if (char === OBJECT || char === ARRAY) depth += 1;
    else if (char === OBJECT_END || char === ARRAY_END) {
      depth -= 1;
      if (depth === 0) return next + 1;
    }
  }
  return text.length;
}

const endsWord = (char: number): boolean =>
  char <= SPACE || char === COMMA || char === OBJECT_END || char === ARRAY_END;

function endOfString(text: string, at: number): number {
  for (let end = text.indexOf('"', at + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text.charCodeAt(end - 1 - slashes) === BACKSLASH) slashes += 1;
    if (slashes % 2 === 0) return end + 1;
  }
  return text.length;
}

/** In valid JSON no other character at or below the space occurs outside strings. */
function skipSpace(text: string, at: number): number {
  let next = at;
  while (next < text.length && text.charCodeAt(next) <= SPACE) next += 1;
  return next;
}
