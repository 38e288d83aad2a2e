/**
 * Warp: its own `.mcp.json` of the project and of the user, and those of other programs that it reads too.
 */
import type { Client } from '../../contracts.ts';
import { HOME, project, user } from '../client-paths.ts';
import { clientOf } from '../client-row.ts';
import { CODEX_SERVERS } from './codex.ts';

/** Warp. */
export const warp: Client = clientOf({
  id: 'warp',
  label: 'Warp',
  dialect: 'warp',
  files: [
    project('.warp/.mcp.json'),
    project('.agents/.mcp.json'),
    project('.mcp.json'),
    project('.codex/config.toml', { layout: { ...CODEX_SERVERS, rawVariables: false } }),
    user(HOME, '.warp/.mcp.json'),
    user(HOME, '.claude.json', { layout: { settings: true, rawVariables: false } }),
  ],
  layout: {
    format: 'json',
    rawVariables: true,
    containers: [['mcpServers'], ['servers'], ['mcp_servers'], ['mcp', 'servers']],
    keys: { cwd: ['working_directory', 'cwd'] },
  },
});
