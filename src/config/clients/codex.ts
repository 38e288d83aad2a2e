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
  },
  tells: [{ at: [], format: 'toml' }, { at: ['mcp_servers'] }],
});
