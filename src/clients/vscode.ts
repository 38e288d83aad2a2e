/**
 * Visual Studio Code: `mcp.json` of the project or of the user, and the older `mcp.servers` in the project's settings;
 * text in, specs out. Inputs are never asked for.
 */
import type { Client } from '../contracts.ts';
import { appFolder, pathsOf } from './paths.ts';
import { readShape } from './shape.ts';

const NESTED = [['mcp', 'servers'], ['mcp.servers']];

/** Visual Studio Code. */
export const vscode: Client = {
  id: 'vscode',
  label: 'VS Code',
  dialect: 'vscode',
  files: (place) => {
    const { join } = pathsOf(place);
    return [
      { path: join(place.workspaceFolder, '.vscode', 'mcp.json'), scope: 'project' },
      { path: join(place.workspaceFolder, '.vscode', 'settings.json'), scope: 'project' },
      { path: join(appFolder(place), 'Code', 'User', 'mcp.json'), scope: 'user' },
    ];
  },
  read: (text, file, place) =>
    pathsOf(place).basename(file.path).toLowerCase() === 'settings.json'
      ? readShape(text, file, { client: 'vscode', containers: NESTED, settings: true })
      : readShape(text, file, {
          client: 'vscode',
          containers: [['servers']],
          foreign: [['mcpServers'], ...NESTED],
        }),
};
