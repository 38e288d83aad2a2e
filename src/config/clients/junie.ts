/**
 * Junie of JetBrains: `mcp.json` of the project and of the user.
 */
import type { Client } from '../../contracts.ts';
import { HOME, project, user } from '../client-paths.ts';
import { clientOf, MCP_SERVERS } from '../client-row.ts';

/** Junie. */
export const junie: Client = clientOf({
  id: 'junie',
  label: 'Junie',
  dialect: 'any',
  files: [project('.junie/mcp/mcp.json'), user(HOME, '.junie/mcp/mcp.json')],
  layout: { ...MCP_SERVERS, switches: ['disabled'] },
});
