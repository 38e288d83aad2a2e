/**
 * Mistral Vibe: a list `[[mcp_servers]]` in `config.toml` of the project and of the user. A command is one line or one list, and its
 * arguments may follow in `args`. Source: mistral-vibe 2.18.4, `vibe/core/config/models.py`.
 */
import type { Client } from '../../contracts.ts';
import { envFolder, project, user } from '../client-paths.ts';
import { clientOf } from '../client-row.ts';

/** Mistral Vibe. */
export const vibe: Client = clientOf({
  id: 'vibe',
  label: 'Mistral Vibe',
  dialect: 'none',
  files: [project('.vibe/config.toml'), user(envFolder('VIBE_HOME', '.vibe'), 'config.toml')],
  layout: {
    format: 'toml',
    containers: [['mcp_servers']],
    settings: true,
    list: true,
    commandList: true,
    splitsCommand: 'always',
    settingsKey: 'auth',
    keys: { type: ['transport'] },
    guardType: 'stdio',
    sharedKeys: ['disabled', 'disabled_tools', 'startup_timeout_sec', 'tool_timeout_sec'],
    switches: ['disabled'],
    tokenVariable: 'api_key_env',
    tokenHeader: 'api_key_header',
    tokenFormat: 'api_key_format',
    ignoredKeys: ['prompt', 'sampling_enabled'],
  },
  tells: [{ at: ['mcp_servers'], format: 'toml', is: 'list' }],
});
