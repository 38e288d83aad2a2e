/**
 * Pi with pi-mcp-adapter: `mcp.json` of the project and of the user. It also reads the shared `.mcp.json`, which Claude Code reads here.
 * Source: pi-mcp-adapter 2.36.0, README and `types.ts`.
 */
import type { Client } from '../../contracts.ts';
import { envFolder, HOME, project, user } from '../client-paths.ts';
import { clientOf, MCP_SERVERS, onlySwitch } from '../client-row.ts';

/** Pi. */
export const pi: Client = clientOf({
  id: 'pi',
  label: 'Pi',
  dialect: 'any',
  files: [
    project('.pi/mcp.json'),
    user(envFolder('PI_CODING_AGENT_DIR', '.pi/agent'), 'mcp.json'),
    user(HOME, '.config/mcp/mcp.json'),
  ],
  layout: {
    ...MCP_SERVERS,
    settings: true,
    switches: ['disabled'],
    token: 'bearerToken',
    tokenVariable: 'bearerTokenEnv',
    skips: [onlySwitch('disabled')],
  },
});
