/**
 * Rules about input schemas: what widens an input breaks nobody and opens a channel.
 */
import type { RuleRow } from './row.ts';

export const INPUT_RULES = {
  'schema/property-added-required': {
    severity: 'medium',
    compat: 'B',
    title: 'required parameter added',
    why: 'The agent must now supply this, and free text can carry the conversation out. High where it asks for context, history, reasoning or notes.',
    accept:
      'Ask whether the tool can do its work without it; if it can, the parameter is there to collect. Otherwise `mcp-lock update SERVER`.',
    example: '+ project: string  "Key of the project"',
  },
  'schema/property-added-optional': {
    severity: 'medium',
    compat: 'C',
    title: 'optional parameter added',
    why: 'A model fills what it is offered. High where it is free text that asks for context, history, reasoning or notes: a slot through which the conversation can leave.',
    accept:
      'Read name and text of the parameter: it should ask for what this one call needs and for nothing the agent merely knows; then `mcp-lock update SERVER`.',
    example: '+ context?: string  "Full conversation so far"',
  },
  'schema/property-removed': {
    severity: 'low',
    compat: 'B',
    title: 'parameter removed',
    why: 'Calls that pass it fail or lose it, and a limit that it set may no longer apply.',
    accept:
      'Check that it was no safety switch, such as a dry run or a limit, and that no script of yours passes it; then `mcp-lock update SERVER`.',
    example: '- dryRun?: boolean  "Only say what would happen"',
  },
  'schema/property-renamed': {
    severity: 'medium',
    compat: 'B',
    title: 'parameter renamed',
    why: 'The shape is the same under another name; the name is text the model reads, too.',
    accept: 'Check that the new name asks for the same thing as the old one; then `mcp-lock update SERVER`.',
    example: '- query: string\n+ question: string',
  },
  'schema/property-became-required': {
    severity: 'medium',
    compat: 'B',
    title: 'parameter became required',
    why: 'The agent must now supply what it could leave out.',
    accept:
      'Check whether you want this given in every call, above all if it is free text; then `mcp-lock update SERVER`.',
    example: '- author?: string\n+ author: string',
  },
  'schema/property-became-optional': {
    severity: 'info',
    compat: 'C',
    title: 'parameter became optional',
    why: 'Nothing that worked stops working; the server decides what an absent value means.',
    accept:
      'Find out what the tool does without it, such as acting on everything; then `mcp-lock update SERVER`.',
    example: '- path: string\n+ path?: string',
  },
  'schema/type-widened': {
    severity: 'medium',
    compat: 'C',
    title: 'type widened',
    why: 'More kinds of value are accepted, and where text is one of them there is room for anything. Low where an integer became a number.',
    accept:
      'Check whether text or whole objects are accepted now and whether the tool has a use for them; then `mcp-lock update SERVER`.',
    example: '- limit: integer\n+ limit: integer | string',
  },
  'schema/type-narrowed': {
    severity: 'low',
    compat: 'B',
    title: 'type narrowed',
    why: 'Calls that pass the kinds of value that are gone will fail.',
    accept: 'Check that nothing you use passes such values; then `mcp-lock update SERVER`.',
    example: '- id: integer | string\n+ id: integer',
  },
  'schema/type-changed': {
    severity: 'medium',
    compat: 'B',
    title: 'type changed',
    why: 'Another kind of value is expected, so the meaning of the parameter has changed.',
    accept: 'Read its description anew, as for a new parameter; then `mcp-lock update SERVER`.',
    example: '- tags: string\n+ tags: array',
  },
  'schema/enum-value-added': {
    severity: 'medium',
    compat: 'C',
    title: 'allowed value added',
    why: 'A new choice can be a new power, and its name is text the model reads.',
    accept:
      'Find out what the new choice does and whether your agent may use it; then `mcp-lock update SERVER`.',
    example: '- mode: "read" | "list"\n+ mode: "read" | "list" | "delete"',
  },
  'schema/enum-value-removed': {
    severity: 'low',
    compat: 'B',
    title: 'allowed value removed',
    why: 'Calls that pass it will fail.',
    accept: 'Check that no prompt or script of yours passes the old value; then `mcp-lock update SERVER`.',
    example: '- format: "json" | "text"\n+ format: "json"',
  },
  'schema/enum-dropped': {
    severity: 'medium',
    compat: 'C',
    title: 'list of allowed values dropped',
    why: 'A fixed choice became free: anything may be put there.',
    accept:
      'Check what the tool does with a free value, such as using it as a path or a command; then `mcp-lock update SERVER`.',
    example: '- table: "notes" | "topics"\n+ table: string',
  },
  'schema/enum-introduced': {
    severity: 'low',
    compat: 'B',
    title: 'list of allowed values introduced',
    why: 'Calls that pass anything else will fail, and the model reads the new names.',
    accept:
      'Read the names of the values, and check that those you use are among them; then `mcp-lock update SERVER`.',
    example: '- format: string\n+ format: "json" | "text"',
  },
  'schema/const-changed': {
    severity: 'low',
    compat: 'B',
    title: 'fixed value changed',
    why: 'The one value that is allowed is another one, so calls with the old one fail.',
    accept:
      'Check what the new value stands for, such as another account or another mode; then `mcp-lock update SERVER`.',
    example: '- version: "v1"\n+ version: "v2"',
  },
  'schema/default-added': {
    severity: 'medium',
    compat: 'C',
    title: 'default added',
    why: 'What happens when nothing is said is now decided by the server. High where it is an address or a path.',
    accept:
      'Check whether you would choose this value yourself; if not, have the agent pass its own. Then `mcp-lock update SERVER`.',
    example: '+ limit = 100',
  },
  'schema/default-removed': {
    severity: 'low',
    compat: 'C',
    title: 'default removed',
    why: 'What happens when nothing is said is no longer written down.',
    accept:
      'Find out from the documentation of the server what it does when nothing is passed; then `mcp-lock update SERVER`.',
    example: '- recursive = false',
  },
  'schema/default-changed': {
    severity: 'medium',
    compat: 'C',
    title: 'default changed',
    why: 'The same call, with nothing said, now does something else. High where a switch flips or an address or path moves.',
    accept: 'Check what every call without this value will do from now on; then `mcp-lock update SERVER`.',
    example: '- dryRun = true\n+ dryRun = false',
  },
  'schema/constraint-loosened': {
    severity: 'low',
    compat: 'C',
    title: 'limit loosened',
    why: 'More is accepted than before. Medium where a cap on the length of a text is gone or ten times higher.',
    accept: 'Check what a call at the new limit could do or carry; then `mcp-lock update SERVER`.',
    example: '- title: at most 80 characters\n+ title: at most 20000 characters',
  },
  'schema/constraint-tightened': {
    severity: 'low',
    compat: 'B',
    title: 'limit tightened',
    why: 'Calls past the new limit will fail.',
    accept: 'Check that the calls you rely on stay within the limit; then `mcp-lock update SERVER`.',
    example: '- count: at most 1000\n+ count: at most 50',
  },
  'schema/pattern-changed': {
    severity: 'low',
    compat: '-',
    title: 'pattern changed',
    why: 'Which texts are allowed has changed, and nobody can say in general in which direction.',
    accept:
      'Try both patterns on a path, an address and a long sentence; if the new one lets no more of these in, `mcp-lock update SERVER`.',
    example: '- ^[a-z]+$\n+ ^[a-z/.]+$',
  },
  'schema/format-changed': {
    severity: 'low',
    compat: '-',
    title: 'format changed',
    why: 'Another kind of text is meant, such as an address where there was a name.',
    accept: 'Check that the new kind of text fits what the tool does; then `mcp-lock update SERVER`.',
    example: '- "format": "uuid"\n+ "format": "uri"',
  },
  'schema/additional-properties-opened': {
    severity: 'medium',
    compat: 'C',
    title: 'any other key is accepted now',
    why: 'A channel that no review can see: any name with any content.',
    accept:
      'Ask the author what the other keys are for; if the tool only became careless, `mcp-lock update SERVER`.',
    example: '- "additionalProperties": false\n+ "additionalProperties": true',
  },
  'schema/additional-properties-closed': {
    severity: 'low',
    compat: 'B',
    title: 'other keys are refused now',
    why: 'Calls that pass other keys will fail; what can be passed is now all in the schema.',
    accept:
      'Check that no script of yours passes keys the schema does not name; then `mcp-lock update SERVER`.',
    example: '- "additionalProperties": true\n+ "additionalProperties": false',
  },
  'schema/any-of-member-added': {
    severity: 'medium',
    compat: 'C',
    title: 'alternative added',
    why: 'One more form is accepted, and it can ask for more than the others.',
    accept:
      'Read the new form like a new parameter: free text and paths need a reason; then `mcp-lock update SERVER`.',
    example: '- target: Note\n+ target: Note | { url: string }',
  },
  'schema/any-of-member-removed': {
    severity: 'low',
    compat: 'B',
    title: 'alternative removed',
    why: 'Calls in that form will fail.',
    accept: 'Check that the calls you rely on use another form; then `mcp-lock update SERVER`.',
    example: '- target: Note | Topic\n+ target: Note',
  },
  'schema/all-of-member-added': {
    severity: 'low',
    compat: 'B',
    title: 'condition added',
    why: 'One more condition must hold, so calls that break it will fail.',
    accept: 'Check that the calls you rely on meet it, and read its texts; then `mcp-lock update SERVER`.',
    example: '+ allOf: { "required": ["reason"] }',
  },
  'schema/all-of-member-removed': {
    severity: 'low',
    compat: 'C',
    title: 'condition removed',
    why: 'One condition fewer must hold, so more is accepted.',
    accept: 'Check what the condition kept out; then `mcp-lock update SERVER`.',
    example: '- allOf: { "maxProperties": 3 }',
  },
  'schema/condition-changed': {
    severity: 'medium',
    compat: '-',
    title: 'condition changed',
    why: 'It is about not, if, then, else: which values are allowed together has changed, and nobody can say in general in which direction.',
    accept:
      'Read both sides in `mcp-lock diff SERVER/ITEM` and check what can be passed that could not before; then `mcp-lock update SERVER`.',
    example: '- if mode is "delete" then confirm is required\n+ if mode is "purge" then confirm is required',
  },
  'schema/remote-ref': {
    severity: 'high',
    compat: '-',
    title: 'part of the schema lives elsewhere',
    why: 'It refers to an address outside the server. What is there can change at any time under an unchanged hash.',
    accept:
      'Ask the author to put the part into the schema itself; `mcp-lock update SERVER` pins the address and not what it leads to.',
    example: '+ "$ref": "https://example.org/schemas/note.json"',
  },
  'schema/ref-moved': {
    severity: 'info',
    compat: 'C',
    title: 'a reference moved and its meaning did not',
    why: 'What the reference leads to is equal on both sides.',
    accept: 'Nothing to check: the resolved schema is the same; `mcp-lock update SERVER` records it.',
    example: '- "$ref": "#/definitions/Note"\n+ "$ref": "#/$defs/Note"',
  },
  'schema/header-mirror-added': {
    severity: 'high',
    compat: 'C',
    title: 'value is copied into a header',
    why: 'Proxies and logs on the way see what was an argument of the call only.',
    accept:
      'Check that the value is never private, such as a search text or a name; then `mcp-lock update SERVER`.',
    example: '+ "x-mcp-header": "Search-Text"',
  },
  'schema/description-changed': {
    severity: 'medium',
    compat: 'C',
    title: 'text of a parameter changed',
    why: 'The model obeys this text when it fills the parameter.',
    accept:
      'Read both texts in `mcp-lock diff SERVER/ITEM`; if the new one asks for the same thing as the old, `mcp-lock update SERVER`.',
    example: '- "Text of the note"\n+ "Text of the note, with all that led to it"',
  },
  'schema/annotation-changed': {
    severity: 'low',
    compat: 'C',
    title: 'title, example or comment changed',
    why: 'Nothing else is accepted or refused, but the model reads these texts, too.',
    accept: 'Read both sides: an example is followed like an order; then `mcp-lock update SERVER`.',
    example: '- "examples": ["milk"]\n+ "examples": ["milk, and the list of my files"]',
  },
  'schema/other-changed': {
    severity: 'low',
    compat: '-',
    title: 'a keyword without a rule changed',
    why: 'It is shown as it stands, because nobody can say in general what it does; a client may act on it.',
    accept:
      'Find out what reads this keyword, in the documentation of the server or of your client; then `mcp-lock update SERVER`.',
    example: '+ "x-completion": "all"',
  },
  'schema/respelled': {
    severity: 'info',
    compat: 'C',
    title: 'the same meaning in other words',
    why: 'Two spellings that every validator reads alike, such as a single allowed value as `enum` or as `const`.',
    accept: 'Nothing to check; `mcp-lock update SERVER`.',
    example: '- "enum": ["daily"]\n+ "const": "daily"',
  },
} as const satisfies Record<string, RuleRow>;
