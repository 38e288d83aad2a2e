/**
 * Claude Code, project scope: the text of `.mcp.json` in, specs out. Never reads the user's own file, which holds
 * history and tokens beside the servers.
 */
import type { Client } from '../contracts.ts';
import { pathsOf } from './paths.ts';
import { readShape } from './shape.ts';

/** Claude Code. */
export const claudeCode: Client = {
  id: 'claude-code',
  label: 'Claude Code',
  dialect: 'claude-code',
  files: (place) => [{ path: pathsOf(place).join(place.workspaceFolder, '.mcp.json'), scope: 'project' }],
  read: (text, file) =>
    readShape(text, file, {
      client: 'claude-code',
      containers: [['mcpServers']],
      // Visual Studio writes this key into a file of the same name.
      foreign: [['servers']],
      urlNeedsType: true,
    }),
};
