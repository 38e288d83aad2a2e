/**
 * Amazon Q Developer: `mcp.json` and the agents of the project and of the user.
 */
import type { Client } from '../../contracts.ts';
import { HOME, project, user } from '../client-paths.ts';
import { clientOf, MCP_SERVERS } from '../client-row.ts';
import type { Layout } from '../reading/layout.ts';

const AGENT: Partial<Layout> = { settings: true, foreign: [] };

/** Amazon Q. */
export const amazonQ: Client = clientOf({
  id: 'amazon-q',
  label: 'Amazon Q',
  dialect: 'amazon-q',
  files: [
    project('.amazonq/mcp.json'),
    project('.amazonq/default.json', { layout: AGENT }),
    project('.amazonq/agents/default.json', { layout: AGENT }),
    project('.amazonq/cli-agents', { each: /\.json$/i, layout: AGENT }),
    user(HOME, '.aws/amazonq/mcp.json'),
    user(HOME, '.aws/amazonq/default.json', { layout: AGENT }),
    user(HOME, '.aws/amazonq/agents/default.json', { layout: AGENT }),
    user(HOME, '.aws/amazonq/cli-agents', { each: /\.json$/i, layout: AGENT }),
  ],
  layout: { ...MCP_SERVERS, switches: ['disabled'] },
});
