/**
 * Tabnine, whose agent writes its settings as Gemini CLI does.
 */
import type { Client } from '../contracts.ts';
import { clientOf, MCP_SERVERS } from './row.ts';
import { HOME, project, user } from './where.ts';

/** Tabnine. */
export const tabnine: Client = clientOf({
  id: 'tabnine',
  label: 'Tabnine',
  dialect: 'gemini',
  files: [project('.tabnine/agent/settings.json'), user(HOME, '.tabnine/agent/settings.json')],
  layout: {
    ...MCP_SERVERS,
    foreign: [],
    settings: true,
    notRead: [['mcp', 'serverCommand']],
    keys: { url: ['httpUrl', 'url', 'serverUrl', 'uri'] },
  },
});
