/**
 * Cursor: the text of `.cursor/mcp.json`, of the project or of the user, in; specs out. Never reads plugins.
 */
import type { Client } from '../contracts.ts';
import { pathsOf } from './paths.ts';
import { readShape } from './shape.ts';

/** Cursor. */
export const cursor: Client = {
  id: 'cursor',
  label: 'Cursor',
  dialect: 'cursor',
  files: (place) => {
    const { join } = pathsOf(place);
    return [
      { path: join(place.workspaceFolder, '.cursor', 'mcp.json'), scope: 'project' },
      { path: join(place.userHome, '.cursor', 'mcp.json'), scope: 'user' },
    ];
  },
  read: (text, file) =>
    readShape(text, file, { client: 'cursor', containers: [['mcpServers']], foreign: [['servers']] }),
};
