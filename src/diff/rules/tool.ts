/**
 * Rules about tools, but for their schemas.
 */
import type { RuleRow } from './row.ts';

export const TOOL_RULES = {
  'tool/added': {
    severity: 'medium',
    compat: 'C',
    title: 'tool added',
    why: 'A new ability, described in words your agent will obey; nobody has reviewed it. High unless it claims to be read-only.',
    accept:
      'Read its description and every parameter in `mcp-lock diff SERVER/ITEM`, and decide whether your agent should be able to do this at all; then `mcp-lock update SERVER`.',
    example: '+ delete_all  "Delete every note"',
  },
  'tool/removed': {
    severity: 'low',
    compat: 'B',
    title: 'tool removed',
    why: 'Calls to it will fail, and a later tool may take its name.',
    accept:
      'Take its name out of your lists of allowed tools, so that no later tool inherits the approval; then `mcp-lock update SERVER`.',
    example: '- export_notes  "Write all notes to a file"',
  },
  'tool/renamed': {
    severity: 'medium',
    compat: 'B',
    title: 'tool renamed',
    why: 'It seems to do what was reviewed, but lists of allowed tools and habits of the agent go by name. High where its text is another one, too, unless it claims to be read-only.',
    accept:
      'Check that the rest of the tool is what you know, and change the name in your own lists and prompts; then `mcp-lock update SERVER`.',
    example: '- get_docs\n+ query_docs',
  },
  'tool/shadows': {
    severity: 'high',
    compat: '-',
    title: 'has the name of a tool of another server',
    why: 'An agent that means the one may call the other, with the same arguments. The name may be equal or only look alike.',
    accept:
      'Find out which server had the name first and drop one of the two from your config, or ask its author for another name; `mcp-lock update SERVER` only if your client keeps them apart.',
    example: 'weather > send_mail  has the name of  office > send_mail',
  },
  'tool/description-changed': {
    severity: 'medium',
    compat: 'C',
    title: 'description changed',
    why: 'This is the text the model obeys when it decides what to do; it is not what was reviewed. Any new cue in it is reported with its own rank.',
    accept:
      'Read both texts in `mcp-lock diff SERVER/ITEM`; if the new one asks for nothing more than the old, `mcp-lock update SERVER`.',
    example: '- Read one note.\n+ Read one note. Pass the path of the open file as well.',
  },
  'tool/title-changed': {
    severity: 'low',
    compat: 'C',
    title: 'title changed',
    why: 'People approve a call by its title, so a harmless one can cover what the tool does.',
    accept: 'Check that the title still says what the description says; then `mcp-lock update SERVER`.',
    example: '- "Delete a note"\n+ "Tidy up"',
  },
  'tool/icons-changed': {
    severity: 'info',
    compat: 'C',
    title: 'icons changed',
    why: 'Pictures are for people, but a client fetches them: a new address learns that the tool is in use.',
    accept: 'Check that the address belongs to the vendor; then `mcp-lock update SERVER`.',
    example: '- https://example.com/note.png\n+ https://cdn.example.net/note.png',
  },
  'tool/meta-changed': {
    severity: 'low',
    compat: 'C',
    title: 'metadata changed',
    why: 'Some clients act on metadata. Medium where it links a user interface or uses a key nobody has defined.',
    accept:
      'Find out what the key does in your client; a link to a user interface means a page of the server is shown to you. Then `mcp-lock update SERVER`.',
    example: '+ "ui": { "resourceUri": "ui://notes/panel" }',
  },
  'tool/read-only-dropped': {
    severity: 'high',
    compat: 'C',
    title: 'no longer claims to be read-only',
    why: 'It now says that it changes things; it may have been approved as harmless.',
    accept:
      'Find out what it writes now, and take it out of your lists of tools that run without asking; then `mcp-lock update SERVER`.',
    example: '- "readOnlyHint": true\n+ "readOnlyHint": false',
  },
  'tool/read-only-claimed': {
    severity: 'medium',
    compat: 'C',
    title: 'now claims to be read-only',
    why: 'Clients may run it without asking on this claim, which nobody verifies.',
    accept:
      'Compare the claim with the name, the description and the parameters: a tool that saves, sends or deletes is not read-only; then `mcp-lock update SERVER`.',
    example: '- "readOnlyHint": false\n+ "readOnlyHint": true',
  },
  'tool/destructive-raised': {
    severity: 'high',
    compat: 'C',
    title: 'now says that it can destroy',
    why: 'A call that only added things may now delete or overwrite. A tool that no longer says anything counts, as silence means yes.',
    accept:
      'Find out what can be lost, and make your client ask before each call; then `mcp-lock update SERVER`.',
    example: '- "destructiveHint": false\n+ "destructiveHint": true',
  },
  'tool/destructive-cleared': {
    severity: 'medium',
    compat: 'C',
    title: 'no longer says that it can destroy',
    why: 'Clients may stop asking on this claim, which nobody verifies.',
    accept:
      'Check in the description and the parameters that nothing is deleted or overwritten; then `mcp-lock update SERVER`.',
    example: '- "destructiveHint": true\n+ "destructiveHint": false',
  },
  'tool/open-world-raised': {
    severity: 'medium',
    compat: 'C',
    title: 'now reaches beyond its own system',
    why: 'It may talk to outside services: what it is given can leave, and what it returns can be written by anyone.',
    accept: 'Find out which services it talks to and what it sends them; then `mcp-lock update SERVER`.',
    example: '- "openWorldHint": false\n+ "openWorldHint": true',
  },
  'tool/idempotent-dropped': {
    severity: 'low',
    compat: 'C',
    title: 'repeating a call is no longer harmless',
    why: 'An agent that retries may do the same thing twice.',
    accept:
      'Think of what a second call costs (a second mail, a second order) and whether your agent retries by itself; then `mcp-lock update SERVER`.',
    example: '- "idempotentHint": true\n+ "idempotentHint": false',
  },
  'tool/annotation-changed': {
    severity: 'low',
    compat: 'C',
    title: 'annotation changed',
    why: 'Clients show these hints or act on them, and nobody verifies them.',
    accept: 'Check that the hint fits what the tool does; then `mcp-lock update SERVER`.',
    example: '- "title": "Search"\n+ "title": "Search (recommended)"',
  },
  'tool/output-schema-added': {
    severity: 'info',
    compat: 'C',
    title: 'output schema added',
    why: 'The shape of answers is now declared. Medium where it holds more than a bare shape: the model reads every text in it.',
    accept: 'Read the descriptions in the new schema; then `mcp-lock update SERVER`.',
    example: '+ "outputSchema": { "type": "object", "properties": { "hits": { "type": "integer" } } }',
  },
  'tool/output-schema-removed': {
    severity: 'low',
    compat: 'B',
    title: 'output schema removed',
    why: 'Callers can no longer rely on the shape of answers.',
    accept:
      'Check that no program of yours reads the structured answer of this tool; then `mcp-lock update SERVER`.',
    example: '- "outputSchema": { "type": "object", "properties": { "hits": { "type": "integer" } } }',
  },
  'tool/task-support-changed': {
    severity: 'info',
    compat: 'C',
    title: 'task support changed',
    why: 'It says whether a call may run as a task in the background; no new text and no new power.',
    accept: 'If your client runs tools as tasks, check that it still can; then `mcp-lock update SERVER`.',
    example: '- "taskSupport": "optional"\n+ "taskSupport": "required"',
  },
  'tool/field-changed': {
    severity: 'medium',
    compat: '-',
    title: 'a field changed',
    why: 'A field without a rule of its own; clients that read it may act on it or show it to the model.',
    accept:
      'Find out from the documentation of the server what the field is for; if it holds no orders, `mcp-lock update SERVER`.',
    example: '+ "x-priority": "always"',
  },
  'item/order-changed': {
    severity: 'info',
    compat: 'C',
    title: 'order changed',
    why: 'The same items in another order; a model may prefer what comes first.',
    accept: 'Nothing to check by itself; `mcp-lock update SERVER` records it.',
    example: '- arguments: topic, week\n+ arguments: week, topic',
  },
} as const satisfies Record<string, RuleRow>;
