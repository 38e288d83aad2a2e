/**
 * One list of a server, page by page to its end (MCP, "Pagination"): a connection and the row of the list in, its items by key
 * out. Bounded by `LIMITS`, and by a cursor that repeats.
 */
import { McpLockError } from '../errors.ts';
import type { Item, Items, JsonObject } from '../model.ts';
import type { Connection } from './connection.ts';
import { jsonSize } from './json-size.ts';
import { LIMITS } from './limits.ts';
import {
  cursorTwice,
  itemTwice,
  listTooLarge,
  nameTooLong,
  pageRefused,
  pointersTooLong,
  tooManyItems,
  tooManyPages,
  tooManyValues,
} from './messages.ts';
import type { SectionRow } from './sections.ts';
import { nextCursor, resultOf } from './sections.ts';

/** Every item by its key; none when the server does not know the method. Throws E_LIMIT and E_PROTOCOL, never a partial list. */
export async function readPages(
  connection: Connection,
  { method, list, key }: Pick<SectionRow, 'method' | 'list' | 'key'>,
  itemsOf: (result: JsonObject) => readonly Item[],
): Promise<Items> {
  const items: Record<string, Item> = Object.create(null);
  const seen = new Set<string>();
  let cursor: string | undefined;
  let bytes = 0;
  let values = 0;
  let pointers = 0;
  const { size } = connection;
  let count = 0;
  for (let page = 1; ; page += 1) {
    const text = await connection.request(method, cursor === undefined ? {} : { cursor });
    if (text === undefined && page === 1) return items;
    if (text === undefined) throw new McpLockError(pageRefused(method, page), { place: method });
    bytes += Buffer.byteLength(text);
    if (bytes > size.bytes) throw new McpLockError(listTooLarge(method, size.bytes));
    const found = jsonSize(text);
    values += found.values;
    pointers += found.pointers;
    if (values > size.values) throw new McpLockError(tooManyValues(size.values, method));
    if (pointers > size.pointers) throw new McpLockError(pointersTooLong(method));
    const result = resultOf(text, method);
    for (const item of itemsOf(result)) {
      const name = String(item[key]);
      if (name.length > LIMITS.name) throw new McpLockError(nameTooLong(method, LIMITS.name));
      if (Object.hasOwn(items, name)) {
        throw new McpLockError(itemTwice(method, name), {
          place: `${method}/result/${list}/${count}/${key}`,
        });
      }
      items[name] = item;
      count += 1;
    }
    if (count > LIMITS.items) throw new McpLockError(tooManyItems(method, LIMITS.items));
    cursor = nextCursor(result, method);
    if (cursor === undefined) return items;
    if (seen.has(cursor)) throw new McpLockError(cursorTwice(method), { place: method });
    seen.add(cursor);
    if (page >= LIMITS.pages) throw new McpLockError(tooManyPages(method, LIMITS.pages));
  }
}
