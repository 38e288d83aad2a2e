/**
 * Reads everything a server tells the model, once, from one connection: opening response, four lists, all pages. Text below
 * the SDK in, a whole `Surface` out, or E_*; a partial list never becomes a surface. MCP 2024-11-05 to 2026-07-28.
 */
import { setTimeout } from 'node:timers/promises';
import { McpLockError } from '../errors.ts';
import type { Host } from '../host/host.ts';
import { declaresSkills, linksOf } from '../lock/page-links.ts';
import { isObject } from '../lock/pointer.ts';
import { perSection } from '../lock/section.ts';
import type { Items, JsonObject, Section, ServerInfo, Surface } from '../model.ts';
import { SECTIONS } from '../model.ts';
import type { Connection } from './connection.ts';
import { inputClosed, listsKeepChanging, listTimeOut, memberInvalid } from './messages.ts';
import type { List } from './pages.ts';
import { readPages } from './pages.ts';
import { besideOpening, SERVER_INFO_META } from './reading/envelope.ts';
import { isRefusal } from './request-error.ts';
import { itemsOf, resultOf, SECTION_ROWS } from './sections.ts';

/** One read of all lists. */
async function readLists(connection: Connection, host: Host): Promise<Surface> {
  const server = serverInfo(connection);
  const lists = perSection((section) =>
    readPages(connection, SECTION_ROWS[section], (result) => itemsOf(result, section), server.info),
  );
  for (const list of Object.values(lists)) list.catch(() => undefined);
  const announced = SECTIONS.filter((section) => connection.hasCapability(SECTION_ROWS[section].capability));
  await Promise.all(announced.map((section) => lists[section]));
  const sections: Record<Section, Items> = perSection(() => ({}));
  const beside: Record<string, readonly JsonObject[]> = {};
  await Promise.all(
    SECTIONS.map(async (section) => {
      const list = announced.includes(section)
        ? await lists[section]
        : await unannounced(lists[section], section, connection, host);
      sections[section] = list.items;
      beside[section] = list.beside;
    }),
  );
  const { skills, ...unlisted } = await readUnlisted(connection, server, sections);
  return {
    server: withBeside(server, { ...beside, skills: skills?.beside ?? [] }),
    sections,
    ...unlisted,
    ...(skills === undefined ? {} : { skills: skills.items }),
  };
}

/** What stands beside the lists is kept with what the server says of itself. */
function withBeside(server: ServerInfo, beside: Readonly<Record<string, readonly JsonObject[]>>): ServerInfo {
  const found = Object.entries(beside).filter(([, left]) => left.length > 0);
  return found.length === 0 ? server : { ...server, listExtra: Object.fromEntries(found) };
}

/** One read; undefined when a list changed meanwhile: the server said so, or it shows at one more look. */
export async function readSurface(connection: Connection, host: Host): Promise<Surface | undefined> {
  return readOnce(connection, host, (surface) => lastLook(connection, surface));
}

/** The same to compare with a lock, without one more request where no stream is open in which more could have come. */
export async function readToCompare(connection: Connection, host: Host): Promise<Surface | undefined> {
  return readOnce(
    connection,
    host,
    async (surface) => (await connection.allArrived()) || lastLook(connection, surface),
  );
}

async function readOnce(
  connection: Connection,
  host: Host,
  look: (surface: Surface) => Promise<boolean>,
): Promise<Surface | undefined> {
  const before = connection.changes().count;
  const surface = await readLists(connection, host);
  const isSame = await look(surface);
  return isSame && connection.changes().count === before ? surface : undefined;
}

/**
 * One more request, so that what the server sent right behind its lists has arrived: the shortest list again, since every server
 * has answered that one. False: it names an item now that it did not have.
 */
async function lastLook(connection: Connection, { sections }: Surface): Promise<boolean> {
  const length = (section: Section) => Object.keys(sections[section]).length;
  const [shortest = 'tools'] = [...SECTIONS].sort((a, b) => length(a) - length(b));
  const { method, key } = SECTION_ROWS[shortest];
  try {
    const text = await connection.request(method);
    if (text === undefined) return true;
    return itemsOf(resultOf(text, method), shortest).every((item) =>
      Object.hasOwn(sections[shortest], String(item[key])),
    );
  } catch (error) {
    // A server that reads no more requests has no more to say.
    const isOver = error instanceof McpLockError && error.message === inputClosed().message;
    if (!isOver && (!isRefusal(error) || connection.isSessionLost())) throw error;
    return true;
  }
}

