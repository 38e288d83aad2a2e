/**
 * Kiro: `mcp.json` of the project and of the user, with the block of its powers, and agents that bring servers.
 */
import type { Client } from '../../contracts.ts';
import { HOME, project, user } from '../client-paths.ts';
import { clientOf, MCP_SERVERS } from '../client-row.ts';
import type { Layout } from '../reading/layout.ts';

const AGENT: Partial<Layout> = { settings: true, foreign: [] };

/** Kiro. */
export const kiro: Client = clientOf({
  id: 'kiro',
  label: 'Kiro',
  dialect: 'kiro',
  files: [
    project('.kiro/settings/mcp.json'),
    project('.kiro/agents', { each: /\.json$/i, layout: AGENT }),
    user(HOME, '.kiro/settings/mcp.json', {
      layout: { containers: [['mcpServers'], ['powers', 'mcpServers']] },
    }),
    user(HOME, '.kiro/agents', { each: /\.json$/i, layout: AGENT }),
  ],
  layout: { ...MCP_SERVERS, switches: ['disabled'] },
});
