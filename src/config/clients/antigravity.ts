/**
 * Antigravity: `mcp_config.json` of the project and of the user, at its newer and its older place.
 */
import type { Client } from '../../contracts.ts';
import { HOME, project, user } from '../client-paths.ts';
import { clientOf, MCP_SERVERS } from '../client-row.ts';

/** Antigravity. */
export const antigravity: Client = clientOf({
  id: 'antigravity',
  label: 'Antigravity',
  dialect: 'any',
  files: [
    ...['.agents', '.agent'].map((folder) => project(`${folder}/mcp_config.json`)),
    ...['config', 'antigravity', 'antigravity-cli'].map((folder) =>
      user(HOME, `.gemini/${folder}/mcp_config.json`),
    ),
  ],
  layout: {
    ...MCP_SERVERS,
    keys: { url: ['serverUrl', 'url', 'httpUrl', 'uri'] },
    switches: ['disabled'],
  },
});
