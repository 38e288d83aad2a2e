/**
 * Visual Studio: `.vs/mcp.json` of the solution, and the files of others that it reads too. Documented is an order of these files, not
 * what becomes of a name in two of them.
 */
import type { Client } from '../../contracts.ts';
import { HOME, project, user } from '../client-paths.ts';
import { clientOf } from '../client-row.ts';

/** Visual Studio. */
export const visualStudio: Client = clientOf({
  id: 'visual-studio',
  label: 'Visual Studio',
  dialect: 'vscode',
  files: [
    project('.vs/mcp.json'),
    ...['.mcp.json', '.vscode/mcp.json', '.cursor/mcp.json'].map((path) => project(path)),
    user(HOME, '.mcp.json'),
  ],
  layout: { format: 'json', containers: [['servers']], foreign: [['mcpServers']] },
});
