/**
 * fast-agent: `mcp.servers` in its YAML config. An entry may be one command line, which fast-agent splits itself.
 */
import type { Client } from '../../contracts.ts';
import { envFolder, project, user } from '../client-paths.ts';
import { clientOf } from '../client-row.ts';

/** fast-agent. */
export const fastAgent: Client = clientOf({
  id: 'fast-agent',
  label: 'fast-agent',
  dialect: 'fast-agent',
  files: [
    ...['fast-agent.yaml', 'fastagent.config.yaml', '.fast-agent/fast-agent.yaml'].map((path) =>
      project(path),
    ),
    user(envFolder('FAST_AGENT_HOME', '.fast-agent'), 'fast-agent.yaml'),
  ],
  layout: {
    format: 'yaml',
    containers: [['mcp', 'servers']],
    settings: true,
    commandLine: 'target',
    keys: { type: ['transport', 'type'] },
    withoutType: 'path',
    token: 'access_token',
  },
  tells: [{ at: ['mcp', 'servers'], format: 'yaml', holds: ['target', 'access_token', 'load_on_start'] }],
});
