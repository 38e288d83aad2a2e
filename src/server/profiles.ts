/**
 * The clients that mcp-lock can present itself as: what each sends as its name and what it says that it can do. Rows and
 * one look-up. Versions are of about the time of this release: a server that tells clients apart does so by name.
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

/** Shows pages of a server beside the conversation (MCP Apps). */
const UI: JsonObject = {
  extensions: { 'io.modelcontextprotocol/ui': { mimeTypes: ['text/html;profile=mcp-app'] } },
};
const ROOTS: JsonObject = { roots: { listChanged: true } };
const ASKS: JsonObject = { elicitation: { form: {}, url: {} } };
const SAMPLES: JsonObject = { sampling: {} };

/** What mcp-lock says by itself: all that the protocol has, so that tools for able clients are seen. */
export const FULL: JsonObject = { ...ROOTS, ...SAMPLES, ...ASKS };

/** What a client can say that it can do, from nothing to everything. */
export const CAPABILITY_SETS = {
  none: {},
  'roots only': ROOTS,
  full: FULL,
  'full and pages': { ...FULL, ...UI },
} as const satisfies Readonly<Record<string, JsonObject>>;

/** Id, `clientInfo.name`, `clientInfo.version`, capabilities. */
const ROWS: readonly (readonly [string, string, string, JsonObject])[] = [
  ['mcp-lock', 'mcp-lock', '1.0.0', FULL],
  ['claude-code', 'claude-code', '2.1.90', { ...ROOTS, ...ASKS }],
  ['claude-desktop', 'claude-ai', '0.1.0', UI],
  ['cursor', 'cursor-vscode', '1.0.0', { ...ROOTS, ...ASKS, ...UI }],
  ['vscode', 'Visual Studio Code', '1.118.0', { ...FULL, ...UI }],
  ['codex', 'codex-mcp-client', '0.118.0', ASKS],
  ['gemini', 'gemini-cli-mcp-client', '0.0.1', ROOTS],
  ['zed', 'Zed', '0.220.0', {}],
  ['windsurf', 'windsurf-client', '1.0.0', {}],
  ['cline', 'Cline', '3.60.0', {}],
  ['roo', 'Roo Code', '3.40.0', {}],
  ['kilo', 'Kilo Code', '5.2.0', {}],
  ['continue', 'continue-client', '1.0.0', {}],
  ['opencode', 'opencode', '1.2.0', {}],
  ['goose', 'goose', '1.20.0', { ...SAMPLES, ...ASKS, ...UI }],
  ['copilot-cli', 'github-copilot-developer', '1.0.0', ASKS],
  ['amp', 'amp-mcp-client', '1.0.0', {}],
  ['warp', 'Warp', '1.0.0', {}],
  ['kiro', 'kiro', '1.0.0', {}],
  ['librechat', '@librechat/api-client', '1.2.3', {}],
];

/** Every client one can be, mcp-lock itself first. */
export const PROFILES: readonly Profile[] = ROWS.map(([id, name, version, capabilities]) => ({
  id,
  info: { name, version },
  capabilities,
}));

export const findProfile = (id: string): Profile | undefined => PROFILES.find((profile) => profile.id === id);

/** The client named with `--as`. Throws E_USAGE with those there are. */
export function profileNamed(id: string): Profile {
  const found = findProfile(id);
  if (found !== undefined) return found;
  const known = PROFILES.map((profile) => profile.id);
  throw new McpLockError(unknownProfile(id.replace(/[^\w .@/-]/g, '?'), known));
}

/** The client a lock says a server was asked as. Throws E_LOCK_NEWER for one that this version does not know. */
export function profileLocked(id: string): Profile {
  const found = findProfile(id);
  if (found !== undefined) return found;
  throw new McpLockError(newerProfile());
}
