/**
 * Factory: `mcp.json` of the project and of the user.
 */
import type { Client } from '../../contracts.ts';
import { APP_DATA, HOME, project, user } from '../client-paths.ts';
import { clientOf, MCP_SERVERS } from '../client-row.ts';

/** Factory. */
export const factory: Client = clientOf({
  id: 'factory',
  label: 'Factory',
  dialect: 'any',
  files: [
    project('.factory/mcp.json'),
    user(HOME, '.factory/mcp.json'),
    user(APP_DATA, 'Factory Bridge/mcp.json'),
  ],
  layout: { ...MCP_SERVERS, switches: ['disabled'] },
});
