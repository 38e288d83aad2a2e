/**
 * One list of a server, page by page to its end: a connection and the row of the list in, its items by key out. Pages
 * have no end that a server must keep to, so they are counted, and a cursor that comes back ends the walk.
 */
import { McpLockError } from '../errors.ts';
import type { Item, Items, JsonObject } from '../model.ts';
import type { Connection } from './connect.ts';
import { LIMITS } from './limits.ts';
import type { SectionRow } from './sections.ts';
import { nextCursor, resultOf } from './sections.ts';
import { tooManyValues, weightOf } from './weight.ts';

/** Every item by its key. Throws E_LIMIT and E_PROTOCOL: a list is whole or not there. */
export async function readPages(
  connection: Connection,
  { method, list, key }: Pick<SectionRow, 'method' | 'list' | 'key'>,
  itemsOf: (result: JsonObject) => readonly Item[],
): Promise<Items> {
  const out: Record<string, Item> = Object.create(null);
  const seen = new Set<string>();
  let cursor: string | undefined;
  let bytes = 0;
  let values = 0;
  let count = 0;
  for (let page = 1; ; page += 1) {
    const text = await connection.ask(method, cursor === undefined ? {} : { cursor });
    if (text === undefined && page === 1) return out;
    if (text === undefined)
      throw new McpLockError('E_PROTOCOL', `it does not know ${method} on page ${page}`, { place: method });
    bytes += Buffer.byteLength(text);
    limit(bytes <= LIMITS.bytes, `${method} is larger than ${LIMITS.bytes / 1024 / 1024} MiB`);
    values += weightOf(text);
    if (values > LIMITS.values) throw tooManyValues(method);
    const result = resultOf(text, method);
    for (const item of itemsOf(result)) {
      const name = String(item[key]);
      if (Object.hasOwn(out, name)) {
        throw new McpLockError('E_PROTOCOL', `${method} names ${JSON.stringify(name)} twice`, {
          place: `${method}/result/${list}/${count}/${key}`,
          next: 'report it to the author of the server: order must not decide which of the two is locked',
        });
      }
      out[name] = item;
      count += 1;
    }
    limit(count <= LIMITS.items, `${method} has more than ${LIMITS.items} items`);
    cursor = nextCursor(result, method);
    if (cursor === undefined) return out;
    if (seen.has(cursor)) {
      throw new McpLockError('E_LIMIT', `${method} gives the same cursor again and again`, { place: method });
    }
    seen.add(cursor);
    limit(page < LIMITS.pages, `${method} has more than ${LIMITS.pages} pages`);
  }
}

function limit(within: boolean, message: string): void {
  if (!within) throw new McpLockError('E_LIMIT', message, { next: 'report it to the author of the server' });
}
