/**
 * Augment: its settings of the project and of the user, and the list of its extension in VS Code.
 */
import type { Client } from '../../contracts.ts';
import { editorFolder, HOME, project, user } from '../client-paths.ts';
import { clientOf, MCP_SERVERS } from '../client-row.ts';

/** Augment. */
export const augment: Client = clientOf({
  id: 'augment',
  label: 'Augment',
  dialect: 'any',
  files: [
    ...['settings.json', 'settings.local.json'].map((name) => project(`.augment/${name}`)),
    user(HOME, '.augment/settings.json'),
    user(editorFolder('Code'), 'globalStorage/augment.vscode-augment/augment-global-state/mcpServers.json', {
      layout: { containers: [['mcpServers']], list: true },
    }),
  ],
  layout: { ...MCP_SERVERS, foreign: [], settings: true, switches: ['disabled'] },
});
