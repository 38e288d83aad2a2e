/**
 * rulesync, which writes the configs of other clients from its own: servers for all of them, and blocks of servers for one client each.
 * Source: rulesync 16.14.0, `rulesync-mcp.ts`.
 */
import type { Client } from '../../contracts.ts';
import { project } from '../client-paths.ts';
import { clientOf, MCP_SERVERS } from '../client-row.ts';

/** rulesync. */
export const rulesync: Client = clientOf({
  id: 'rulesync',
  label: 'rulesync',
  dialect: 'any',
  files: ['mcp.json', 'mcp.jsonc', '.mcp.json'].map((name) => project(`.rulesync/${name}`)),
  layout: {
    ...MCP_SERVERS,
    commandList: true,
    switches: ['disabled', 'enabled'],
    ignoredKeys: ['targets', 'exposed'],
  },
});
