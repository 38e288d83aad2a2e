/**
 * Rules about tools, without their schemas.
 */
import type { RuleRow } from './row.ts';

export const TOOL_RULES = {
  'tool/added': {
    severity: 'medium',
    compat: 'C',
    title: 'tool added',
    why: 'Your agent could call this tool and would follow its description, which was not reviewed. High if it writes, deletes, sends or runs something.',
    could: 'The agent could change, delete, send or run something new.',
    accept:
      'Read its description and parameters with `mcp-lock diff SERVER/ITEM`, and decide whether your agent may do this. Then run `mcp-lock update SERVER -i`.',
    example: '+ delete_all  "Delete every note"',
  },
  'tool/removed': {
    severity: 'low',
    compat: 'B',
    title: 'tool removed',
    why: 'Calls to it will fail. A later tool with the same name could inherit its approval.',
    accept: 'Remove its name from your lists of allowed tools. Then run `mcp-lock update SERVER -i`.',
    example: '- export_notes  "Write all notes to a file"',
  },
  'tool/renamed': {
    severity: 'medium',
    compat: 'B',
    title: 'tool renamed',
    why: 'Lists of allowed tools and prompts still use the old name. High if, by its new name, text or parameters, it now writes, deletes, sends or runs something.',
    could: 'The agent could change, delete, send or run something new.',
    accept:
      'Check that the rest of the tool is the same, and change the name in your own lists and prompts. Then run `mcp-lock update SERVER -i`.',
    example: '- get_docs\n+ query_docs',
  },
  'tool/shadows': {
    severity: 'high',
    compat: '-',
    title: 'tool name used by another server',
    why: 'The name is equal to the name of a tool of another server, or looks like it. Your agent could call the wrong tool with the same arguments.',
    could: 'The agent could call this tool instead of the one you trust.',
    accept:
      'Remove one of the two servers from your config, or ask its author for another name. Run `mcp-lock update SERVER -i` only if your client keeps the two tools apart.',
    example: 'weather > send_mail  has the name of  office > send_mail',
  },
  'tool/description-changed': {
    severity: 'medium',
    compat: 'C',
    title: 'description changed',
    why: 'The model follows this text, so a new text can change what your agent does. Low if only dashes, quotes or spaces changed.',
    accept:
      'Compare both texts with `mcp-lock diff SERVER/ITEM`, and check that the new one asks for nothing more. Then run `mcp-lock update SERVER -i`.',
    example: '- Read one note.\n+ Read one note. Pass the path of the open file as well.',
  },
  'tool/title-changed': {
    severity: 'low',
    compat: 'C',
    title: 'title changed',
    why: 'People approve a call by its title, so a harmless title can hide what the tool does.',
    accept: 'Check that the title matches the description. Then run `mcp-lock update SERVER -i`.',
    example: '- "Delete a note"\n+ "Tidy up"',
  },
  'tool/icons-changed': {
    severity: 'info',
    compat: 'C',
    title: 'icons changed',
    why: 'Clients download icons, so the owner of a new address can see that the tool is in use.',
    accept: 'Check that the address belongs to the vendor. Then run `mcp-lock update SERVER -i`.',
    example: '- https://example.com/note.png\n+ https://cdn.example.net/note.png',
  },
  'tool/meta-changed': {
    severity: 'low',
    compat: 'C',
    title: 'metadata changed',
    why: 'Some clients act on metadata. Medium if it links to a user interface, or if few tools of the server have a new key.',
    accept:
      'Check what the key does in your client; a link to a user interface shows a page of the server. Then run `mcp-lock update SERVER -i`.',
    example: '+ "ui": { "resourceUri": "ui://notes/panel" }',
  },
  'tool/read-only-dropped': {
    severity: 'high',
    compat: 'C',
    title: 'read-only claim removed',
    why: 'The tool can now change data, but it could have been approved as read-only.',
    could: 'A tool that your client runs without asking could change data.',
    accept:
      'Find out what it changes, and remove it from your lists of tools that run without asking. Then run `mcp-lock update SERVER -i`.',
    example: '- "readOnlyHint": true\n+ "readOnlyHint": false',
  },
  'tool/read-only-claimed': {
    severity: 'medium',
    compat: 'C',
    title: 'read-only claim added',
    why: 'Some clients run read-only tools without asking, and nobody verifies this claim.',
    accept:
      'Check the name, description and parameters: a tool that saves, sends or deletes is not read-only. Then run `mcp-lock update SERVER -i`.',
    example: '- "readOnlyHint": false\n+ "readOnlyHint": true',
  },
  'tool/destructive-raised': {
    severity: 'high',
    compat: 'C',
    title: 'tool marked as destructive',
    why: 'The tool can now delete or overwrite data. By the specification, a missing hint means the same. Medium beside a read-only claim that was removed.',
    could: 'A call could delete or overwrite your data.',
    accept:
      'Find out which data can be lost, and let your client ask before each call. Then run `mcp-lock update SERVER -i`.',
    example: '- "destructiveHint": false\n+ "destructiveHint": true',
  },
  'tool/destructive-cleared': {
    severity: 'medium',
    compat: 'C',
    title: 'tool no longer marked as destructive',
    why: 'Some clients stop asking before calls to such a tool, and nobody verifies this claim. Info if the tool claims to be read-only.',
    accept:
      'Check in the description and parameters that nothing is deleted or overwritten. Then run `mcp-lock update SERVER -i`.',
    example: '- "destructiveHint": true\n+ "destructiveHint": false',
  },
  'tool/open-world-raised': {
    severity: 'medium',
    compat: 'C',
    title: 'tool marked as contacting outside systems',
    why: 'The tool can send its arguments to outside services. Its results can contain text that anyone wrote.',
    accept:
      'Find out which services it contacts and what it sends them. Then run `mcp-lock update SERVER -i`.',
    example: '- "openWorldHint": false\n+ "openWorldHint": true',
  },
  'tool/idempotent-dropped': {
    severity: 'low',
    compat: 'C',
    title: 'tool no longer marked as idempotent',
    why: 'A repeated call can now have an effect each time, and agents often retry.',
    accept:
      'Check what a second call costs, such as a second email, and whether your agent retries. Then run `mcp-lock update SERVER -i`.',
    example: '- "idempotentHint": true\n+ "idempotentHint": false',
  },
  'tool/annotation-changed': {
    severity: 'low',
    compat: 'C',
    title: 'annotation changed',
    why: 'Clients show these hints or act on them, and nobody verifies them.',
    accept: 'Check that the hint matches what the tool does. Then run `mcp-lock update SERVER -i`.',
    example: '- "title": "Search"\n+ "title": "Search (recommended)"',
  },
  'tool/output-schema-added': {
    severity: 'info',
    compat: 'C',
    title: 'output schema added',
    why: 'The server now declares the structure of its results. Medium if the schema contains text, because the model reads it.',
    accept: 'Read the descriptions in the new schema. Then run `mcp-lock update SERVER -i`.',
    example: '+ "outputSchema": { "type": "object", "properties": { "hits": { "type": "integer" } } }',
  },
  'tool/output-schema-removed': {
    severity: 'low',
    compat: 'B',
    title: 'output schema removed',
    why: 'Programs can no longer rely on the structure of the results.',
    accept:
      'Check that no program of yours reads the structured results of this tool. Then run `mcp-lock update SERVER -i`.',
    example: '- "outputSchema": { "type": "object", "properties": { "hits": { "type": "integer" } } }',
  },
  'tool/task-support-changed': {
    severity: 'info',
    compat: 'C',
    title: 'task support changed',
    why: 'This decides whether a call can run as a background task. It adds no text and no ability.',
    accept:
      'If your client runs tools as tasks, check that it still can. Then run `mcp-lock update SERVER -i`.',
    example: '- "taskSupport": "optional"\n+ "taskSupport": "required"',
  },
  'tool/field-changed': {
    severity: 'medium',
    compat: '-',
    title: 'field changed',
    why: 'mcp-lock has no rule for this field, but a client could act on it or give it to the model.',
    accept:
      'Check in the documentation of the server what the field is for, and that it contains no instructions. Then run `mcp-lock update SERVER -i`.',
    example: '+ "x-priority": "always"',
  },
  'item/order-changed': {
    severity: 'info',
    compat: 'C',
    title: 'order changed',
    why: 'The items are the same in another order, and a model can prefer the first ones.',
    accept: 'No check is needed. Run `mcp-lock update SERVER -i` to record it.',
    example: '- arguments: topic, week\n+ arguments: week, topic',
  },
} as const satisfies Record<string, RuleRow>;
