/**
 * GitHub Copilot CLI: the shared `.mcp.json`, `.github/mcp.json`, and the user's `mcp-config.json`. Plugins are not looked for. Run with
 * version 1.0.102: it reads each level up to the root of the repository, outside of git its start folder alone; of each level
 * `.github/mcp.json` only where no `.mcp.json` lies there; of one name the nearest wins, and each of the project over the user's.
 */
import type { Client } from '../../contracts.ts';
import { envFolder, project, user } from '../client-paths.ts';
import { clientOf, MCP_SERVERS } from '../client-row.ts';

/** Copilot CLI. */
export const copilotCli: Client = clientOf({
  id: 'copilot-cli',
  label: 'Copilot CLI',
  dialect: 'copilot',
  names: 'whole',
  files: [
    project('.github/mcp.json', { reads: 'project', hiddenBy: '.mcp.json' }),
    project('.mcp.json', { reads: 'project' }),
    user(envFolder('COPILOT_HOME', '.copilot'), 'mcp-config.json'),
  ],
  layout: MCP_SERVERS,
});
