/**
 * Codex: `config.toml` of the project and of the user. It expands no variables in values, but takes headers and tokens from variables
 * that the file names. Codex and mcp-lock both reject an entry with a command and a URL.
 */
import type { Client } from '../../contracts.ts';
import { envFolder, PROGRAM_DATA, perPlatform, project, ROOT, user } from '../client-paths.ts';
import { clientOf } from '../client-row.ts';

/** Codex. */
export const codex: Client = clientOf({
  id: 'codex',
  label: 'Codex',
  dialect: 'none',
  files: [
    project('.codex/config.toml'),
    user(envFolder('CODEX_HOME', '.codex'), 'config.toml'),
    user(envFolder('CODEX_HOME', '.codex'), '', { each: /\.config\.toml$/i }),
    perPlatform({
      linux: [ROOT, 'etc/codex/config.toml'],
      darwin: [ROOT, 'etc/codex/config.toml'],
      win32: [PROGRAM_DATA, 'OpenAI/Codex/config.toml'],
    }),
  ],
  layout: {
    format: 'toml',
    containers: [['mcp_servers']],
    settings: true,
    keys: { headers: ['http_headers', 'headers'] },
    switches: ['enabled'],
    tokenVariable: 'bearer_token_env_var',
    headerVariables: 'env_http_headers',
    envVariables: 'env_vars',
    ignoredKeys: ['required'],
  },
  // `codex exec` 0.171 starts its first turn without servers that need longer than about 1.5 s, unless they are required (run). The guard
  // may install the locked packages at its first start.
  startKeys: [
    { key: 'required', value: 'true' },
    { key: 'startup_timeout_sec', value: '60', or: ['startup_timeout_ms'] },
  ],
  tells: [{ at: [], format: 'toml' }, { at: ['mcp_servers'] }],
});
