/** Lists of alternatives that changed, with what is told of them. Data only. */
import type { Json } from '../../src/model.ts';
import type { Kind, Named } from './kind.ts';

interface Case extends Named {
  readonly before: Json;
  readonly after: Json;
  /** `severity rule pointer`, without `schema/` and the pointer of the parameter. */
  readonly told: readonly string[];
}

const S = { type: 'string' };
const v = (schema: Json, more: object = {}): Json =>
  ({ type: 'object', properties: { v: schema }, ...more }) as Json;
const NOTE = {
  type: 'object',
  title: 'Entry',
  description: 'An entry.',
  properties: { text: S, tag: S },
  required: ['text'],
};
const TOPIC = { type: 'object', properties: { topic: S, depth: { type: 'integer' } }, required: ['topic'] };
const ref = (name: string, more: object = {}): Json => ({ $ref: `#/$defs/${name}`, ...more }) as Json;
const DEFS = { $defs: { Note: NOTE, Topic: TOPIC } };
const object = (properties: Json, more: object = {}): Json =>
  ({ type: 'object', properties, ...more }) as Json;
const tagged = (kind: string, more: object = {}): Json =>
  object({ kind: { const: kind }, ...more }, { required: ['kind'] });
const fields = (count: number): Json =>
  object(Object.fromEntries(Array.from({ length: count }, (_, index) => [`field_${index}`, S])));

