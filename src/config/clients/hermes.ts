/**
 * Hermes Agent: `mcp_servers` in the `config.yaml` of the user; it reads no file of a project. Source: its documentation, "MCP Config
 * Reference", and rulesync 16.14.0, `hermesagent-mcp.ts`.
 */
import type { Client } from '../../contracts.ts';
import { envFolder, user } from '../client-paths.ts';
import { clientOf } from '../client-row.ts';

/** Hermes Agent. */
export const hermes: Client = clientOf({
  id: 'hermes',
  label: 'Hermes Agent',
  dialect: 'any',
  files: [user(envFolder('HERMES_HOME', '.hermes'), 'config.yaml')],
  layout: {
    format: 'yaml',
    containers: [['mcp_servers']],
    settings: true,
    switches: ['enabled'],
    sharedKeys: ['enabled', 'timeout', 'connect_timeout'],
  },
});
