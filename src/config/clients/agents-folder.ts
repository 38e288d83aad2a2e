/**
 * The `.agents` folder that several clients share: `mcp.json` of the project (opencode in one version) and of the user (pi-mcp-adapter
 * 2.36.0 reads both files of the user). Antigravity and Warp have files of their own in that folder.
 */
import type { Client } from '../../contracts.ts';
import { HOME, project, user } from '../client-paths.ts';
import { clientOf, MCP_SERVERS } from '../client-row.ts';

/** The shared .agents folder. */
export const agentsFolder: Client = clientOf({
  id: 'agents-folder',
  label: '.agents folder',
  dialect: 'any',
  files: [project('.agents/mcp.json'), user(HOME, '.agents/mcp.json'), user(HOME, '.agents/mcp/mcp.json')],
  layout: { ...MCP_SERVERS, switches: ['disabled', 'enabled'] },
});
