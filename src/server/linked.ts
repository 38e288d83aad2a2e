/**
 * Reads what is in none of a server's four lists: each page that a tool links to (`resources/read`), and the skills that the
 * server declares (`skills/list`). A connection in, the responses as sent out. A page that the server refuses is left out.
 * Requests go to the server alone. MCP Apps; Skills (SEP-2640).
 */
import { McpLockError } from '../errors.ts';
import { isObject } from '../lock/pointer.ts';
import type { Item, Json, JsonObject, LinkedResource } from '../model.ts';
import type { Connection } from './connection.ts';
import { LIMITS } from './limits.ts';
import { mapConcurrently } from './map-concurrently.ts';
import { itemInvalid, linkedPageTooLarge, memberMissing, tooManyLinks } from './messages.ts';
import type { List } from './pages.ts';
import { readPages } from './pages.ts';
import { besideList } from './reading/envelope.ts';
import { isRefusal } from './request-error.ts';
import { resultOf } from './sections.ts';

/** Pages that are requested at a time. */
const AT_A_TIME = 8;
const READ = 'resources/read';

/** Each page that can be read, by its address. Throws E_LIMIT for too many or too large a one. */
export async function readLinked(
  connection: Connection,
  links: readonly string[],
  info: JsonObject,
): Promise<Readonly<Record<string, LinkedResource>>> {
  if (links.length > LIMITS.links) throw new McpLockError(tooManyLinks(links.length, LIMITS.links));
  const pages = await mapConcurrently(links, AT_A_TIME, async (uri) => {
    const page = await readOne(connection, uri, info);
    return page === undefined ? [] : [[uri, page] as const];
  });
  return Object.fromEntries(pages.flat());
}

async function readOne(
  connection: Connection,
  uri: string,
  info: JsonObject,
): Promise<LinkedResource | undefined> {
  let text: string | undefined;
  try {
    text = await connection.request(READ, { uri });
  } catch (error) {
    if (isRefusal(error) && !connection.isSessionLost()) return undefined;
    throw error;
  }
  if (text === undefined) return undefined;
  const result = resultOf(text, READ);
  const { contents } = result;
  if (!Array.isArray(contents) || contents.length === 0 || !(contents as readonly Json[]).every(isObject))
    throw new McpLockError(memberMissing(READ, 'contents'), { place: `${READ} ${uri}` });
  const parts = contents as readonly JsonObject[];
  if (sizeOf(parts) > LIMITS.linkBytes) throw new McpLockError(linkedPageTooLarge(LIMITS.linkBytes));
  const extra = besideList(result, 'contents', info);
  return { contents: parts, ...(extra === undefined ? {} : { extra }) };
}

const sizeOf = (parts: readonly JsonObject[]): number =>
  parts.reduce(
    (sum, { text, blob }) =>
      sum + Buffer.byteLength(String(text ?? '')) + Buffer.byteLength(String(blob ?? '')),
    0,
  );

const SKILLS = { method: 'skills/list', list: 'skills', key: 'uri' } as const;

/** Every skill by the address of its `SKILL.md`. Throws E_PROTOCOL for an entry without one. */
export const readSkills = (connection: Connection, info: JsonObject): Promise<List> =>
  readPages(connection, SKILLS, skillsOf, info);

function skillsOf({ skills }: JsonObject): readonly Item[] {
  if (!Array.isArray(skills))
    throw new McpLockError(memberMissing(SKILLS.method, 'skills'), { place: SKILLS.method });
  for (const [index, skill] of (skills as readonly Json[]).entries()) {
    const wrong = wrongField(skill);
    if (wrong === undefined) continue;
    throw new McpLockError(itemInvalid(SKILLS.method, wrong), {
      place: `${SKILLS.method}/result/skills/${index}/${wrong}`,
    });
  }
  return skills as readonly Item[];
}

/** The first member of a skill whose type the lock cannot hold. */
function wrongField(skill: Json): string | undefined {
  if (!isObject(skill) || typeof skill['uri'] !== 'string') return 'uri';
  const { description = '' } = skill;
  return typeof description === 'string' ? undefined : 'description';
}
