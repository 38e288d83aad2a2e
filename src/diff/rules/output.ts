/**
 * Rules about output schemas, the mirror of the input rules: a result that can contain more can break its readers.
 */
import type { RuleRow } from './row.ts';

const RELY =
  'Check whether a program or prompt of yours relies on the old result. Then run `mcp-lock update SERVER -i`.';
const QUIET = 'No check is needed. Run `mcp-lock update SERVER -i` to record it.';

export const OUTPUT_RULES = {
  'output/property-added-required': {
    severity: 'medium',
    compat: 'C',
    title: 'result field added',
    why: 'Each result contains one more value from the server, and the model reads it.',
    accept:
      'Check what the field contains: text that other people wrote can bring instructions into the conversation. Then run `mcp-lock update SERVER -i`.',
    example: '+ comments: string[]',
  },
  'output/property-added-optional': {
    severity: 'low',
    compat: 'C',
    title: 'optional result field added',
    why: 'A result can contain one more value from the server, and the model reads it.',
    accept:
      'Check what the field contains: text that other people wrote can bring instructions into the conversation. Then run `mcp-lock update SERVER -i`.',
    example: '+ hint?: string  "What to do next"',
  },
  'output/property-removed': {
    severity: 'low',
    compat: 'B',
    title: 'result field removed',
    why: 'Programs that read this field will fail, and a warning in it is no longer given.',
    accept: RELY,
    example: '- warnings?: string[]',
  },
  'output/property-renamed': {
    severity: 'medium',
    compat: 'B',
    title: 'result field renamed',
    why: 'Programs that read the old name will fail, and the model reads the new name as text.',
    accept:
      'Change the name in your programs, and check that it claims no more than the old one. Then run `mcp-lock update SERVER -i`.',
    example: '- result: string\n+ verified_result: string',
  },
  'output/property-became-required': {
    severity: 'info',
    compat: 'C',
    title: 'result field became required',
    why: 'Programs can now rely on this field. Medium if the schema has no field with this name, because then the name is only text.',
    accept: QUIET,
    example: '- total?: integer\n+ total: integer',
  },
  'output/property-became-optional': {
    severity: 'low',
    compat: 'B',
    title: 'result field became optional',
    why: 'Programs that rely on this field can fail.',
    accept: RELY,
    example: '- total: integer\n+ total?: integer',
  },
  'output/type-widened': {
    severity: 'low',
    compat: 'B',
    title: 'result type widened',
    why: 'Programs could receive a type that they do not expect.',
    accept: RELY,
    example: '- id: integer\n+ id: integer | string',
  },
  'output/type-narrowed': {
    severity: 'low',
    compat: 'C',
    title: 'result type narrowed',
    why: 'Fewer types are possible, and programs that worked still work.',
    accept: QUIET,
    example: '- note: string | null\n+ note: string',
  },
  'output/type-changed': {
    severity: 'medium',
    compat: 'B',
    title: 'result type changed',
    why: 'The field has another type, so its meaning could have changed.',
    accept:
      'Check what the field contains now, above all if it became text, and which programs read it. Then run `mcp-lock update SERVER -i`.',
    example: '- size: integer\n+ size: string',
  },
  'output/enum-value-added': {
    severity: 'low',
    compat: 'B',
    title: 'possible result value added',
    why: 'Programs could receive a value that they do not expect.',
    accept: RELY,
    example: '- state: "open" | "done"\n+ state: "open" | "done" | "expired"',
  },
  'output/enum-value-removed': {
    severity: 'low',
    compat: 'C',
    title: 'possible result value removed',
    why: 'Fewer values are possible, and programs that worked still work.',
    accept: QUIET,
    example: '- state: "open" | "done" | "expired"\n+ state: "open" | "done"',
  },
  'output/enum-dropped': {
    severity: 'low',
    compat: 'B',
    title: 'list of result values removed',
    why: 'The field can contain any value, and free text in it can reach the model.',
    accept:
      'Check what the server can put there, and which programs read it. Then run `mcp-lock update SERVER -i`.',
    example: '- state: "open" | "done"\n+ state: string',
  },
  'output/enum-introduced': {
    severity: 'low',
    compat: 'C',
    title: 'list of result values added',
    why: 'Only the listed values are possible, and programs that worked still work.',
    accept: QUIET,
    example: '- state: string\n+ state: "open" | "done"',
  },
  'output/const-changed': {
    severity: 'low',
    compat: 'B',
    title: 'fixed result value changed',
    why: 'Programs that expect the old value will not receive it.',
    accept: RELY,
    example: '- kind: "note"\n+ kind: "memo"',
  },
  'output/default-added': {
    severity: 'medium',
    compat: 'C',
    title: 'default result value added',
    why: 'If the field is missing, a program or model can take this value for the result. High if it is an address or a path.',
    accept:
      'Check that this value is right for results without the field. Then run `mcp-lock update SERVER -i`.',
    example: '+ verified = true',
  },
  'output/default-removed': {
    severity: 'low',
    compat: 'C',
    title: 'default result value removed',
    why: 'The schema no longer says what a missing field means.',
    accept: 'Check what your programs do if the field is missing. Then run `mcp-lock update SERVER -i`.',
    example: '- verified = false',
  },
  'output/default-changed': {
    severity: 'medium',
    compat: 'C',
    title: 'default result value changed',
    why: 'A missing field now means something else. High if true and false are swapped, or an address or path changes.',
    accept: 'Check what your programs do if the field is missing. Then run `mcp-lock update SERVER -i`.',
    example: '- verified = false\n+ verified = true',
  },
  'output/constraint-loosened': {
    severity: 'low',
    compat: 'B',
    title: 'result limit loosened',
    why: 'Programs could receive more, longer or larger values than before.',
    accept: RELY,
    example: '- hits: at most 10\n+ hits: at most 1000',
  },
  'output/constraint-tightened': {
    severity: 'low',
    compat: 'C',
    title: 'result limit tightened',
    why: 'Fewer values are possible, and programs that worked still work.',
    accept: QUIET,
    example: '- hits: at most 1000\n+ hits: at most 10',
  },
  'output/pattern-changed': {
    severity: 'low',
    compat: '-',
    title: 'result pattern changed',
    why: 'The result can contain other texts than before. mcp-lock cannot tell whether more texts are possible.',
    accept:
      'Test both patterns with the values that your programs expect. Then run `mcp-lock update SERVER -i`.',
    example: '- ^[0-9]+$\n+ ^[0-9a-f]+$',
  },
  'output/format-changed': {
    severity: 'low',
    compat: '-',
    title: 'result format changed',
    why: 'The field contains another kind of text, such as an address instead of a name.',
    accept:
      'Check which programs read the field, and whether your agent could open an address in it. Then run `mcp-lock update SERVER -i`.',
    example: '- "format": "date"\n+ "format": "uri"',
  },
  'output/additional-properties-opened': {
    severity: 'low',
    compat: 'B',
    title: 'additional result properties allowed',
    why: 'Programs could receive properties that they do not expect, with any text in them.',
    accept:
      'Check that your programs ignore properties that they do not know. Then run `mcp-lock update SERVER -i`.',
    example: '- "additionalProperties": false\n+ "additionalProperties": true',
  },
  'output/additional-properties-closed': {
    severity: 'low',
    compat: 'C',
    title: 'additional result properties forbidden',
    why: 'The schema names everything that a result can contain, and programs that worked still work.',
    accept: QUIET,
    example: '- "additionalProperties": true\n+ "additionalProperties": false',
  },
  'output/any-of-member-added': {
    severity: 'low',
    compat: 'B',
    title: 'result alternative added',
    why: 'Programs could receive one more form of result.',
    accept: RELY,
    example: '- result: Note\n+ result: Note | Error',
  },
  'output/any-of-member-removed': {
    severity: 'low',
    compat: 'C',
    title: 'result alternative removed',
    why: 'One form of result fewer is possible, and programs that worked still work.',
    accept: QUIET,
    example: '- result: Note | Error\n+ result: Note',
  },
  'output/all-of-member-added': {
    severity: 'low',
    compat: 'C',
    title: 'result condition added',
    why: 'The server promises one more thing, and programs that worked still work.',
    accept: QUIET,
    example: '+ allOf: { "required": ["id"] }',
  },
  'output/all-of-member-removed': {
    severity: 'low',
    compat: 'B',
    title: 'result condition removed',
    why: 'The server promises one thing less, so programs that rely on it can fail.',
    accept: RELY,
    example: '- allOf: { "required": ["id"] }',
  },
  'output/condition-changed': {
    severity: 'medium',
    compat: '-',
    title: 'result condition changed',
    why: 'A condition (not, if, then or else) changed. mcp-lock cannot tell whether more results are possible.',
    accept:
      'Compare both sides with `mcp-lock diff SERVER/ITEM`, and check which results your programs could receive. Then run `mcp-lock update SERVER -i`.',
    example: '- if state is "done" then closed is required\n+ if state is "open" then closed is required',
  },
  'output/remote-ref': {
    severity: 'high',
    compat: '-',
    title: 'external output schema reference added',
    why: 'Part of the schema is at another address. The content there can change at any time while the hash stays the same.',
    accept:
      'Ask the author to include this part in the schema. `mcp-lock update SERVER -i` pins the address, not its content.',
    example: '+ "$ref": "https://example.org/schemas/hit.json"',
  },
  'output/ref-moved': {
    severity: 'info',
    compat: 'C',
    title: 'output schema reference moved',
    why: 'The reference leads to an equal definition in another place.',
    accept: 'No check is needed. Run `mcp-lock update SERVER -i` to record it.',
    example: '- "$ref": "#/definitions/Hit"\n+ "$ref": "#/$defs/Hit"',
  },
  'output/description-changed': {
    severity: 'medium',
    compat: 'C',
    title: 'result field description changed',
    why: 'The model follows this text when it uses the result.',
    accept:
      'Compare both texts with `mcp-lock diff SERVER/ITEM`, and check that the new one only describes the field. Then run `mcp-lock update SERVER -i`.',
    example: '- "Path of the note"\n+ "Path of the note; open it next"',
  },
  'output/annotation-changed': {
    severity: 'low',
    compat: 'C',
    title: 'title, example or comment of the result changed',
    why: 'The same results are possible, but the model reads these texts.',
    accept:
      'Compare both sides: a model can follow an example like an instruction. Then run `mcp-lock update SERVER -i`.',
    example: '- "title": "Hits"\n+ "title": "Hits, to be shown unread"',
  },
  'output/other-changed': {
    severity: 'low',
    compat: '-',
    title: 'output schema keyword changed',
    why: 'mcp-lock does not know what this change means, so it shows both sides as they are. A client could act on it.',
    accept:
      'Check in the documentation of the server or of your client what this keyword does. Then run `mcp-lock update SERVER -i`.',
    example: '+ "x-render": "html"',
  },
  'output/respelled': {
    severity: 'info',
    compat: 'C',
    title: 'output schema written differently',
    why: 'Both forms mean the same to every validator, such as `enum` with one value and `const`.',
    accept: 'No check is needed. Run `mcp-lock update SERVER -i` to record it.',
    example: '- "enum": ["daily"]\n+ "const": "daily"',
  },
} as const satisfies Record<string, RuleRow>;
