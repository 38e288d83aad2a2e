/**
 * Devin Local, the successor of Windsurf: `mcp_config.json` of the project and of the user, and its older `config.json`. Source: rulesync
 * 16.14.0, `devin-mcp.ts`.
 */
import type { Client } from '../../contracts.ts';
import { APP_DATA, perPlatform, project, XDG_CONFIG } from '../client-paths.ts';
import { clientOf, MCP_SERVERS } from '../client-row.ts';

/** Devin. */
export const devin: Client = clientOf({
  id: 'devin',
  label: 'Devin',
  dialect: 'windsurf',
  files: [
    ...['mcp_config.json', 'mcp_config.local.json'].map((name) => project(`.devin/${name}`)),
    project('.devin/config.json', { layout: { settings: true, foreign: [] } }),
    ...['mcp_config.json', 'config.json'].map((name) =>
      perPlatform(
        {
          linux: [XDG_CONFIG, `devin/${name}`],
          darwin: [XDG_CONFIG, `devin/${name}`],
          win32: [APP_DATA, `devin/${name}`],
        },
        { layout: { settings: true, foreign: [] } },
      ),
    ),
  ],
  layout: {
    ...MCP_SERVERS,
    keys: { url: ['serverUrl', 'url', 'httpUrl', 'uri'] },
    switches: ['disabled'],
  },
});
