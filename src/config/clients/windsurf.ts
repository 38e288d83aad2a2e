/**
 * Windsurf: the user's `mcp_config.json`, which is often committed at the same path below a project.
 */
import type { Client } from '../../contracts.ts';
import { HOME, project, user } from '../client-paths.ts';
import { clientOf, MCP_SERVERS } from '../client-row.ts';

/** Windsurf. */
export const windsurf: Client = clientOf({
  id: 'windsurf',
  label: 'Windsurf',
  dialect: 'windsurf',
  files: [project('.codeium/windsurf/mcp_config.json'), user(HOME, '.codeium/windsurf/mcp_config.json')],
  layout: {
    ...MCP_SERVERS,
    keys: { url: ['serverUrl', 'url', 'httpUrl', 'uri'] },
    switches: ['disabled'],
  },
});
