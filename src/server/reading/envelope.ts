/**
 * What a result holds beside what it is asked for: members that the revisions define for every result, of the type that they
 * have there, are passed over; everything else is text that somebody may read, and is locked. Pure. MCP 2024-11-05 to
 * 2026-07-28, "Result".
 */
import { same } from '../../lock/canonical.ts';
import { isObject } from '../../lock/pointer.ts';
import type { Json, JsonObject } from '../../model.ts';

/** Where a result of revision 2026-07-28 has what `initialize` gives as `serverInfo`. */
export const SERVER_INFO_META = 'io.modelcontextprotocol/serverInfo';

/** Whether a protocol version is a date, which has no room for other text. */
export const isRevision = (version: Json | undefined): boolean =>
  typeof version === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(version);

/** Members of every result, and whether a value leaves no room for text. */
const ENVELOPE: Readonly<Record<string, (value: Json) => boolean>> = {
  resultType: (value) => value === 'complete',
  ttlMs: (value) => typeof value === 'number' && value >= 0,
  cacheScope: (value) => value === 'public' || value === 'private',
};

/** Whether a member belongs to every result and leaves no room for text. */
export const isEnvelope = (name: string, value: Json): boolean =>
  Object.hasOwn(ENVELOPE, name) && ENVELOPE[name]?.(value) === true;

/** Members of an opening result that the lock keeps in a place of their own. */
const OPENING: Readonly<Record<string, (value: Json) => boolean>> = {
  protocolVersion: () => true,
  supportedVersions: (value) => Array.isArray(value) && (value as readonly Json[]).every(isRevision),
  serverInfo: isObject,
  capabilities: isObject,
  instructions: () => true,
};

/** `info`: of the server, which a result may repeat. Undefined: nothing is left. */
export const besideOpening = (result: JsonObject, info: JsonObject): JsonObject | undefined =>
  leftOver(result, info, OPENING);

/** `list`: the member that the result is asked for. Its cursor belongs to no text: readers follow it. */
export const besideList = (result: JsonObject, list: string, info: JsonObject): JsonObject | undefined =>
  leftOver(result, info, { [list]: () => true, nextCursor: () => true });

function leftOver(
  result: JsonObject,
  info: JsonObject,
  known: Readonly<Record<string, (value: Json) => boolean>>,
): JsonObject | undefined {
  const members = { ...ENVELOPE, ...known };
  const out: Record<string, Json> = Object.create(null);
  for (const [name, value] of Object.entries(result)) {
    const isKnown = Object.hasOwn(members, name) ? members[name] : undefined;
    const left = name === '_meta' ? metaLeft(value, info) : isKnown?.(value) ? undefined : value;
    if (left !== undefined) out[name] = left;
  }
  return Object.keys(out).length === 0 ? undefined : out;
}

/** `_meta` without the server's own name, where that is the known one. */
function metaLeft(meta: Json, info: JsonObject): Json | undefined {
  if (!isObject(meta)) return meta;
  const left: Record<string, Json> = Object.assign(Object.create(null), meta);
  if (same(left[SERVER_INFO_META], info)) delete left[SERVER_INFO_META];
  return Object.keys(left).length === 0 ? undefined : left;
}
