/**
 * One list of a server, page by page to its end (MCP, "Pagination"): a connection and the row of the list in, its items by key
 * out, and what stood beside them. Bounded by `LIMITS`.
 */
import { McpLockError } from '../errors.ts';
import { canonical } from '../lock/canonical.ts';
import type { Item, Items, JsonObject } from '../model.ts';
import type { Connection } from './connection.ts';
import { jsonSize } from './json-size.ts';
import { LIMITS } from './limits.ts';
import {
  cursorTwice,
  itemTwice,
  listTooLarge,
  memberInvalid,
  nameTooLong,
  pageRefused,
  pointersTooLong,
  tooManyItems,
  tooManyPages,
  tooManyValues,
} from './messages.ts';
import { afterPage, NO_PAGE } from './reading/cursor.ts';
import { besideList } from './reading/envelope.ts';
import type { SectionRow } from './sections.ts';
import { resultOf } from './sections.ts';

export interface List {
  /** Every item by its key; none when the server does not know the method. */
  readonly items: Items;
  /** What the pages hold beside their items, each different one once, in the order of the pages. */
  readonly beside: readonly JsonObject[];
}

/** `info`: of the server, which a page may repeat. Throws E_LIMIT and E_PROTOCOL, never a partial list. */
export async function readPages(
  connection: Connection,
  { method, list, key }: Pick<SectionRow, 'method' | 'list' | 'key'>,
  itemsOf: (result: JsonObject) => readonly Item[],
  info: JsonObject,
): Promise<List> {
  const items: Record<string, Item> = Object.create(null);
  const beside = new Map<string, JsonObject>();
  let walk = NO_PAGE;
  let cursor: string | undefined;
  let bytes = 0;
  let values = 0;
  let pointers = 0;
  const { size } = connection;
  let count = 0;
  for (let page = 1; ; page += 1) {
    const text = await connection.request(method, cursor === undefined ? {} : { cursor });
    if (text === undefined && page === 1) return { items, beside: [] };
    if (text === undefined) throw new McpLockError(pageRefused(method, page), { place: method });
    bytes += Buffer.byteLength(text);
    if (bytes > size.bytes) throw new McpLockError(listTooLarge(method, size.bytes));
    const found = jsonSize(text);
    values += found.values;
    pointers += found.pointers;
    if (values > size.values) throw new McpLockError(tooManyValues(size.values, method));
    if (pointers > size.pointers) throw new McpLockError(pointersTooLong(method));
    const result = resultOf(text, method);
    const pageItems = itemsOf(result);
    const left = besideList(result, list, info);
    if (left !== undefined) beside.set(canonical(left), left);
    const step = afterPage(walk, result, pageItems);
    // Nobody can tell what stands behind a list without an end, so that it has none is locked.
    if (step.kind === 'again') return { items, beside: [...beside.values(), { nextCursor: step.cursor }] };
    if (step.kind === 'loop') throw new McpLockError(cursorTwice(method), { place: method });
    for (const item of pageItems) {
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
    if (step.kind === 'end') return { items, beside: [...beside.values()] };
    if (step.kind === 'invalid')
      throw new McpLockError(memberInvalid(method, 'nextCursor'), { place: method });
    ({ cursor, walk } = step);
    if (page >= LIMITS.pages) throw new McpLockError(tooManyPages(method, LIMITS.pages));
  }
}
