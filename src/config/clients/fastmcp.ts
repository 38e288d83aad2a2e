/**
 * FastMCP: `fastmcp.json` describes a server that `fastmcp run` starts, or lists servers as most clients do. Source: fastmcp b14b137,
 * `utilities/mcp_server_config/v1/mcp_server_config.py` and `cli/cli.py`.
 */
import type { Client } from '../../contracts.ts';
import { project } from '../client-paths.ts';
import { clientOf, MCP_SERVERS } from '../client-row.ts';

const DESCRIPTION =
  'This file describes a server that `fastmcp run` starts. It lists no servers for a client: lock the config of the client that runs it.';

/** FastMCP. */
export const fastmcp: Client = clientOf({
  id: 'fastmcp',
  label: 'FastMCP',
  dialect: 'any',
  files: [project('fastmcp.json')],
  layout: {
    ...MCP_SERVERS,
    foreign: [],
    keys: { type: ['transport', 'type'] },
    withoutType: 'path',
    describes: DESCRIPTION,
  },
  tells: [
    { at: ['$schema'], says: 'gofastmcp.com' },
    { at: ['source', 'entrypoint'], format: 'json', without: 'mcpServers' },
  ],
});
