/**
 * Recognises lockfiles of other tools that use the same file name, so that they are named and never misread.
 * Parsed JSON in, the tool's name or undefined out. Pure.
 */

import type { Json } from '../model.ts';
import { isObject } from './pointer.ts';

/** Which other tool wrote this, if one did. */
export function foreignTool(value: Json): string | undefined {
  if (!isObject(value)) return undefined;
  const servers = isObject(value['servers']) ? Object.values(value['servers']) : [];
  const some = (field: string): boolean =>
    servers.some((server) => isObject(server) && Object.hasOwn(server, field));
  if (some('selectedTarget') || some('capabilityManifest')) return 'ToolPin';
  if (typeof value['version'] === 'string' && /^3\./.test(value['version'])) return 'MCPTrust';
  if (value['version'] === 1 && (Object.hasOwn(value, 'configPath') || Object.hasOwn(value, 'host'))) {
    return 'another mcp-lock (the one by blestlabs)';
  }
  if (!Object.hasOwn(value, 'lockfileVersion') && some('tools') && !some('launch')) return 'another tool';
  if (Object.hasOwn(value, 'packages') && Object.hasOwn(value, 'lockfileVersion')) return 'npm';
  return undefined;
}
