/** What tools can probably do, by their annotations, names and schemas: a table of tools, and what `init` and `audit` say of each. */
import { describe, expect, test } from 'vitest';
import { abilitiesOf } from '../src/audit/abilities.ts';
import type { Json, JsonObject } from '../src/model.ts';
import { entry } from './fixtures/drift/base.ts';

/** `reads changes sends`, as far as they hold. */
function abilities(name: string, definition: JsonObject): string {
  const { reads, changes, sends } = abilitiesOf({
    ...entry(),
    tools: { [name]: { definition: { name, ...definition }, hash: '' } },
  });
  return Object.entries({ reads, changes, sends })
    .filter(([, names]) => names.includes(name))
    .map(([ability]) => ability)
    .join(' ');
}

const parameters = (properties: JsonObject): JsonObject => ({ inputSchema: { type: 'object', properties } });
const hints = (annotations: JsonObject): JsonObject => ({ annotations });

const TABLE: readonly (readonly [name: string, definition: JsonObject, expected: string])[] = [
  // By its name, in any spelling, wherever the verb is.
  ['get_issue', {}, 'reads'],
  ['listNotes', {}, 'reads'],
  ['notes-search', {}, 'reads'],
  ['notes_create', {}, 'changes'],
  ['tracker_delete_issue', {}, 'changes'],
  ['updateHTMLPage', {}, 'changes'],
  ['send_mail', {}, 'sends'],
  ['chat_post_message', {}, 'changes sends'],
  ['create_pull_request', {}, 'changes sends'],
  ['add_issue_comment', {}, 'changes sends'],
  ['create_note', {}, 'changes'],
  ['execute_command', {}, 'reads changes sends'],
  // What stands behind the verb is no verb.
  ['get_update_status', {}, 'reads'],
  ['list_send_jobs', {}, 'reads'],
  ['search_deleted_items', {}, 'reads'],
  ['get_post', {}, 'reads'],
  ['run_query', {}, 'reads'],
  ['execute_sql_read_only', {}, 'reads'],
  // Nor is a noun: behind what was done before, or where the text knows better.
  ['pinned_message', {}, 'reads'],
  ['annotatedMessage', { description: 'Demonstrates notes in the margin.' }, 'reads'],
  ['shop_order', { description: 'Returns one order with its goods.' }, 'reads'],
  ['shop_order', { description: 'Removes one order.' }, 'changes'],
  ['shop_order', { description: 'Goods of the shop.' }, 'changes'],
  ['embed_post', {}, 'changes sends'],
  ['order_book', { description: 'Returns one order with its goods.' }, 'changes'],
  ['code_run', { description: 'Returns what the code prints.' }, 'reads changes sends'],
  ['post_message', { description: 'Returns the number of the message.' }, 'changes sends'],
  // What only reads is begun and ended; what else is begun and ended changes.
  ['start_search', {}, 'reads'],
  ['stop_search', {}, 'reads'],
  ['page_start_trace', {}, 'reads'],
  ['start_container', {}, 'changes'],
  ['stop_service', {}, 'changes'],
  ['restart_search_service', {}, 'changes'],
  ['start_and_delete_search', {}, 'reads changes'],
  ['delete_search', {}, 'changes'],
  ['start_search', hints({ readOnlyHint: false }), 'reads changes'],
  // Two verbs that are joined both count.
  ['get_or_create_note', {}, 'reads changes'],
  // A name without a verb: what its description begins with, or reading.
  ['weather', {}, 'reads'],
  ['notes', { description: 'Deletes a note.' }, 'changes'],
  ['newsletter', { description: 'Sends the newsletter to all readers.' }, 'sends'],
  // By its schema.
  ['issue', parameters({ action: { enum: ['get', 'create', 'delete'] } }), 'reads changes'],
  ['mail', parameters({ operation: { enum: ['list', 'send'] } }), 'reads sends'],
  ['get_report', parameters({ recipients: { type: 'array' } }), 'reads sends'],
  ['fetch_page', parameters({ url: { type: 'string' } }), 'reads sends'],
  ['get_design', parameters({ url: { type: 'string' } }), 'reads'],
  ['get_issue', parameters({ state: { enum: ['open', 'close'] } }), 'reads'],
  // By its annotations; only those that claim more power are believed.
  ['get_token', hints({ readOnlyHint: false }), 'reads changes'],
  ['get_token', hints({ destructiveHint: true }), 'reads changes'],
  ['get_token', hints({ readOnlyHint: true, destructiveHint: true }), 'reads'],
  ['delete_note', hints({ readOnlyHint: true }), 'changes'],
  // Hostile values.
  ['__proto__', { inputSchema: { properties: [1] as Json, __proto__: null } }, 'reads'],
  ['', {}, 'reads'],
  [`get_${'x'.repeat(100_000)}`, { annotations: 'yes', description: 7 }, 'reads'],
];

describe('abilities', () => {
  test.each(TABLE)('%.40s %j: %s', (name, definition, expected) => {
    expect(abilities(name, definition)).toBe(expected);
  });

  test('with hashes only, names are all that is known', () => {
    const tools = { delete_note: { hash: '' }, list_notes: { hash: '' } };
    expect(abilitiesOf({ ...entry(), tools })).toEqual({
      reads: ['list_notes'],
      changes: ['delete_note'],
      sends: [],
    });
  });
});
