/**
 * Grok CLI: `[mcp_servers.NAME]` in `config.toml` of the project and of the user. Source: rulesync 16.14.0, `grokcli-mcp.ts` (checked
 * there against grok 0.2.54); add-mcp 2.4.0.
 */
import type { Client } from '../../contracts.ts';
import { envFolder, project, user } from '../client-paths.ts';
import { clientOf } from '../client-row.ts';

/** Grok CLI. */
export const grok: Client = clientOf({
  id: 'grok',
  label: 'Grok CLI',
  dialect: 'any',
  files: [project('.grok/config.toml'), user(envFolder('GROK_HOME', '.grok'), 'config.toml')],
  layout: {
    format: 'toml',
    containers: [['mcp_servers']],
    settings: true,
    switches: ['enabled'],
  },
});
