/**
 * The result of `initialize` or `server/discover` as the client may read it: the live one in; the same with the locked text in
 * place of every text that was not reviewed out. Numbers, dates and the envelope of the protocol pass. Pure. MCP 2024-11-05 to
 * 2026-07-28.
 */
import { isObject } from '../../lock/pointer.ts';
import type { Json, JsonObject, ServerInfo } from '../../model.ts';
import { isEnvelope, isRevision, SERVER_INFO_META } from '../../server/reading/envelope.ts';
import type { ServerPart } from './verdicts.ts';

export const isLockedVersion = (version: Json, { protocolVersion }: ServerInfo): boolean =>
  isRevision(version) || version === protocolVersion;

/** `parts`: which are the locked ones. Undefined: nothing is to be replaced. Instructions are judged elsewhere. */
export function openingAsLocked(
  result: JsonObject,
  parts: Readonly<Record<ServerPart, boolean>>,
  locked: ServerInfo,
): JsonObject | undefined {
  const { info, capabilities, extra = {}, protocolVersion } = locked;
  const isLocked = (version: Json) => isLockedVersion(version, locked);
  const memberOf = (name: string, value: Json): Json | undefined => {
    switch (name) {
      case 'instructions':
        return value;
      case 'serverInfo':
        return parts.info && isObject(value) ? value : info;
      case 'capabilities':
        return parts.capabilities && isObject(value) ? value : capabilities;
      case 'protocolVersion':
        return isLocked(value) ? value : protocolVersion;
      case 'supportedVersions':
        if (parts.extra) return value;
        return Array.isArray(value) ? sameOr(value, value.filter(isLocked)) : undefined;
      case '_meta':
        return parts.extra && (parts.info || result['serverInfo'] !== undefined)
          ? value
          : metaOf(value, parts.info && result['serverInfo'] === undefined, info);
      default:
        if (parts.extra || isEnvelope(name, value)) return value;
        return Object.hasOwn(extra, name) ? extra[name] : undefined;
    }
  };
  const members = Object.entries(result).map(([name, value]) => ({
    name,
    value,
    now: memberOf(name, value),
  }));
  if (members.every(({ value, now }) => value === now)) return undefined;
  const out: Record<string, Json> = Object.create(null);
  for (const { name, now } of members) if (now !== undefined) out[name] = now;
  return out;
}

/** Of what the lock does not hold, only the server's name stays, where revision 2026-07-28 has it. */
function metaOf(meta: Json, infoIsLocked: boolean, info: JsonObject): Json | undefined {
  if (!isObject(meta) || !Object.hasOwn(meta, SERVER_INFO_META)) return undefined;
  const live = meta[SERVER_INFO_META];
  const kept = { [SERVER_INFO_META]: infoIsLocked && isObject(live) ? live : info };
  return Object.keys(meta).length === 1 && kept[SERVER_INFO_META] === live ? meta : kept;
}

const sameOr = (value: readonly Json[], kept: readonly Json[]): Json =>
  kept.length === value.length ? value : kept;
