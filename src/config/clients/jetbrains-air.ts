/**
 * JetBrains Air: `mcp.json` of the project and of the user, and the shared `.mcp.json`.
 */
import type { Client } from '../../contracts.ts';
import { APP_DATA, project, user } from '../client-paths.ts';
import { clientOf, MCP_SERVERS } from '../client-row.ts';

/** JetBrains Air. */
export const jetbrainsAir: Client = clientOf({
  id: 'jetbrains-air',
  label: 'JetBrains Air',
  dialect: 'any',
  files: [project('.air/mcp.json'), project('.mcp.json'), user(APP_DATA, 'JetBrains/Air/mcp.json')],
  layout: { ...MCP_SERVERS, switches: ['enabled'] },
});
