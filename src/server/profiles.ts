/**
 * The clients that mcp-lock can present itself as: the `clientInfo` and the capabilities of each. A table and two look-ups.
 * Versions are of about the time of this release, since servers tell clients apart by name.
 */
import { McpLockError } from '../errors.ts';
import type { JsonObject } from '../model.ts';
import { newerProfile, unknownProfile } from './messages.ts';

/** What a client presents to a server: name, version and capabilities. */
export interface Profile {
  /** As a person types it: `--as claude-code`. */
  readonly id: string;
  /** `clientInfo` of the opening request. */
  readonly info: { readonly name: string; readonly version: string; readonly title?: string };
  readonly capabilities: JsonObject;
}

/** A client that shows pages of a server (MCP Apps). */
const UI: JsonObject = {
  extensions: { 'io.modelcontextprotocol/ui': { mimeTypes: ['text/html;profile=mcp-app'] } },
};
const ROOTS: JsonObject = { roots: { listChanged: true } };
const ELICITATION: JsonObject = { elicitation: { form: {}, url: {} } };
const SAMPLING: JsonObject = { sampling: {} };

/** mcp-lock itself: all capabilities of the protocol, so that tools for such clients are seen too. */
const FULL: JsonObject = { ...ROOTS, ...SAMPLING, ...ELICITATION };

/** Capabilities that a client may announce, from none to all. */
export const CAPABILITY_SETS = {
  none: {},
  'roots only': ROOTS,
  full: FULL,
  'full and pages': { ...FULL, ...UI },
} as const satisfies Readonly<Record<string, JsonObject>>;

/** Id, `clientInfo.name`, `clientInfo.version`, capabilities. */
const ROWS: readonly (readonly [string, string, string, JsonObject])[] = [
  ['mcp-lock', 'mcp-lock', '1.0.0', FULL],
  ['claude-code', 'claude-code', '2.1.90', { ...ROOTS, ...ELICITATION }],
  ['claude-desktop', 'claude-ai', '0.1.0', UI],
  ['cursor', 'cursor-vscode', '1.0.0', { ...ROOTS, ...ELICITATION, ...UI }],
  ['vscode', 'Visual Studio Code', '1.118.0', { ...FULL, ...UI }],
  ['codex', 'codex-mcp-client', '0.118.0', ELICITATION],
  ['gemini', 'gemini-cli-mcp-client', '0.0.1', ROOTS],
  ['zed', 'Zed', '0.220.0', {}],
  ['windsurf', 'windsurf-client', '1.0.0', {}],
  ['cline', 'Cline', '3.60.0', {}],
  ['roo', 'Roo Code', '3.40.0', {}],
  ['kilo', 'Kilo Code', '5.2.0', {}],
  ['continue', 'continue-client', '1.0.0', {}],
  ['opencode', 'opencode', '1.2.0', {}],
  ['goose', 'goose', '1.20.0', { ...SAMPLING, ...ELICITATION, ...UI }],
  ['copilot-cli', 'github-copilot-developer', '1.0.0', ELICITATION],
  ['amp', 'amp-mcp-client', '1.0.0', {}],
  ['warp', 'Warp', '1.0.0', {}],
  ['kiro', 'kiro', '1.0.0', {}],
  ['librechat', '@librechat/api-client', '1.2.3', {}],
];

/** Every client profile, mcp-lock itself first. */
export const PROFILES: readonly Profile[] = ROWS.map(([id, name, version, capabilities]) => ({
  id,
  info: { name, version },
  capabilities,
}));

export const findProfile = (id: string): Profile | undefined => PROFILES.find((profile) => profile.id === id);

/** The profile named with `--as`. Throws E_USAGE that lists all of them. */
export function profileNamed(id: string): Profile {
  const found = findProfile(id);
  if (found !== undefined) return found;
  const known = PROFILES.map((profile) => profile.id);
  throw new McpLockError(unknownProfile(id.replace(/[^\w .@/-]/g, '?'), known));
}

/** The profile noted in a lock. Throws E_LOCK_NEWER for one that this version does not know. */
export function profileLocked(id: string): Profile {
  const found = findProfile(id);
  if (found !== undefined) return found;
  throw new McpLockError(newerProfile());
}
