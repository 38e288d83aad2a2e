/**
 * GitHub Copilot CLI: the shared `.mcp.json`, `.github/mcp.json`, and the user's `mcp-config.json`. Plugins are not looked for.
 */
import type { Client } from '../../contracts.ts';
import { envFolder, project, user } from '../client-paths.ts';
import { clientOf, MCP_SERVERS } from '../client-row.ts';

/** Copilot CLI. */
export const copilotCli: Client = clientOf({
  id: 'copilot-cli',
  label: 'Copilot CLI',
  dialect: 'copilot',
  files: [
    project('.github/mcp.json'),
    project('.mcp.json'),
    user(envFolder('COPILOT_HOME', '.copilot'), 'mcp-config.json'),
  ],
  layout: MCP_SERVERS,
});
