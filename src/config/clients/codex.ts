/**
 * Codex: `config.toml` of the project and of the user. It expands no variables in values, but takes headers and tokens from variables
 * that the file names. Codex and mcp-lock both reject an entry with a command and a URL. Run with version 0.171.0: it reads each level up
 * to the root of the repository, outside of git its start folder alone, and merges the tables of one name key by key, the nearest over
 * those above, those over the user's and these over the machine's. A profile counts only where it is asked for. Whether a person trusts
 * the project is not looked at.
 */
import type { Client } from '../../contracts.ts';
import { envFolder, PROGRAM_DATA, perPlatform, project, ROOT, user } from '../client-paths.ts';
import { clientOf } from '../client-row.ts';
import type { Layout } from '../reading/layout.ts';

/** Its servers, as Warp reads them too. */
export const CODEX_SERVERS: Layout = {
  format: 'toml',
  containers: [['mcp_servers']],
  settings: true,
  keys: { headers: ['http_headers', 'headers'] },
  switches: ['enabled'],
  tokenVariable: 'bearer_token_env_var',
  headerVariables: 'env_http_headers',
  envVariables: 'env_vars',
  ignoredKeys: ['required', 'default_tools_approval_mode'],
  sharedKeys: [
    ...['enabled', 'required', 'startup_timeout_sec', 'startup_timeout_ms', 'tool_timeout_sec'],
    ...['enabled_tools', 'disabled_tools', 'default_tools_approval_mode'],
  ],
  // `codex exec` 0.171 starts its first turn without servers that need longer than about 1.5 s, unless they are required (run). The guard
  // may install the locked packages at its first start.
  startKeys: [
    { key: 'required', value: 'true' },
    { key: 'startup_timeout_sec', value: '60', or: ['startup_timeout_ms'] },
  ],
};

/** Codex. */
export const codex: Client = clientOf({
  id: 'codex',
  label: 'Codex',
  dialect: 'none',
  names: 'keys',
  files: [
    project('.codex/config.toml', { reads: 'project' }),
    user(envFolder('CODEX_HOME', '.codex'), 'config.toml'),
    user(envFolder('CODEX_HOME', '.codex'), '', { each: /\.config\.toml$/i, apart: true }),
    perPlatform(
      {
        linux: [ROOT, 'etc/codex/config.toml'],
        darwin: [ROOT, 'etc/codex/config.toml'],
        win32: [PROGRAM_DATA, 'OpenAI/Codex/config.toml'],
      },
      { layer: 'machine' },
    ),
  ],
  layout: CODEX_SERVERS,
  tells: [{ at: [], format: 'toml' }, { at: ['mcp_servers'] }],
});
