/**
 * Whether two schemas cannot mean the same: two values in, true or false out. True only where one look at keywords that stand alone
 * proves it: another type, another description, a property that one side has not, or properties of which that is so. It spares most
 * changed schemas the reading of their meaning. Each pair of values is compared once; false says nothing.
 */
import { isObject } from '../../lock/pointer.ts';
import type { Json, JsonObject } from '../../model.ts';
import { own } from '../differences.ts';
import type { Identity } from './identity.ts';

/** Keywords that bring conditions from elsewhere, or make alternatives of a schema. */
const JOINING = ['$ref', 'allOf', 'anyOf', 'oneOf', 'enum', 'const', 'nullable'] as const;

export type Apart = (before: Json, after: Json) => boolean;

export function createApart({ of, same }: Identity): Apart {
  const known = new Map<string, boolean>();
  const apart: Apart = (before, after) => {
    if (!isPlain(before) || !isPlain(after) || same(before, after)) return false;
    const key = `${of(before)} ${of(after)}`;
    const found = known.get(key) ?? (saysOther(before, after, same) || propertiesApart(before, after));
    known.set(key, found);
    return found;
  };
  const propertiesApart = (before: JsonObject, after: JsonObject): boolean => {
    const [from, to] = [own(before, 'properties') ?? NONE, own(after, 'properties') ?? NONE];
    if (!isObject(from) || !isObject(to)) return false;
    const names = Object.keys(from);
    if (names.length !== Object.keys(to).length) return true;
    return names.some((name) => {
      const [one, other] = [own(from, name), own(to, name)];
      return one === undefined || other === undefined || apart(one, other);
    });
  };
  return apart;
}

const NONE: JsonObject = {};

/** An object of one type or none, without anything that joins. */
const isPlain = (schema: Json): schema is JsonObject =>
  isObject(schema) &&
  !JOINING.some((keyword) => Object.hasOwn(schema, keyword)) &&
  (!Object.hasOwn(schema, 'type') || typeof schema['type'] === 'string');

const saysOther = (before: JsonObject, after: JsonObject, same: Identity['same']): boolean =>
  own(before, 'type') !== own(after, 'type') || !same(descriptionOf(before), descriptionOf(after));

/** An empty one says nothing. */
const descriptionOf = (schema: JsonObject): Json | undefined => {
  const text = own(schema, 'description');
  return text === '' ? undefined : text;
};
