/**
 * mcp-agent: `mcp.servers` in its YAML config. The file of secrets beside it is never read.
 */
import type { Client } from '../../contracts.ts';
import { HOME, project, user } from '../client-paths.ts';
import { clientOf } from '../client-row.ts';

/** mcp-agent. */
export const mcpAgent: Client = clientOf({
  id: 'mcp-agent',
  label: 'mcp-agent',
  dialect: 'none',
  files: [
    ...['mcp_agent.config.yaml', 'mcp-agent.config.yaml'].flatMap((name) => [
      project(name),
      user(HOME, `.mcp-agent/${name}`),
    ]),
  ],
  layout: {
    format: 'yaml',
    containers: [['mcp', 'servers']],
    settings: true,
    keys: { type: ['transport', 'type'] },
  },
  tells: [{ at: ['mcp', 'servers'], format: 'yaml' }],
});
