/**
 * Claude Desktop: the text of `claude_desktop_config.json` in, specs out. The app knows no variables and starts local
 * commands only. Never looks into installed bundles.
 */
import type { Client } from '../contracts.ts';
import { appFolder, pathsOf } from './paths.ts';
import { readShape } from './shape.ts';

/** Claude Desktop. */
export const claudeDesktop: Client = {
  id: 'claude-desktop',
  label: 'Claude Desktop',
  dialect: 'none',
  files: (place) => [
    { path: pathsOf(place).join(appFolder(place), 'Claude', 'claude_desktop_config.json'), scope: 'user' },
  ],
  read: (text, file) =>
    readShape(text, file, {
      client: 'claude-desktop',
      containers: [['mcpServers']],
      foreign: [['servers']],
      localOnly: true,
      // The app keeps its own preferences in the same file.
      settings: true,
    }),
};
