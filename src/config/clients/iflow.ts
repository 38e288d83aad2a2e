/**
 * iFlow CLI, which writes its settings as Gemini CLI does. Source: platform.iflow.cn, "MCP".
 */
import type { Client } from '../../contracts.ts';
import { HOME, project, user } from '../client-paths.ts';
import { clientOf, MCP_SERVERS } from '../client-row.ts';

/** iFlow CLI. */
export const iflow: Client = clientOf({
  id: 'iflow',
  label: 'iFlow CLI',
  dialect: 'gemini',
  files: [project('.iflow/settings.json'), user(HOME, '.iflow/settings.json')],
  layout: {
    ...MCP_SERVERS,
    foreign: [],
    settings: true,
    unreadServers: [['mcp', 'serverCommand']],
    keys: { url: ['httpUrl', 'url', 'serverUrl', 'uri'] },
  },
});
