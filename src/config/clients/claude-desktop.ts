/**
 * Claude Desktop: `claude_desktop_config.json`. The app knows no variables and starts local commands only. Installed bundles
 * are not read.
 */
import type { Client } from '../../contracts.ts';
import { APP_DATA, user } from '../client-paths.ts';
import { clientOf, MCP_SERVERS } from '../client-row.ts';

/** Claude Desktop. */
export const claudeDesktop: Client = clientOf({
  id: 'claude-desktop',
  label: 'Claude Desktop',
  dialect: 'none',
  files: [user(APP_DATA, 'Claude/claude_desktop_config.json')],
  layout: {
    ...MCP_SERVERS,
    localOnly: true,
    // The app keeps its own preferences in the same file.
    settings: true,
  },
});