export const kind: Kind<Case> = {
  promise: 'quiet',
  kind: 'An alternative that changed is told as its change, not as one that went and one that came.',
  cases: [
    {
      name: 'a reference becomes one of two',
      before: v(ref('Note'), DEFS),
      after: v({ anyOf: [ref('Note'), ref('Topic')] }, DEFS),
      told: ['info ref-moved /anyOf/0', 'medium any-of-member-added /anyOf/1'],
    },
    {
      name: 'a reference with a text of its own becomes one of two',
      before: v(ref('Note', { description: 'What to keep' }), DEFS),
      after: v({ anyOf: [ref('Note'), ref('Topic')], description: 'What to keep' }, DEFS),
      told: ['medium any-of-member-added /anyOf/1'],
    },
    {
      name: 'a reference becomes nullable',
      before: v(ref('Note'), DEFS),
      after: v({ anyOf: [ref('Note'), { type: 'null' }] }, DEFS),
      told: ['medium type-widened '],
    },
    {
      name: 'elements become one of two',
      before: v({ type: 'array', items: ref('Note') }, DEFS),
      after: v({ type: 'array', items: { oneOf: [ref('Topic'), ref('Note')] } }, DEFS),
      told: ['info ref-moved /items/oneOf/1', 'medium any-of-member-added /items/oneOf/0'],
    },
    {
      name: 'the second alternative goes',
      before: v({ anyOf: [ref('Note'), ref('Topic')] }, DEFS),
      after: v(ref('Note'), DEFS),
      told: ['info ref-moved ', 'low any-of-member-removed /anyOf/1'],
    },
    {
      name: 'a form of one object becomes one of two',
      before: v(TOPIC),
      after: v({ anyOf: [NOTE, TOPIC] }),
      told: ['medium any-of-member-added /anyOf/0'],
    },
    {
      name: 'one of several gains a keyword',
      before: v({ oneOf: [TOPIC, object({ text: S, tag: S }), S] }),
      after: v({ oneOf: [object({ text: S, tag: S }, { additionalProperties: false }), TOPIC, S] }),
      told: ['low additional-properties-closed /oneOf/0/additionalProperties'],
    },
    {
      name: 'one of several gains a property',
      before: v({ anyOf: [tagged('a', { x: S }), tagged('b', { y: S })] }),
      after: v({ anyOf: [tagged('b', { y: S, z: { type: 'integer' } }), tagged('a', { x: S })] }),
      told: ['medium property-added-optional /anyOf/0/properties/z'],
    },
    {
      name: 'a tag with another value is another alternative',
      before: v({ anyOf: [tagged('a', { x: S }), tagged('b')] }),
      after: v({ anyOf: [tagged('c', { x: S }), tagged('b')] }),
      told: ['low any-of-member-removed /anyOf/0', 'medium any-of-member-added /anyOf/0'],
    },
    {
      name: 'one says its type',
      before: v({ anyOf: [{ type: 'number' }, { properties: { k: {} } }] }),
      after: v({ anyOf: [{ type: 'number' }, { type: 'object', properties: { k: {} } }] }),
      told: ['low type-narrowed /anyOf/1/type'],
    },
    {
      name: 'types become limits of the same types, in another order',
      before: v({ anyOf: [{ type: 'number' }, S] }),
      after: v({
        anyOf: [
          { ...S, maxLength: 9 },
          { type: 'number', minimum: 1 },
        ],
      }),
      told: ['low constraint-tightened /anyOf/0/maxLength', 'low constraint-tightened /anyOf/1/minimum'],
    },
    {
      name: 'another type is another alternative',
      before: v({ anyOf: [S, { type: 'array', items: S }] }),
      after: v({ anyOf: [S, { type: 'object' }] }),
      told: ['low any-of-member-removed /anyOf/1', 'medium any-of-member-added /anyOf/1'],
    },
    {
      name: 'objects without a name in common are others',
      before: v({ anyOf: [object({ a: S, b: { type: 'integer' } }), S] }),
      after: v({ anyOf: [object({ c: { type: 'boolean' }, d: { type: 'array' }, e: S }), S] }),
      told: ['low any-of-member-removed /anyOf/0', 'medium any-of-member-added /anyOf/0'],
    },
    {
      name: 'each of three goes to the one that it resembles, not the first to the best',
      before: v({ anyOf: [fields(8), fields(5), fields(2)] }),
      after: v({ anyOf: [fields(3), fields(9), fields(6)] }),
      told: [
        'medium property-added-optional /anyOf/0/properties/field_2',
        'medium property-added-optional /anyOf/1/properties/field_8',
        'medium property-added-optional /anyOf/2/properties/field_5',
      ],
    },
    {
      name: 'a definition among the alternatives changes where it is defined',
      before: v({ anyOf: [ref('Note'), { type: 'null' }] }, DEFS),
      after: v(
        { anyOf: [ref('Note'), { type: 'null' }] },
        { $defs: { ...DEFS.$defs, Note: { ...NOTE, required: ['text', 'tag'] } } },
      ),
      told: ['medium property-became-required $defs/Note/properties/tag'],
    },
    {
      name: 'a definition among the alternatives is renamed and changes',
      before: v({ anyOf: [ref('Note'), { type: 'null' }] }, DEFS),
      after: v(
        { anyOf: [ref('NoteInput'), { type: 'null' }] },
        { $defs: { Topic: TOPIC, NoteInput: { ...NOTE, required: ['text', 'tag'] } } },
      ),
      told: ['medium property-became-required $defs/NoteInput/properties/tag'],
    },
    {
      name: 'sixty alternatives, of which all changed, are not compared with each other',
      before: v({ anyOf: Array.from({ length: 60 }, (_, index) => ({ ...S, maxLength: index + 1 })) }),
      after: v({ anyOf: Array.from({ length: 60 }, (_, index) => ({ ...S, minLength: index + 1 })) }),
      told: [
        ...Array.from({ length: 60 }, (_, index) => `low any-of-member-removed /anyOf/${index}`),
        ...Array.from({ length: 60 }, (_, index) => `medium any-of-member-added /anyOf/${index}`),
        'info server/not-paired /anyOf',
      ],
    },
    {
      name: 'sixty alternatives, of which one changed, are',
      before: v({ anyOf: Array.from({ length: 60 }, (_, index) => ({ ...S, maxLength: index + 1 })) }),
      after: v({
        anyOf: Array.from({ length: 60 }, (_, index) => ({ ...S, maxLength: index === 30 ? 90 : index + 1 })),
      }),
      told: ['low constraint-loosened /anyOf/30/maxLength'],
    },
    {
      name: 'one of becomes any of, with one more, where none overlap',
      before: v({ oneOf: [tagged('a'), tagged('b')] }),
      after: v({ anyOf: [tagged('a'), tagged('b'), tagged('c')] }),
      told: ['info respelled /anyOf', 'medium any-of-member-added /anyOf/2'],
    },
    {
      name: 'one of becomes any of, where some overlap',
      before: v({
        oneOf: [
          { ...S, pattern: 'a' },
          { ...S, pattern: 'b' },
        ],
      }),
      after: v({
        anyOf: [
          { ...S, pattern: 'a' },
          { ...S, pattern: 'b' },
        ],
      }),
      told: ['low other-changed /anyOf'],
    },
    {
      name: 'the whole list becomes one of the alternatives',
      before: v({ oneOf: [tagged('a'), tagged('b')] }),
      after: v({ anyOf: [ref('Kinds'), S] }, { $defs: { Kinds: { oneOf: [tagged('a'), tagged('b')] } } }),
      told: ['info ref-moved /anyOf/0', 'medium any-of-member-added /anyOf/1'],
    },
    {
      name: 'a limit of other keys',
      before: v({ type: 'object', additionalProperties: {} }),
      after: v({
        type: 'object',
        additionalProperties: { anyOf: [S, { type: 'number' }], title: 'Metadata' },
      }),
      told: ['low additional-properties-closed /additionalProperties'],
    },
    {
      name: 'a new condition',
      before: v(object({ context: S })),
      after: v(object({ context: S }, { not: { required: ['context'] }, if: { required: ['context'] } })),
      told: ['low condition-changed /if', 'low condition-changed /not'],
    },
  ],
};
