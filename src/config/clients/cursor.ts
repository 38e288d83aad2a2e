/**
 * Cursor: `.cursor/mcp.json` of the project and of the user, and the shared `.mcp.json`. Plugins are not looked for.
 */
import type { Client } from '../../contracts.ts';
import { HOME, project, user } from '../client-paths.ts';
import { clientOf, MCP_SERVERS } from '../client-row.ts';

/** Cursor. */
export const cursor: Client = clientOf({
  id: 'cursor',
  label: 'Cursor',
  dialect: 'cursor',
  files: [project('.cursor/mcp.json'), project('.mcp.json'), user(HOME, '.cursor/mcp.json')],
  layout: MCP_SERVERS,
});
