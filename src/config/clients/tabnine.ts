/**
 * Tabnine, whose agent writes its settings as Gemini CLI does. Documented: of one name the project's wins over the user's.
 */
import type { Client } from '../../contracts.ts';
import { HOME, project, user } from '../client-paths.ts';
import { clientOf, MCP_SERVERS } from '../client-row.ts';

/** Tabnine. */
export const tabnine: Client = clientOf({
  id: 'tabnine',
  label: 'Tabnine',
  dialect: 'gemini',
  names: 'whole',
  files: [project('.tabnine/agent/settings.json'), user(HOME, '.tabnine/agent/settings.json')],
  layout: {
    ...MCP_SERVERS,
    foreign: [],
    settings: true,
    unreadServers: [['mcp', 'serverCommand']],
    keys: { url: ['httpUrl', 'url', 'serverUrl', 'uri'] },
  },
});
