/**
 * Claude Code: `.mcp.json` of the start folder and of each one above, plugin manifests, and the servers of the user. The user's own file
 * also holds history and tokens; only the servers are read. Run with version 2.1.197: it reads above the root of a repository, too; of one
 * name, local wins over project, the nearest over those above, and project over user; local servers are kept under the root of the
 * repository, or under the start folder where there is none. Documented: the managed file stands for all others. Which project servers a
 * person has approved is not looked at.
 */
import type { Client } from '../../contracts.ts';
import { envFolder, perPlatform, project, ROOT, user } from '../client-paths.ts';
import { clientOf, MCP_SERVERS } from '../client-row.ts';
import { WORKSPACE_FOLDER } from '../reading/layout.ts';

/** Read anyway when a manifest names them. */
const PLUGIN_FILES = ['.mcp.json', './.mcp.json', '${CLAUDE_PLUGIN_ROOT}/.mcp.json'];

const MANIFEST = { settings: true, foreign: [], ignoredReferences: PLUGIN_FILES } as const;
/** Run with version 2.1.197: a skill with a manifest is loaded as a plugin. Without one, its `.mcp.json` is read here all the same. */
const PLUGIN_OF_SKILLS = {
  each: /^[^.]/,
  inside: '.claude-plugin/plugin.json',
  apart: true,
  layout: MANIFEST,
} as const;
const SERVERS_OF_SKILLS = {
  each: /^[^.]/,
  inside: '.mcp.json',
  apart: true,
  layout: { topLevel: true },
} as const;

/** Claude Code. */
export const claudeCode: Client = clientOf({
  id: 'claude-code',
  label: 'Claude Code',
  dialect: 'claude-code',
  names: 'whole',
  files: [
    project('.mcp.json', { reads: 'disk', layout: { topLevel: true } }),
    project('.claude-plugin/plugin.json', {
      apart: true,
      layout: MANIFEST,
    }),
    project('.claude/skills', PLUGIN_OF_SKILLS),
    project('.claude/skills', SERVERS_OF_SKILLS),
    user(envFolder('CLAUDE_CONFIG_DIR', '.claude'), 'skills', PLUGIN_OF_SKILLS),
    user(envFolder('CLAUDE_CONFIG_DIR', '.claude'), 'skills', SERVERS_OF_SKILLS),
    perPlatform(
      {
        linux: [ROOT, 'etc/claude-code/managed-mcp.json'],
        darwin: [ROOT, 'Library/Application Support/ClaudeCode/managed-mcp.json'],
        win32: [ROOT, 'Program Files/ClaudeCode/managed-mcp.json'],
      },
      {
        layer: 'managed',
        alone: true,
        layout: { notice: 'While this file exists, Claude Code starts only the servers in it.' },
      },
    ),
    user(envFolder('CLAUDE_CONFIG_DIR', ''), '.claude.json', {
      layout: {
        settings: true,
        foreign: [],
        containers: [['projects', WORKSPACE_FOLDER, 'mcpServers'], ['mcpServers']],
      },
    }),
  ],
  // A run (2.1, 2026-11) started a server with "cwd" in the start folder: the key has no effect.
  layout: { ...MCP_SERVERS, withoutType: 'skipped', keys: { cwd: [] } },
  tells: [{ at: ['mcpServers'], mentions: '${CLAUDE_PLUGIN_ROOT}' }],
});
