/**
 * The guard's own reading of a list, page by page, because a call depends on it: responses in, the next request out. Bounded in
 * pages, items and restarts; ends in `done` or `failed`. No I/O, no clock.
 */
import { isObject } from '../../lock/pointer.ts';
import type { Json, JsonObject, Section } from '../../model.ts';
import { LIMITS } from '../../server/limits.ts';
import type { Walk } from '../../server/reading/cursor.ts';
import { afterPage, NO_PAGE } from '../../server/reading/cursor.ts';
import { LIST_OF } from '../../server/reading/result.ts';

interface Reading {
  readonly id: string;
  readonly pages: number;
  readonly items: number;
  readonly walk: Walk;
  readonly restarts: number;
  /** The list changed while it was read: read it again. */
  readonly stale: boolean;
}

export type ListRequest = JsonObject & { readonly id: string };
/** `foreign`: the response belongs to no reading. */
type Step = { readonly request: ListRequest } | 'done' | 'failed' | 'foreign';

interface ListReader {
  /** The first request; undefined when the section is being read already. */
  readonly start: (section: Section, meta: JsonObject | undefined) => ListRequest | undefined;
  /** What follows a page. `result`: undefined for a response without a usable one. */
  readonly page: (
    section: Section,
    id: Json,
    result: JsonObject | undefined,
    meta: JsonObject | undefined,
  ) => Step;
  readonly listChanged: (section: Section) => void;
  /** Ends the reading that waits for the response to this request; its section. */
  readonly abandon: (id: string) => Section | undefined;
  /** Ids of the requests that wait for a response. */
  readonly waiting: () => readonly string[];
}

/** How often a list may change while it is read. */
const MAX_RESTARTS = 10;

/** `token` makes the ids of the requests ones that no client has. */
export function makeListReader(token: string): ListReader {
  const readings = new Map<Section, Reading>();
  let count = 0;
  const request = (
    section: Section,
    reading: Omit<Reading, 'id'>,
    meta: JsonObject | undefined,
    cursor?: string,
  ): ListRequest => {
    count += 1;
    const id = `mcp-lock-${token}-${count}`;
    readings.set(section, { ...reading, id });
    const params = {
      ...(cursor === undefined ? {} : { cursor }),
      ...(meta === undefined ? {} : { _meta: meta }),
    };
    return {
      jsonrpc: '2.0',
      id,
      method: LIST_OF[section].method,
      ...(Object.keys(params).length === 0 ? {} : { params }),
    };
  };
  const firstPage = (restarts: number) => ({
    pages: 1,
    items: 0,
    walk: NO_PAGE,
    restarts,
    stale: false,
  });
  const end = (section: Section, how: 'done' | 'failed'): Step => {
    readings.delete(section);
    return how;
  };
  return {
    start: (section, meta) => (readings.has(section) ? undefined : request(section, firstPage(0), meta)),
    page: (section, id, result, meta) => {
      const reading = readings.get(section);
      if (reading === undefined || reading.id !== id) return 'foreign';
      const list = result?.[LIST_OF[section].list];
      if (!isObject(result) || !Array.isArray(list)) return end(section, 'failed');
      const items = reading.items + list.length;
      if (reading.stale)
        return reading.restarts >= MAX_RESTARTS
          ? end(section, 'failed')
          : { request: request(section, firstPage(reading.restarts + 1), meta) };
      const step = afterPage(reading.walk, result, list);
      if (step.kind === 'end' || step.kind === 'again') return end(section, 'done');
      const pages = reading.pages + 1;
      if (step.kind !== 'next' || pages > LIMITS.pages || items > LIMITS.items) return end(section, 'failed');
      const { walk, cursor } = step;
      return { request: request(section, { ...reading, pages, items, walk }, meta, cursor) };
    },
    listChanged: (section) => {
      const reading = readings.get(section);
      if (reading !== undefined) readings.set(section, { ...reading, stale: true });
    },
    abandon: (id) => {
      const section = [...readings.keys()].find((one) => readings.get(one)?.id === id);
      if (section !== undefined) readings.delete(section);
      return section;
    },
    waiting: () => [...readings.values()].map(({ id }) => id),
  };
}
