/**
 * Ways through raw JSON for the oracle: a value and tokens of a pointer in, what stands there out, references of JSON Schema followed.
 * Shares nothing with `src/diff`.
 */
import type { Json, JsonObject } from '../../src/model.ts';

export type Tokens = readonly string[];

export const tokensOf = (pointer: string): Tokens =>
  pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));

const isMap = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value as text, members sorted. */
export function shown(value: Json | undefined): string {
  if (Array.isArray(value)) return `[${value.map((one: Json) => shown(one)).join()}]`;
  if (!isMap(value)) return String(JSON.stringify(value));
  return `{${Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${shown(value[key])}`)
    .join()}}`;
}

/**
 * The deepest places at which two values differ. A list of
 * required names counts at the parameters that it names, and a list of allowed values at each of them.
 */
export function leaves(
  before: Json | undefined,
  after: Json | undefined,
  path: Tokens = [],
): readonly Tokens[] {
  if (shown(before) === shown(after)) return [];
  if (path.at(-1) === 'required' && [before, after].some(isNames)) {
    const names = (side: Json | undefined) => (Array.isArray(side) ? side.map(String) : []);
    const [olds, news] = [names(before), names(after)];
    const moved = [
      ...olds.filter((one) => !news.includes(one)),
      ...news.filter((one) => !olds.includes(one)),
    ];
    return moved.length === 0 ? [path] : moved.map((name) => [...path.slice(0, -1), 'properties', name]);
  }
  if (path.at(-1) === 'enum' && Array.isArray(before) && Array.isArray(after)) {
    const gone = before.flatMap((one: Json, i) => (holds(after, one) ? [] : [[...path, String(i)]]));
    const come = after.flatMap((one: Json, i) => (holds(before, one) ? [] : [[...path, String(i)]]));
    return gone.length + come.length === 0 ? [path] : [...gone, ...come];
  }
  if (isMap(before) && isMap(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...keys].flatMap((key) => leaves(member(before, key), member(after, key), [...path, key]));
  }
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
    return before.flatMap((one: Json, i) => leaves(one, after[i], [...path, String(i)]));
  }
  return [path];
}

const isNames = (value: Json | undefined): boolean =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');

const holds = (list: readonly Json[], value: Json): boolean =>
  list.some((one) => shown(one) === shown(value));

function member(value: Json | undefined, token: string): Json | undefined {
  if (Array.isArray(value)) return value[Number(token)];
  return isMap(value) && Object.hasOwn(value, token) ? value[token] : undefined;
}

interface Spot {
  readonly value: Json;
  readonly path: Tokens;
}

const SCHEMAS = ['inputSchema', 'outputSchema'];

/** All places that the tokens lead to, directly or through references on the way. */
export function reach(root: Json | undefined, tokens: Tokens): readonly Spot[] {
  let open: readonly Spot[] = root === undefined ? [] : [{ value: root, path: [] }];
  for (const token of tokens) {
    open = open
      .flatMap((spot) => [spot, ...behind(spot, root)])
      .flatMap(({ value, path }) => {
        const found = member(value, token);
        return found === undefined ? [] : [{ value: found, path: [...path, token] }];
      });
  }
  return open.flatMap((spot) => [spot, ...behind(spot, root)]);
}

/** What the tokens lead to first. */
export const at = (root: Json | undefined, tokens: Tokens): Json | undefined => reach(root, tokens)[0]?.value;

/** What a place refers to, and that in turn. */
function behind(spot: Spot, root: Json | undefined): readonly Spot[] {
  const out: Spot[] = [];
  for (let next: Spot | undefined = spot; next !== undefined && out.length < 10; ) {
    const ref = member(next.value, '$ref');
    const schema: string = next.path[0] ?? '';
    const path: Tokens | undefined =
      typeof ref === 'string' && ref.startsWith('#') && SCHEMAS.includes(schema)
        ? [schema, ...tokensOf(decodeURIComponent(ref.slice(1)))]
        : undefined;
    const value: Json | undefined = path?.reduce(member as (value: any, token: string) => any, root);
    next = path === undefined || value === undefined ? undefined : { value, path };
    if (next !== undefined) out.push(next);
  }
  return out;
}

/** The definitions that a value names, with those that they name in turn. */
export function references(
  value: Json | undefined,
  schema: string,
  roots: readonly Json[],
): readonly Tokens[] {
  const found = new Map<string, Tokens>();
  const look = (one: Json | undefined): void => {
    if (
      typeof one === 'string' &&
      /^#?(?:\/inputSchema|\/outputSchema)?\/(?:\$defs|definitions|properties)\//.test(one)
    ) {
      const path = [schema, ...tokensOf(one.replace(/^#?(?:\/inputSchema|\/outputSchema)?/, ''))];
      const key = path.join('/');
      if (found.has(key)) return;
      found.set(key, path);
      for (const root of roots) look(path.reduce(member as (value: any, token: string) => any, root));
    } else if (typeof one === 'object' && one !== null) {
      for (const inner of Object.values(one as object)) look(inner);
    }
  };
  look(value);
  return [...found.values()];
}

/** Equal, and all that both refer to is equal as well. */
export function sameBehind(
  one: Json | undefined,
  other: Json | undefined,
  before: Json | undefined,
  after: Json | undefined,
  tokens: Tokens,
): boolean {
  if (shown(one) !== shown(other)) return false;
  const schema = tokens[0] ?? '';
  if (!SCHEMAS.includes(schema)) return true;
  return references(one, schema, [before ?? null, after ?? null]).every(
    (path) =>
      shown(path.reduce(member as (value: any, token: string) => any, before)) ===
      shown(path.reduce(member as (value: any, token: string) => any, after)),
  );
}
