/**
 * CodeBuddy: `mcp.json` of the project and of the user, and the servers of the user that belong to one project, as in Claude Code. It
 * also reads the shared `.mcp.json`, which Claude Code reads here. Source: the documentation of CodeBuddy CLI, "MCP".
 */
import type { Client } from '../../contracts.ts';
import { HOME, project, user } from '../client-paths.ts';
import { clientOf, MCP_SERVERS } from '../client-row.ts';
import { WORKSPACE_FOLDER } from '../reading/layout.ts';

/** CodeBuddy. */
export const codebuddy: Client = clientOf({
  id: 'codebuddy',
  label: 'CodeBuddy',
  dialect: 'any',
  files: [
    ...['mcp.json', '.mcp.json'].flatMap((name) => [
      project(`.codebuddy/${name}`),
      user(HOME, `.codebuddy/${name}`),
    ]),
    user(HOME, '.codebuddy.json', {
      layout: {
        settings: true,
        foreign: [],
        containers: [['projects', WORKSPACE_FOLDER, 'mcpServers'], ['mcpServers']],
      },
    }),
  ],
  layout: { ...MCP_SERVERS, switches: ['disabled'] },
});
