/**
 * The error that a client gets in place of one of a server: code and what the protocol itself needs stay, every text is our own. An
 * error response in, another out. Pure. JSON-RPC 2.0; MCP 2026-07-28 (-32022 names the versions that a server supports).
 */
import { isObject } from '../../lock/pointer.ts';
import type { Json, JsonObject } from '../../model.ts';
import { isRevision } from '../../server/reading/envelope.ts';
import { methodUnknown, versionUnsupported } from '../messages.ts';
import { errorResponse } from './actions.ts';
import { METHOD_NOT_FOUND } from './methods.ts';

const UNSUPPORTED_VERSION = -32022;
/** Older servers refuse a version by it. */
const INVALID_PARAMS = -32602;

/** `text`: for a code that says nothing more. */
export function ownError(id: Json, error: Json | undefined, text: string): JsonObject {
  const given = isObject(error) ? error : {};
  const code = Number.isInteger(given['code']) ? Number(given['code']) : undefined;
  if (code === METHOD_NOT_FOUND) return errorResponse(id, methodUnknown(), code);
  const data = versionsIn(given['data']);
  const isVersion = (code === UNSUPPORTED_VERSION || code === INVALID_PARAMS) && data !== undefined;
  const own = errorResponse(id, isVersion ? versionUnsupported() : text, code);
  return isVersion ? { ...own, error: { ...(own['error'] as JsonObject), data } } : own;
}

/** The versions in the data of an error. */
function versionsIn(data: Json | undefined): JsonObject | undefined {
  if (!isObject(data) || !Array.isArray(data['supported'])) return undefined;
  const { requested } = data;
  return {
    supported: (data['supported'] as readonly Json[]).filter(isRevision),
    ...(isRevision(requested) ? { requested: requested as Json } : {}),
  };
}
