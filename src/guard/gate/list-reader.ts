/**
 * The guard's own reading of a list, page by page, because a call depends on it: what to ask next out, answers in.
 * Bounded in pages, items and new starts; ends in `done` or `failed`. No I/O, no clock.
 */
import { isObject } from '../../lock/pointer.ts';
import type { Json, JsonObject, Section } from '../../model.ts';
import { LIMITS } from '../../server/limits.ts';
import { LIST_OF } from './methods.ts';

interface Walk {
  readonly id: string;
  readonly pages: number;
  readonly items: number;
  readonly cursors: ReadonlySet<string>;
  readonly restarts: number;
  /** The list changed while it was read: read it again. */
  readonly stale: boolean;
}

export type Question = JsonObject & { readonly id: string };
export type Step = { readonly ask: Question } | 'done' | 'failed' | 'not mine';

export interface Walks {
  /** The first question; undefined when the section is being read already. */
  readonly start: (section: Section, meta: JsonObject | undefined) => Question | undefined;
  /** What follows from a page (undefined: an answer that is none). */
  readonly page: (
    section: Section,
    id: Json,
    result: JsonObject | undefined,
    meta: JsonObject | undefined,
  ) => Step;
  /** The list of this section changed. */
  readonly changed: (section: Section) => void;
  /** Ends the walk that waits for the answer to this question; its section. */
  readonly abandon: (id: string) => Section | undefined;
  /** Ids of the questions that wait for an answer. */
  readonly running: () => readonly string[];
}

/** How often a list may change while it is read. */
const MOST_RESTARTS = 10;

/** `token` makes the ids ones that no client has. */
export function makeWalks(token: string): Walks {
  const walks = new Map<Section, Walk>();
  let count = 0;
  const ask = (
    section: Section,
    before: Omit<Walk, 'id'>,
    meta: JsonObject | undefined,
    cursor?: string,
  ): Question => {
    count += 1;
    const id = `mcp-lock-${token}-${count}`;
    walks.set(section, { ...before, id });
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
  const fresh = (restarts: number) => ({
    pages: 1,
    items: 0,
    cursors: new Set<string>(),
    restarts,
    stale: false,
  });
  const end = (section: Section, how: 'done' | 'failed'): Step => {
    walks.delete(section);
    return how;
  };
  return {
    start: (section, meta) => (walks.has(section) ? undefined : ask(section, fresh(0), meta)),
    page: (section, id, result, meta) => {
      const walk = walks.get(section);
      if (walk === undefined || walk.id !== id) return 'not mine';
      const list = result?.[LIST_OF[section].list];
      if (!isObject(result) || !Array.isArray(list)) return end(section, 'failed');
      const items = walk.items + list.length;
      const { nextCursor } = result;
      if (walk.stale)
        return walk.restarts >= MOST_RESTARTS
          ? end(section, 'failed')
          : { ask: ask(section, fresh(walk.restarts + 1), meta) };
      if (nextCursor === undefined || nextCursor === null) return end(section, 'done');
      const pages = walk.pages + 1;
      if (typeof nextCursor !== 'string' || walk.cursors.has(nextCursor)) return end(section, 'failed');
      if (pages > LIMITS.pages || items > LIMITS.items) return end(section, 'failed');
      const cursors = new Set(walk.cursors).add(nextCursor);
      return { ask: ask(section, { ...walk, pages, items, cursors }, meta, nextCursor) };
    },
    changed: (section) => {
      const walk = walks.get(section);
      if (walk !== undefined) walks.set(section, { ...walk, stale: true });
    },
    abandon: (id) => {
      const section = [...walks.keys()].find((one) => walks.get(one)?.id === id);
      if (section !== undefined) walks.delete(section);
      return section;
    },
    running: () => [...walks.values()].map(({ id }) => id),
  };
}
