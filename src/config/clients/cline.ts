/**
 * Cline: the settings file of its extension and of its own folder. An address without a type is SSE there.
 */
import type { Client } from '../../contracts.ts';
import { editor, named, user } from '../client-paths.ts';
import { clientOf, MCP_SERVERS } from '../client-row.ts';

/** Cline. */
export const cline: Client = clientOf({
  id: 'cline',
  label: 'Cline',
  dialect: 'cline',
  files: [
    user(named('CLINE_DATA_DIR', '.cline/data'), 'settings/cline_mcp_settings.json'),
    ...['Code', 'Code - Insiders', 'VSCodium', 'Cursor', 'Windsurf'].map((app) =>
      user(editor(app), 'globalStorage/saoudrizwan.claude-dev/settings/cline_mcp_settings.json'),
    ),
  ],
  layout: {
    ...MCP_SERVERS,
    nested: 'transport',
    keys: { type: ['type', 'transportType'] },
    bare: 'sse',
    switches: ['disabled'],
  },
});
