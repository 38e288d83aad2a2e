/**
 * Files in a repository that look like a client's config, and that no client documents to read: they are read, with a notice that says
 * which file that client reads. Each is met in public repositories.
 */
import type { Client } from '../../contracts.ts';
import { project } from '../client-paths.ts';
import { clientOf, MCP_SERVERS } from '../client-row.ts';

/** The file → the client it is meant for, and the file that this client reads. */
const FILES = {
  '.claude/mcp.json': ['Claude Code', '.mcp.json'],
  '.cline/mcp.json': ['Cline', '~/.cline/data/settings/cline_mcp_settings.json'],
  '.copilot/mcp-config.json': ['Copilot CLI', '.github/mcp.json or ~/.copilot/mcp-config.json'],
  '.github/copilot/mcp.json': ['Copilot CLI', '.github/mcp.json'],
  '.hermes/config.yaml': ['Hermes Agent', '~/.hermes/config.yaml'],
  '.kimi/mcp.json': ['Kimi', '.kimi-code/mcp.json or ~/.kimi/mcp.json'],
  '.windsurf/mcp.json': ['Windsurf', '~/.codeium/windsurf/mcp_config.json'],
  '.windsurf/mcp_config.json': ['Windsurf', '~/.codeium/windsurf/mcp_config.json'],
} as const;

const notRead = (client: string, file: string): string =>
  `${client} does not document that it reads this file. It reads ${file}.`;

/** No client. */
export const noClient: Client = clientOf({
  id: 'no-client',
  label: 'no known client',
  dialect: 'any',
  files: Object.entries(FILES).map(([path, [client, file]]) =>
    project(path, {
      layout: {
        noticeOfServers: notRead(client, file),
        ...(path.endsWith('.yaml')
          ? { format: 'yaml', containers: [['mcp_servers']], foreign: [], settings: true }
          : {}),
      },
    }),
  ),
  layout: {
    ...MCP_SERVERS,
    containers: [['mcpServers'], ['servers']],
    foreign: [],
    switches: ['disabled', 'enabled'],
  },
});
