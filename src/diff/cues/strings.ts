/**
 * In: an item or a server block. Out: every string in it that the model reads, including keys, each with its JSON pointer
 * and its role. Keeps its own stack, so that no depth of nesting overflows it. Never judges a string.
 */
import { isObject, pointerToken } from '../../lock/pointer.ts';
import type { Json, JsonObject } from '../../model.ts';
import type { ModelString, Place } from './cue.ts';

type Role = ModelString['role'];
type Kind = 'block' | 'schema' | 'names' | 'info' | 'data' | 'icon';

/** An object or an array that is being read. */
interface Level {
  readonly value: JsonObject | readonly Json[];
  /** Those of an object. */
  readonly names: readonly string[] | undefined;
  /** How many of its members or elements have been read. */
  read: number;
  readonly pointer: string;
  /** For an array, its own key; its elements have the same. */
  readonly key: string;
  /** What the keys of `value` are: keywords of MCP or JSON Schema, or names that the server chose. */
  readonly kind: Kind;
  /** Where its members stand, by the keys above them. */
  readonly place: Place;
}

const TEXT_KEYS = new Set(['description', 'instructions', '$comment', 'summary', 'markdownDescription']);
const IDENTIFIERS = new Set(['$schema', '$ref', '$id', '$dynamicRef', '$anchor', 'uri', 'uriTemplate']);
const SCHEMA_KEYS = new Set(['inputSchema', 'outputSchema']);
const NAME_MAPS = new Set(['properties', '$defs', 'definitions', 'patternProperties', 'dependentSchemas']);
const DATA_KEYS = new Set(['default', 'const', 'enum', 'examples', 'example', '_meta']);
const KEYWORDS = new Set(
  (
    'name title description inputSchema outputSchema annotations execution icons arguments required type ' +
    'properties items enum const default examples format pattern minimum maximum minLength maxLength minItems ' +
    'maxItems additionalProperties anyOf oneOf allOf not if then else prefixItems patternProperties $defs ' +
    '$schema $ref $id $comment uri uriTemplate mimeType instructions info capabilities version extra size'
  ).split(' '),
);

/** Every string of an item or a server block that the model reads, in its order there. */
export function modelStrings(value: Json): readonly ModelString[] {
  const out: ModelString[] = [];
  const open: Level[] = [];
  const add = (text: string, pointer: string, key: string, kind: Kind, place: Place): void => {
    const { role, identifier } = roleOf(text, key, kind);
    out.push({ pointer, text, role, identifier, place: ownPlace(pointer, place) });
  };
  const visit = (value: Json, pointer: string, key: string, kind: Kind, place: Place): void => {
    if (typeof value === 'string') add(value, pointer, key, kind, place);
    else if (Array.isArray(value)) open.push({ value, names: undefined, read: 0, pointer, key, kind, place });
    else if (isObject(value)) {
      const below = placeBelow(key, place);
      open.push({ value, names: Object.keys(value), read: 0, pointer, key, kind, place: below });
    }
  };
  visit(value, '', '', 'block', 'other');
  for (let level = open.at(-1); level !== undefined; level = open.at(-1)) {
    const { value, names, read, pointer, key, kind, place } = level;
    level.read += 1;
    if (read >= (names ?? (value as readonly Json[])).length) open.pop();
    else if (names === undefined)
      visit((value as readonly Json[])[read] ?? null, `${pointer}/${read}`, key, kind, place);
    else {
      const name = names[read] ?? '';
      const at = `${pointer}/${pointerToken(name)}`;
      if (kind === 'names' || !KEYWORDS.has(name)) add(name, at, name, 'names', place);
      visit((value as JsonObject)[name] ?? null, at, name, kindBelow(name, kind), place);
    }
  }
  return out;
}

function kindBelow(key: string, kind: Kind): Kind {
  if (kind === 'data' || kind === 'icon') return kind;
  if (kind === 'names') return 'schema';
  if (DATA_KEYS.has(key)) return 'data';
  if (key === 'icons') return 'icon';
  if (kind === 'schema') return NAME_MAPS.has(key) ? 'names' : 'schema';
  if (SCHEMA_KEYS.has(key)) return 'schema';
  return key === 'info' ? 'info' : kind;
}

function roleOf(text: string, key: string, kind: Kind): { role: Role; identifier: boolean } {
  if (kind === 'names') return { role: 'name', identifier: false };
  const spelled = kind === 'icon' ? key === 'src' : kind !== 'data' && IDENTIFIERS.has(key);
  // A text with white space is no address, whatever its key.
  const identifier = spelled && !/\s/u.test(text);
  if (kind === 'data' || kind === 'icon') return { role: 'value', identifier };
  if (TEXT_KEYS.has(key)) return { role: 'text', identifier };
  if (key === 'title') return { role: 'title', identifier };
  if (key === 'name' && kind !== 'schema') return { role: 'name', identifier };
  return { role: 'value', identifier };
}

function placeBelow(key: string, place: Place): Place {
  if (place === 'parameter' || key === 'properties') return 'parameter';
  return key === 'arguments' ? 'argument' : place;
}

function ownPlace(pointer: string, place: Place): Place {
  if (pointer === '/name') return 'name';
  return pointer === '/info/name' ? 'server name' : place;
}
