/**
 * Text in a schema that a model can read: a schema in, whether it has none out; or two schemas and the facts about them
 * in, facts about new text that no fact shows out. A change that alters no meaning can bring new text, which is reported
 * too. Keeps its own stack, so that no depth overflows it.
 */
import { literalOf } from '../../lock/exact-number.ts';
import { isObject, tokensOf } from '../../lock/pointer.ts';
import type { Json, JsonObject } from '../../model.ts';
import { type Fact, fact } from '../fact.ts';
import { RULES } from '../rules.ts';
import { type Direction, ruleOf } from './context.ts';
import { isDialect } from './dialect.ts';
import { type SchemaDocument, schemaDocument } from './document.ts';
import { ANNOTATIONS, DEFINING, HOUSEKEEPING, holds, subschemas } from './keywords.ts';
import { isType } from './kinds.ts';
import { elements, members, type Place } from './place.ts';
import { textRule } from './texts.ts';
import { isTypeName } from './type-names.ts';

const NUMBERS =
  'minimum maximum exclusiveMinimum exclusiveMaximum multipleOf minLength maxLength minItems maxItems minContains maxContains minProperties maxProperties';
const SWITCHES = 'nullable uniqueItems deprecated readOnly writeOnly';
const PARTS =
  'properties items prefixItems additionalItems additionalProperties unevaluatedItems unevaluatedProperties contains propertyNames not if then else allOf anyOf oneOf dependentSchemas $defs definitions';
const FORMATS: ReadonlySet<Json> = new Set(
  'date-time date time duration email idn-email hostname idn-hostname ipv4 ipv6 uri uri-reference iri iri-reference uuid uri-template json-pointer relative-json-pointer regex'.split(
    ' ',
  ),
);
const NUMERIC = new Set(NUMBERS.split(' '));
const SWITCHED = new Set(SWITCHES.split(' '));
const HOLDING = new Set(PARTS.split(' '));
/** Words of the specification, which carry no text of a server. */
const VOCABULARY: ReadonlySet<string> = new Set([
  ...NUMERIC,
  ...SWITCHED,
  ...HOLDING,
  ...ANNOTATIONS,
  ...HOUSEKEEPING,
  ...'type enum const required pattern format patternProperties dependentRequired dependencies contentSchema $ref'.split(
    ' ',
  ),
]);
const NAME = /^[\w$.-]{1,64}$/;
const isName = (value: Json): boolean => typeof value === 'string' && NAME.test(value);

/** Whether a schema contains types, names and numbers only. */
export function isBareShape(schema: Json): boolean {
  const document = schemaDocument(schema);
  for (const { value } of subschemas(document.root)) {
    if (typeof value === 'boolean') continue;
    if (!isObject(value)) return false;
    for (const [keyword, member] of Object.entries(value))
      if (!isBare(keyword, member, document)) return false;
  }
  return true;
}

function isBare(keyword: string, value: Json, document: SchemaDocument): boolean {
  if (NUMERIC.has(keyword)) return typeof value === 'number' || literalOf(value) !== undefined;
  if (SWITCHED.has(keyword)) return typeof value === 'boolean';
  if (keyword === 'type') return isType(value);
  if (keyword === 'format') return FORMATS.has(value);
  if (keyword === 'required') return Array.isArray(value) && (value as readonly Json[]).every(isName);
  if (keyword === '$schema') return isDialect(value);
  if (keyword === '$ref') return typeof value === 'string' && leadsInside(document, value);
  if (!HOLDING.has(keyword)) return false;
  const kind = holds(keyword, value);
  return kind !== 'data' && (kind !== 'map' || (isObject(value) && Object.keys(value).every(isName)));
}

/** A fragment that is found consists of names in the document, which are checked there. */
const leadsInside = (document: SchemaDocument, ref: string): boolean =>
  ref.startsWith('#') && document.find(ref) !== undefined;

/** The title of a definition, which can be just its name. */
const DEFINITION_TITLE = '$defs title';

/** A fact that has judged the text in it. */
const UNUSED = '/unused-definition-changed';

