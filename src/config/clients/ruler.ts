/**
 * ruler, which writes the configs of other clients from `ruler.toml`, or from its older `mcp.json`. Source: ruler 0.3.44,
 * `UnifiedConfigLoader.js`.
 */
import type { Client } from '../../contracts.ts';
import { project } from '../client-paths.ts';
import { clientOf, MCP_SERVERS } from '../client-row.ts';

/** ruler. */
export const ruler: Client = clientOf({
  id: 'ruler',
  label: 'ruler',
  dialect: 'any',
  files: [
    project('.ruler/mcp.json'),
    project('.ruler/ruler.toml', {
      layout: { format: 'toml', containers: [['mcp_servers']], foreign: [], settings: true },
    }),
  ],
  layout: { ...MCP_SERVERS, containers: [['mcpServers'], ['servers']], foreign: [], switches: ['enabled'] },
});
