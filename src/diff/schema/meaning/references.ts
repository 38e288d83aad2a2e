/**
 * Keywords whose schemas apply to the same value, and those that only say where a schema is: rows for the reader.
 * Implements `$ref`, `allOf`, `anyOf`, `oneOf`, `not`, `if`, and `discriminator` of OpenAPI.
 */
import { isObject } from '../../../lock/pointer.ts';
import type { Json } from '../../../model.ts';
import { own } from '../../differences.ts';
import { BESIDE_REFERENCE } from '../keywords.ts';
import type { Place } from '../place.ts';
import { isTypeName } from '../type-names.ts';
import { ANYTHING, type Conjunction, join, MOST_JOINED, type Part, sizeOf } from './conjunction.ts';
import { isBefore } from './dialects.ts';
import {
  isSchema,
  isSchemaMap,
  isSchemas,
  type Keyword,
  part,
  parts,
  type Reader,
  type Reading,
} from './reader.ts';

const choice =
  (tag: 'anyOf' | 'oneOf'): Keyword =>
  (reader, value) => {
    if (!isSchemas(value)) return undefined;
    const [first] = value;
    if (value.length === 1 && first !== undefined) return reader.conditions(first);
    return parts({ tag, kids: value.map(reader.node), isChoice: true });
  };

/** Read with the `if` that it stands beside. */
const besideIf: Keyword = ({ dialect }, _, schema) =>
  Object.hasOwn(schema, 'if') && !isBefore(dialect, 'draft-07') ? ANYTHING : undefined;

export const REFERENCES: Readonly<Record<string, Keyword>> = {
  $schema: () => ANYTHING,
  $anchor: () => ANYTHING,
  $defs: (_, value) => (isSchemaMap(value) ? ANYTHING : undefined),
  definitions: (_, value) => (isSchemaMap(value) ? ANYTHING : undefined),
  $ref: (reader, value, schema) => {
    const target = typeof value === 'string' ? reader.document.find(value) : undefined;
    if (target === undefined) return undefined;
    // Until draft-07, what stands beside a reference does not apply.
    if (isBefore(reader.dialect, '2019-09') && Object.keys(schema).some((key) => !BESIDE_REFERENCE.has(key)))
      return undefined;
    const found = reader.conditions(target.value);
    return found === undefined || reader.keepsTypeNames ? found : withoutTypeName(reader, found, target);
  },
  allOf: (reader, value) => {
    if (!Array.isArray(value)) return undefined;
    let out: Reading = ANYTHING;
    let work = 0;
    for (const schema of value as readonly Json[]) {
      const found = reader.conditions(schema);
      work += sizeOf(out);
      if (work > MOST_JOINED) return undefined;
      out = out === undefined || found === undefined ? undefined : join(out, found, 'inner');
    }
    return out;
  },
  anyOf: choice('anyOf'),
  oneOf: choice('oneOf'),
  not: ({ node }, value) => (isSchema(value) ? parts(part('not', undefined, node(value))) : undefined),
  if: ({ node }, value, schema) => {
    const [yes, no] = [own(schema, 'then') ?? true, own(schema, 'else') ?? true];
    if (!isSchema(value) || !isSchema(yes) || !isSchema(no)) return undefined;
    return parts(part('if', undefined, node(value), node(yes), node(no)));
  },
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  then: besideIf,
  else: besideIf,
  // A list of alternatives by name, whose references lead to schemas.
  discriminator: (reader, value) => {
    const mapping = isObject(value) ? own(value, 'mapping') : undefined;
    if (!isObject(value) || !isObject(mapping) || Object.keys(value).sort().join() !== 'mapping,propertyName')
      return undefined;
    const list: Part[] = [part(`discriminator ${reader.identity.of(value['propertyName'])}`, undefined)];
    for (const [name, ref] of Object.entries(mapping)) {
      const target = typeof ref === 'string' && ref.startsWith('#') ? reader.document.find(ref) : undefined;
      if (target === undefined) return undefined;
      list.push(
        part(
          `leads ${JSON.stringify(name)}`,
          undefined,
          reader.node({ $ref: `#${encodeURIComponent(target.at)}` }),
        ),
      );
    }
    return parts(...list);
  },
};

/** Only the title that repeats the name of a definition, which the other side has not under this name. */
function withoutTypeName(reader: Reader, found: Conjunction, { value, at }: Place): Conjunction {
  const title = isObject(value) ? own(value, 'title') : undefined;
  const name = at.slice(at.lastIndexOf('/') + 1);
  if (!isTypeName(title) || lettersOf(title) !== lettersOf(name) || reader.isShared(at)) return found;
  const id = reader.identity.of(title);
  const left = [...(found.notes.get('title') ?? [])].filter((each) => each !== id);
  const notes = new Map(found.notes);
  if (left.length === 0) notes.delete('title');
  else notes.set('title', new Set(left));
  return { ...found, notes };
}

const lettersOf = (name: string): string => name.toLowerCase().replace(/[^a-z\d]+/g, '');
