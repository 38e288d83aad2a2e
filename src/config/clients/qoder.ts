/**
 * Qoder: `mcp.json` of the project and of the user, and the settings of its CLI. The CLI also reads the shared `.mcp.json`, which Claude
 * Code reads here. Source: docs.qoder.com, "MCP Servers" of the CLI.
 */
import type { Client } from '../../contracts.ts';
import { HOME, project, user } from '../client-paths.ts';
import { clientOf, MCP_SERVERS } from '../client-row.ts';

/** Qoder. */
export const qoder: Client = clientOf({
  id: 'qoder',
  label: 'Qoder',
  dialect: 'any',
  files: [
    project('.qoder/mcp.json'),
    ...['settings.json', 'settings.local.json'].map((name) =>
      project(`.qoder/${name}`, { layout: { settings: true, foreign: [] } }),
    ),
    user(HOME, '.qoder/mcp.json'),
    user(HOME, '.qoder/settings.json', { layout: { settings: true, foreign: [] } }),
  ],
  layout: { ...MCP_SERVERS, switches: ['disabled'] },
});
