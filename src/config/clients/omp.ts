/**
 * Oh My Pi: `mcp.json` or `.mcp.json` in its folder, of the project and of the user. Source: oh-my-pi adad196,
 * `packages/coding-agent/src/discovery/builtin.ts`. It also reads the configs of other clients.
 */
import type { Client } from '../../contracts.ts';
import { HOME, project, user } from '../client-paths.ts';
import { clientOf, MCP_SERVERS } from '../client-row.ts';

/** Oh My Pi. */
export const omp: Client = clientOf({
  id: 'omp',
  label: 'Oh My Pi',
  dialect: 'any',
  files: [
    ...['mcp.json', '.mcp.json'].map((name) => project(`.omp/${name}`)),
    ...['.omp/agent/mcp.json', '.omp/agent/.mcp.json', '.omp/mcp.json'].map((path) => user(HOME, path)),
  ],
  layout: { ...MCP_SERVERS, settings: true, switches: ['enabled'] },
});
