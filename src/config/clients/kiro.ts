/**
 * Kiro: `mcp.json` of the project and of the user, with the block of its powers, and agents that bring servers. Documented: of one name the
 * project's wins over the user's; those of an agent count only in it.
 */
import type { Client } from '../../contracts.ts';
import { HOME, project, user } from '../client-paths.ts';
import { clientOf, MCP_SERVERS } from '../client-row.ts';
import type { Layout } from '../reading/layout.ts';

const AGENT: Partial<Layout> = { settings: true, foreign: [] };
const AGENTS = { each: /\.json$/i, apart: true, layout: AGENT } as const;

/** Kiro. */
export const kiro: Client = clientOf({
  id: 'kiro',
  label: 'Kiro',
  dialect: 'kiro',
  names: 'whole',
  files: [
    project('.kiro/settings/mcp.json'),
    project('.kiro/agents', AGENTS),
    user(HOME, '.kiro/settings/mcp.json', {
      layout: { containers: [['mcpServers'], ['powers', 'mcpServers']] },
    }),
    user(HOME, '.kiro/agents', AGENTS),
  ],
  layout: { ...MCP_SERVERS, switches: ['disabled'] },
});
