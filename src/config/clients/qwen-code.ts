/**
 * Qwen Code, a fork of Gemini CLI: it writes its settings and chooses among servers of one name as that does.
 */
import type { Client } from '../../contracts.ts';
import { HOME, project, user } from '../client-paths.ts';
import { clientOf, MCP_SERVERS } from '../client-row.ts';

/** Qwen Code. */
export const qwenCode: Client = clientOf({
  id: 'qwen-code',
  label: 'Qwen Code',
  dialect: 'gemini',
  names: 'whole',
  files: [project('.qwen/settings.json'), user(HOME, '.qwen/settings.json')],
  layout: {
    ...MCP_SERVERS,
    foreign: [],
    settings: true,
    unreadServers: [['mcp', 'serverCommand']],
    keys: { url: ['httpUrl', 'url', 'serverUrl', 'uri'] },
  },
});
