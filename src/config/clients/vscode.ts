/**
 * Visual Studio Code: `mcp.json` of the project and of the user, and the other files that may hold the same: settings, a
 * workspace file, a development container. It never asks for inputs.
 */
import type { Client } from '../../contracts.ts';
import { editorFolder, HOME, project, user } from '../client-paths.ts';
import { clientOf } from '../client-row.ts';
import type { Layout } from '../reading/layout.ts';

const NESTED = [['mcp', 'servers'], ['mcp.servers']];
const inside = (...path: readonly string[]): Partial<Layout> => ({
  settings: true,
  containers: [path],
  foreign: [],
});
const SETTINGS: Partial<Layout> = { settings: true, containers: NESTED, foreign: [] };
const WORKSPACE: Partial<Layout> = {
  ...SETTINGS,
  containers: NESTED.map((path) => ['settings', ...path]),
  // VS Code documents them inside `settings` only.
  foreign: [...NESTED, ['servers']],
};
const CONTAINER = inside('customizations', 'vscode', 'mcp', 'servers');

/** VS Code. */
export const vscode: Client = clientOf({
  id: 'vscode',
  label: 'VS Code',
  dialect: 'vscode',
  files: [
    project('.vscode/mcp.json'),
    project('.vscode/settings.json', { layout: SETTINGS }),
    project('', { each: /\.code-workspace$/i, layout: WORKSPACE }),
    project('.devcontainer/devcontainer.json', { layout: CONTAINER }),
    project('.devcontainer.json', { layout: CONTAINER }),
    ...['Code', 'Code - Insiders', 'VSCodium'].flatMap((app) => [
      user(editorFolder(app), 'mcp.json'),
      user(editorFolder(app), 'settings.json', { layout: SETTINGS }),
      user(editorFolder(app), 'profiles', { each: /^[^.]/, inside: 'mcp.json' }),
    ]),
    ...['.vscode-server', '.vscode-server-insiders'].map((folder) =>
      user(HOME, `${folder}/data/User/mcp.json`),
    ),
  ],
  layout: {
    format: 'json',
    containers: [['servers']],
    foreign: [['mcpServers'], ...NESTED],
  },
  tells: [
    { at: ['servers'], format: 'json', is: 'object', without: 'mcpServers' },
    { at: ['mcp', 'servers'], format: 'json' },
    { at: ['mcp.servers'], format: 'json' },
    { at: ['settings', 'mcp', 'servers'], format: 'json' },
    { at: ['customizations', 'vscode', 'mcp'], format: 'json' },
  ],
});
