/**
 * A `server.json` as it is published to the MCP Registry, named with `--config`: it says what can be installed, and each client makes
 * its own launch line of that. Source: modelcontextprotocol/registry, schema 2025-12-11.
 */
import type { Client } from '../../contracts.ts';
import { clientOf } from '../client-row.ts';

const DESCRIPTION =
  'This file describes a server for the MCP Registry. It has no launch line: add the server to a client, and lock the config of that client.';

/** A description for the MCP Registry. */
export const mcpRegistry: Client = clientOf({
  id: 'mcp-registry',
  label: 'MCP Registry description',
  dialect: 'none',
  files: [],
  layout: { format: 'json', containers: [], describes: DESCRIPTION },
  tells: [
    { at: ['$schema'], says: 'server.schema.json' },
    {
      at: ['packages'],
      format: 'json',
      is: 'list',
      without: 'mcpServers',
      holds: ['registryType', 'registry_type', 'registry_name', 'registryBaseUrl'],
    },
    { at: ['remotes'], format: 'json', is: 'list', without: 'mcpServers', holds: ['type', 'transport_type'] },
  ],
});