/** Whether some parts have text that the schema did not have before, other than names. */
export function bringsSentence(before: Json, parts: readonly Json[], document: SchemaDocument): boolean {
  const known = stringsOf([before]);
  const open: (readonly [keyword: string, value: Json])[] = parts.map((part) => ['', part]);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [keyword, value] = next;
    if (typeof value === 'string') {
      if (value !== '' && !known.has(value) && !isTypeName(value) && !isTerm(keyword, value, known, document))
        return true;
    } else if (Array.isArray(value)) for (const each of value as readonly Json[]) open.push([keyword, each]);
    else if (isObject(value)) {
      for (const [key, member] of Object.entries(value)) {
        if (!known.has(key) && !isTypeName(key) && !VOCABULARY.has(key)) return true;
        open.push([key, member]);
      }
    }
  }
  return false;
}

/** Facts about new text that no fact above `info` shows. */
export function unreportedText(
  direction: Direction,
  before: Json,
  after: Json,
  facts: readonly Fact[],
): readonly Fact[] {
  const known = stringsOf([before]);
  const visibleFacts = facts.filter(
    ({ rule, severity }) => (severity ?? RULES[rule].severity) !== 'info' || rule.endsWith(UNUSED),
  );
  const reported = stringsOf(
    visibleFacts.flatMap(({ after: value }) => (value === undefined ? [] : [value])),
  );
  for (const { pointer } of visibleFacts) for (const token of tokensOf(pointer)) reported.add(token);
  const isNew = (text: string): boolean => text !== '' && !known.has(text) && !reported.has(text);
  if (![...stringsOf([after])].some(isNew)) return [];
  const document = schemaDocument(after);
  const out: Fact[] = [];
  const report = (keyword: string, { at, value }: Place): void => {
    out.push(fact(ruleOf(direction, textRule(keyword)), at, undefined, value));
  };
  const schemas = schemaPlaces(document.root);
  const open: { readonly keyword: string; readonly place: Place }[] = [{ keyword: '', place: document.root }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { keyword, place } = next;
    if (typeof place.value === 'string') {
      const isName = keyword === DEFINITION_TITLE && isTypeName(place.value);
      const named = keyword === DEFINITION_TITLE ? 'title' : keyword;
      if (isNew(place.value) && !isName && !isTerm(keyword, place.value, known, document))
        report(named, place);
      continue;
    }
    for (const element of elements(place)) open.push({ keyword, place: element });
    const isSchema = schemas.has(place.at);
    const isDefining = DEFINING.has(keyword);
    for (const [key, member] of members(place)) {
      const isTerm = isSchema ? VOCABULARY.has(key) : isDefining && isTypeName(key);
      const own = isSchema && isDefining && key === 'title' ? DEFINITION_TITLE : key;
      if (isNew(key) && !isTerm) report(isSchema ? key : keyword, member);
      else open.push({ keyword: isSchema ? own : keyword, place: member });
    }
  }
  return out;
}

/** The pointers of schemas, where a key is a keyword. */
function schemaPlaces(root: Place): ReadonlySet<string> {
  const out = new Set<string>();
  for (const { at } of subschemas(root)) out.add(at);
  return out;
}

/** Whether a text under a keyword is a term of the specification, or a reference whose target is checked elsewhere. */
function isTerm(
  keyword: string,
  text: string,
  known: ReadonlySet<string>,
  document: SchemaDocument,
): boolean {
  if (keyword === 'type') return isType(text);
  if (keyword === '$schema') return isDialect(text);
  if (keyword === 'format') return FORMATS.has(text);
  if (keyword !== '$ref' && keyword !== 'discriminator') return false;
  const hash = text.indexOf('#');
  const base = hash === -1 ? text : text.slice(0, hash);
  // Another spelling of the same address can contain text.
  return (base === '' || known.has(base)) && document.find(text) !== undefined;
}

/** Every key and every text in some values. */
function stringsOf(values: readonly Json[]): Set<string> {
  const out = new Set<string>();
  const open: Json[] = [...values];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (typeof value === 'string') out.add(value);
    else if (Array.isArray(value)) for (const element of value as readonly Json[]) open.push(element);
    else if (isObject(value)) {
      for (const [key, member] of Object.entries(value as JsonObject)) {
        out.add(key);
        open.push(member);
      }
    }
  }
  return out;
}
