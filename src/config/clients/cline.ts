/**
 * Cline: the settings file of its extension and of its own folder. A URL without a type is SSE.
 */
import type { Client } from '../../contracts.ts';
import { editorFolder, envFolder, user } from '../client-paths.ts';
import { clientOf, MCP_SERVERS } from '../client-row.ts';

/** Cline. */
export const cline: Client = clientOf({
  id: 'cline',
  label: 'Cline',
  dialect: 'cline',
  files: [
    user(envFolder('CLINE_DATA_DIR', '.cline/data'), 'settings/cline_mcp_settings.json'),
    ...['Code', 'Code - Insiders', 'VSCodium', 'Cursor', 'Windsurf'].map((app) =>
      user(editorFolder(app), 'globalStorage/saoudrizwan.claude-dev/settings/cline_mcp_settings.json'),
    ),
  ],
  layout: {
    ...MCP_SERVERS,
    settingsKey: 'transport',
    keys: { type: ['type', 'transportType'] },
    withoutType: 'sse',
    switches: ['disabled'],
  },
});
