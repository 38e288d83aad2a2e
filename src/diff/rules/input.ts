/**
 * Rules about input schemas. An input schema that accepts more breaks no caller, but it opens a way to send data out.
 */
import type { RuleRow } from './row.ts';

export const INPUT_RULES = {
  'schema/property-added-required': {
    severity: 'medium',
    compat: 'B',
    title: 'required parameter added',
    why: 'The agent must now send this value, and free text can carry your conversation to the server. High if its name asks for context, history, reasoning or notes, or its text orders to give the conversation.',
    could: 'The server could receive what you wrote to the agent.',
    accept:
      'Check whether the tool needs this value; a value that it does not need can be there to collect data. Then run `mcp-lock update SERVER -i`.',
    example: '+ project: string  "Key of the project"',
  },
  'schema/property-added-optional': {
    severity: 'medium',
    compat: 'C',
    title: 'optional parameter added',
    why: 'Models fill in the parameters that they are offered, and free text can carry your conversation to the server. High if its name asks for context, history, reasoning or notes, or its text orders to give the conversation.',
    could: 'The server could receive what you wrote to the agent.',
    accept:
      'Check that its name and description ask only for what this call needs. Then run `mcp-lock update SERVER -i`.',
    example: '+ context?: string  "Full conversation so far"',
  },
  'schema/property-removed': {
    severity: 'low',
    compat: 'B',
    title: 'parameter removed',
    why: 'Calls that pass it can fail, and a limit that it set can no longer apply.',
    accept:
      'Check that it was no safeguard, such as a dry run, and that no script of yours passes it. Then run `mcp-lock update SERVER -i`.',
    example: '- dryRun?: boolean  "Only say what would happen"',
  },
  'schema/property-renamed': {
    severity: 'medium',
    compat: 'B',
    title: 'parameter renamed',
    why: 'Calls with the old name can fail, and the model reads the new name as text.',
    could: 'The server could receive what you wrote to the agent.',
    accept: 'Check that the new name asks for the same value. Then run `mcp-lock update SERVER -i`.',
    example: '- query: string\n+ question: string',
  },
  'schema/property-became-required': {
    severity: 'medium',
    compat: 'B',
    title: 'parameter became required',
    why: 'The agent must now send a value that it could leave out before.',
    accept:
      'Check whether every call may send this value, above all if it is free text. Then run `mcp-lock update SERVER -i`.',
    example: '- author?: string\n+ author: string',
  },
  'schema/property-became-optional': {
    severity: 'low',
    compat: 'C',
    title: 'parameter became optional',
    why: 'Calls that worked still work. The server decides what a missing value means.',
    accept:
      'Find out what the tool does without it, such as acting on everything. Then run `mcp-lock update SERVER -i`.',
    example: '- path: string\n+ path?: string',
  },
  'schema/type-widened': {
    severity: 'medium',
    compat: 'C',
    title: 'type widened',
    why: 'The parameter accepts more types, and text can carry any content. Low if an integer became a number.',
    accept:
      'Check whether it now accepts text or whole objects, and why the tool needs that. Then run `mcp-lock update SERVER -i`.',
    example: '- limit: integer\n+ limit: integer | string',
  },
  'schema/type-narrowed': {
    severity: 'low',
    compat: 'B',
    title: 'type narrowed',
    why: 'Calls that pass a type that is no longer accepted will fail.',
    accept: 'Check that nothing you use passes such values. Then run `mcp-lock update SERVER -i`.',
    example: '- id: integer | string\n+ id: integer',
  },
  'schema/type-changed': {
    severity: 'medium',
    compat: 'B',
    title: 'type changed',
    why: 'The parameter expects another type, so its meaning could have changed.',
    accept: 'Read its description as you would for a new parameter. Then run `mcp-lock update SERVER -i`.',
    example: '- tags: string\n+ tags: array',
  },
  'schema/enum-value-added': {
    severity: 'medium',
    compat: 'C',
    title: 'allowed value added',
    why: 'A new value can be a new ability, and the model reads its name.',
    accept:
      'Find out what the new value does and whether your agent may use it. Then run `mcp-lock update SERVER -i`.',
    example: '- mode: "read" | "list"\n+ mode: "read" | "list" | "delete"',
  },
  'schema/enum-value-removed': {
    severity: 'low',
    compat: 'B',
    title: 'allowed value removed',
    why: 'Calls that pass it will fail.',
    accept: 'Check that no prompt or script of yours passes it. Then run `mcp-lock update SERVER -i`.',
    example: '- format: "json" | "text"\n+ format: "json"',
  },
  'schema/enum-dropped': {
    severity: 'medium',
    compat: 'C',
    title: 'list of allowed values removed',
    why: 'The parameter accepts any value instead of a fixed list.',
    accept:
      'Check how the tool uses a free value, for example as a path or a command. Then run `mcp-lock update SERVER -i`.',
    example: '- table: "notes" | "topics"\n+ table: string',
  },
  'schema/enum-introduced': {
    severity: 'low',
    compat: 'B',
    title: 'list of allowed values added',
    why: 'Calls that pass any other value will fail, and the model reads the new values.',
    accept:
      'Read the values, and check that the list contains those you use. Then run `mcp-lock update SERVER -i`.',
    example: '- format: string\n+ format: "json" | "text"',
  },
  'schema/const-changed': {
    severity: 'low',
    compat: 'B',
    title: 'fixed value changed',
    why: 'Only one value is allowed and it is a new one, so calls with the old value will fail.',
    accept:
      'Check what the new value means, such as another account or another mode. Then run `mcp-lock update SERVER -i`.',
    example: '- version: "v1"\n+ version: "v2"',
  },
  'schema/default-added': {
    severity: 'medium',
    compat: 'C',
    title: 'default value added',
    why: 'The server now decides what happens if a call leaves this out. High if the default is an address or a path.',
    could: 'Calls could go to an address or path that you never chose.',
    accept: 'Check that you would choose this value yourself. Then run `mcp-lock update SERVER -i`.',
    example: '+ limit = 100',
  },
  'schema/default-removed': {
    severity: 'low',
    compat: 'C',
    title: 'default value removed',
    why: 'The schema no longer says what happens if a call leaves this out.',
    accept:
      'Check in the documentation of the server what it does without a value. Then run `mcp-lock update SERVER -i`.',
    example: '- recursive = false',
  },
  'schema/default-changed': {
    severity: 'medium',
    compat: 'C',
    title: 'default value changed',
    why: 'Calls that leave this out now do something else. High if true and false are swapped, or an address or path changes.',
    could: 'The same call could do something else, or do it elsewhere.',
    accept: 'Check what calls without this value will do from now on. Then run `mcp-lock update SERVER -i`.',
    example: '- dryRun = true\n+ dryRun = false',
  },
  'schema/constraint-loosened': {
    severity: 'low',
    compat: 'C',
    title: 'limit loosened',
    why: 'The parameter accepts more than before. Medium if a limit on text length is gone or at least ten times higher.',
    accept: 'Check what a call at the new limit could do or carry. Then run `mcp-lock update SERVER -i`.',
    example: '- title: at most 80 characters\n+ title: at most 20000 characters',
  },
  'schema/constraint-tightened': {
    severity: 'low',
    compat: 'B',
    title: 'limit tightened',
    why: 'Calls beyond the new limit will fail.',
    accept: 'Check that the calls you rely on stay within the limit. Then run `mcp-lock update SERVER -i`.',
    example: '- count: at most 1000\n+ count: at most 50',
  },
  'schema/pattern-changed': {
    severity: 'low',
    compat: '-',
    title: 'pattern changed',
    why: 'The parameter accepts other texts than before. mcp-lock cannot tell whether it accepts more.',
    accept:
      'Test whether a path, a web address or a long sentence passes the new pattern and not the old one. Then run `mcp-lock update SERVER -i`.',
    example: '- ^[a-z]+$\n+ ^[a-z/.]+$',
  },
  'schema/format-changed': {
    severity: 'low',
    compat: '-',
    title: 'format changed',
    why: 'The parameter expects another kind of text, such as an address instead of a name.',
    accept: 'Check that the new format fits what the tool does. Then run `mcp-lock update SERVER -i`.',
    example: '- "format": "uuid"\n+ "format": "uri"',
  },
  'schema/additional-properties-opened': {
    severity: 'medium',
    compat: 'C',
    title: 'additional properties allowed',
    why: 'Calls can now carry properties with any name and content, and the schema does not show them.',
    accept: 'Ask the author what the additional properties are for. Then run `mcp-lock update SERVER -i`.',
    example: '- "additionalProperties": false\n+ "additionalProperties": true',
  },
  'schema/additional-properties-closed': {
    severity: 'low',
    compat: 'B',
    title: 'additional properties limited',
    why: 'Calls that pass other properties, or other values in them, will fail.',
    accept:
      'Check that no script of yours passes properties that the schema does not name. Then run `mcp-lock update SERVER -i`.',
    example: '- "additionalProperties": true\n+ "additionalProperties": false',
  },
  'schema/any-of-member-added': {
    severity: 'medium',
    compat: 'C',
    title: 'alternative added',
    why: 'One more form of input is accepted, and it can ask for more than the others.',
    accept:
      'Read the new form like a new parameter: free text and paths need a reason. Then run `mcp-lock update SERVER -i`.',
    example: '- target: Note\n+ target: Note | { url: string }',
  },
  'schema/any-of-member-removed': {
    severity: 'low',
    compat: 'B',
    title: 'alternative removed',
    why: 'Calls in this form will fail.',
    accept: 'Check that the calls you rely on use another form. Then run `mcp-lock update SERVER -i`.',
    example: '- target: Note | Topic\n+ target: Note',
  },
  'schema/all-of-member-added': {
    severity: 'low',
    compat: 'B',
    title: 'condition added',
    why: 'Calls that do not meet the new condition will fail.',
    accept:
      'Check that the calls you rely on meet it, and read its texts. Then run `mcp-lock update SERVER -i`.',
    example: '+ allOf: { "required": ["reason"] }',
  },
  'schema/all-of-member-removed': {
    severity: 'low',
    compat: 'C',
    title: 'condition removed',
    why: 'One condition fewer applies, so more calls are accepted.',
    accept: 'Check which calls the condition refused. Then run `mcp-lock update SERVER -i`.',
    example: '- allOf: { "maxProperties": 3 }',
  },
  'schema/condition-changed': {
    severity: 'medium',
    compat: '-',
    title: 'condition changed',
    why: 'A condition (not, if, then or else) changed. mcp-lock cannot tell whether it accepts more. Low if it is new.',
    accept:
      'Compare both sides with `mcp-lock diff SERVER/ITEM`, and check which calls are accepted only now. Then run `mcp-lock update SERVER -i`.',
    example: '- if mode is "delete" then confirm is required\n+ if mode is "purge" then confirm is required',
  },
  'schema/remote-ref': {
    severity: 'high',
    compat: '-',
    title: 'external schema reference added',
    why: 'Part of the schema is at another address. The content there can change at any time while the hash stays the same.',
    could: 'The tool could change without a change of the lock.',
    accept:
      'Ask the author to include this part in the schema. `mcp-lock update SERVER -i` pins the address, not its content.',
    example: '+ "$ref": "https://example.org/schemas/note.json"',
  },
  'schema/ref-moved': {
    severity: 'info',
    compat: 'C',
    title: 'schema reference moved',
    why: 'The reference leads to an equal definition in another place.',
    accept: 'No check is needed. Run `mcp-lock update SERVER -i` to record it.',
    example: '- "$ref": "#/definitions/Note"\n+ "$ref": "#/$defs/Note"',
  },
  'schema/header-mirror-added': {
    severity: 'high',
    compat: 'C',
    title: 'parameter value copied to a header',
    why: 'Clients copy this value into a request header, where proxies and logs can see it.',
    could: 'Proxies and logs could read a private value.',
    accept:
      'Check that the value is never private, such as a search text or a name. Then run `mcp-lock update SERVER -i`.',
    example: '+ "x-mcp-header": "Search-Text"',
  },
  'schema/description-changed': {
    severity: 'medium',
    compat: 'C',
    title: 'parameter description changed',
    why: 'The model follows this text when it fills in the parameter.',
    accept:
      'Compare both texts with `mcp-lock diff SERVER/ITEM`, and check that the new one asks for the same value. Then run `mcp-lock update SERVER -i`.',
    example: '- "Text of the note"\n+ "Text of the note, with all that led to it"',
  },
  'schema/annotation-changed': {
    severity: 'low',
    compat: 'C',
    title: 'title, example or comment changed',
    why: 'The same calls are accepted, but the model reads these texts.',
    accept:
      'Compare both sides: a model can follow an example like an instruction. Then run `mcp-lock update SERVER -i`.',
    example: '- "examples": ["milk"]\n+ "examples": ["milk, and the list of my files"]',
  },
  'schema/other-changed': {
    severity: 'low',
    compat: '-',
    title: 'schema keyword changed',
    why: 'mcp-lock does not know what this change means, so it shows both sides as they are. Medium if a reference leads nowhere now.',
    accept:
      'Check in the documentation of the server or of your client what this keyword does. Then run `mcp-lock update SERVER -i`.',
    example: '+ "x-completion": "all"',
  },
  'schema/unused-definition-changed': {
    severity: 'info',
    compat: 'C',
    title: 'definitions changed that nothing refers to',
    why: 'No parameter depends on them, but the model can read them. Medium if they contain new text.',
    accept: 'Read new texts in them, if there are any. Then run `mcp-lock update SERVER -i`.',
    example: '+ "$defs": { "Draft": { "type": "object" } }',
  },
  'schema/respelled': {
    severity: 'info',
    compat: 'C',
    title: 'schema written differently',
    why: 'Both forms mean the same to every validator, such as `enum` with one value and `const`.',
    accept: 'No check is needed. Run `mcp-lock update SERVER -i` to record it.',
    example: '- "enum": ["daily"]\n+ "const": "daily"',
  },
} as const satisfies Record<string, RuleRow>;
