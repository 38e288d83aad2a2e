/**
 * In: an item or a server block. Out: every string in it that the model reads, including keys, each with its JSON pointer
 * and its role. Keeps its own stack, so that no depth of nesting overflows it. Never judges a string.
 */
import { isObject, pointerToken } from '../../lock/pointer.ts';
import type { Json } from '../../model.ts';
import type { ModelString, Place } from './cue.ts';

type Role = ModelString['role'];
type Kind = 'block' | 'schema' | 'names' | 'info' | 'data' | 'icon';

interface Value {
  readonly value: Json;
  readonly pointer: string;
  /** The key of `value`; for an element of an array, the key of the array. */
  readonly key: string;
  /** What the keys of `value` are: keywords of MCP or JSON Schema, or names that the server chose. */
  readonly kind: Kind;
  /** Where it stands, by the keys above it. */
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
  const stack: Value[] = [{ value, pointer: '', key: '', kind: 'block', place: 'other' }];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { value, pointer, key, kind, place } = next;
    if (typeof value === 'string') {
      out.push({ pointer, text: value, ...roleOf(value, key, kind), place: ownPlace(next) });
    } else if (Array.isArray(value)) {
      const elements = value as readonly Json[];
      for (let index = elements.length - 1; index >= 0; index -= 1) {
        stack.push({ value: elements[index] ?? null, pointer: `${pointer}/${index}`, key, kind, place });
      }
    } else if (isObject(value)) {
      const below = placeBelow(next);
      for (const name of Object.keys(value).reverse()) {
        const at = { pointer: `${pointer}/${pointerToken(name)}`, key: name, place: below };
        stack.push({ value: value[name] ?? null, ...at, kind: kindBelow(name, kind) });
        if (kind === 'names' || !KEYWORDS.has(name)) stack.push({ value: name, ...at, kind: 'names' });
      }
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

function placeBelow({ key, place }: Value): Place {
  if (place === 'parameter' || key === 'properties') return 'parameter';
  return key === 'arguments' ? 'argument' : place;
}

function ownPlace({ pointer, place }: Value): Place {
  if (pointer === '/name') return 'name';
  return pointer === '/info/name' ? 'server name' : place;
}