/** Linked pages and skills, which are in none of the four lists. Loads and requests nothing for a server without any. */
async function readUnlisted(
  connection: Connection,
  { capabilities, info }: ServerInfo,
  { tools }: Surface['sections'],
): Promise<Pick<Surface, 'linked'> & { readonly skills?: List }> {
  const links = linksOf(Object.values(tools));
  const hasSkills = declaresSkills(capabilities);
  if (links.length === 0 && !hasSkills) return {};
  const { readLinked, readSkills } = await import('./linked.ts');
  const [linked, skills] = await Promise.all([
    links.length === 0 ? {} : readLinked(connection, links, info),
    hasSkills ? readSkills(connection, info) : undefined,
  ]);
  return {
    ...(Object.keys(linked).length === 0 ? {} : { linked }),
    ...(skills === undefined ? {} : { skills }),
  };
}

/** How often a list may change while it is read. */
const MAX_READS = 10;

/**
 * Waits until no `list_changed` has come for `waits.quiet`, at most `waits.quietMax` in all, then reads; once more after each
 * change that comes meanwhile. Throws E_PROTOCOL when there is no end to them, and what the host's signal is aborted with.
 */
export async function readWhenQuiet(connection: Connection, host: Host): Promise<Surface> {
  const { quiet, quietMax } = host.waits;
  const start = host.now();
  for (let reads = 0; reads < MAX_READS; reads += 1) {
    for (;;) {
      const now = host.now();
      const quietAt = Math.max(start, connection.changes().at) + quiet;
      if (now >= Math.min(quietAt, start + quietMax)) break;
      const left = Math.min(quietAt, start + quietMax) - now;
      await setTimeout(left, undefined, { signal: host.signal }).catch(() => host.signal.throwIfAborted());
    }
    const surface = await readSurface(connection, host);
    if (surface !== undefined) return surface;
  }
  throw new McpLockError(listsKeepChanging(), { place: 'notifications/list_changed' });
}

/**
 * A list whose capability the server does not announce: any error counts as an empty list, silence does not. Throws
 * E_TIMEOUT after `waits.unannounced`.
 */
async function unannounced(
  list: Promise<List>,
  section: Section,
  connection: Connection,
  host: Host,
): Promise<List> {
  const ms = host.waits.unannounced;
  let stop = () => {};
  const { method } = SECTION_ROWS[section];
  const silence = new Promise<never>((_, reject) => {
    stop = host.timer(ms, () => reject(new McpLockError(listTimeOut(method, ms), { place: method })));
  });
  try {
    return await Promise.race([list, silence]);
  } catch (error) {
    if (isRefusal(error) && !connection.isSessionLost()) return { items: {}, beside: [] };
    throw error;
  } finally {
    stop();
  }
}

function serverInfo(connection: Connection): ServerInfo {
  const { method, text } = connection.opening;
  const result = resultOf(text, method);
  const instructions = result['instructions'];
  if (instructions !== undefined && typeof instructions !== 'string') {
    throw new McpLockError(memberInvalid(method, 'instructions'), {
      place: `${method}/result/instructions`,
    });
  }
  return serverInfoOf(result, connection.protocolVersion);
}

/** The `result` of an opening response as the lock keeps it; instructions are left out unless they are text. */
export function serverInfoOf(result: JsonObject, protocolVersion: string): ServerInfo {
  const instructions = result['instructions'];
  const info = object(result['serverInfo'] ?? object(result['_meta'])[SERVER_INFO_META]);
  const extra = besideOpening(result, info);
  return {
    info,
    protocolVersion,
    capabilities: object(result['capabilities']),
    ...(typeof instructions === 'string' ? { instructions } : {}),
    ...(extra === undefined ? {} : { extra }),
  };
}

const object = (value: JsonObject[string] | undefined): JsonObject => (isObject(value) ? value : {});
