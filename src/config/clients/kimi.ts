/**
 * Kimi CLI and its successor Kimi Code: `mcp.json` of the user, and of the project only for Kimi Code. Source: kimi-cli 4a550ef,
 * `docs/en/customization/mcp.md`, and rulesync 16.14.0, `kimi-code-mcp.ts`.
 */
import type { Client } from '../../contracts.ts';
import { envFolder, project, user } from '../client-paths.ts';
import { clientOf, MCP_SERVERS } from '../client-row.ts';

/** Kimi. */
export const kimi: Client = clientOf({
  id: 'kimi',
  label: 'Kimi',
  dialect: 'any',
  files: [
    project('.kimi-code/mcp.json'),
    user(envFolder('KIMI_CODE_HOME', '.kimi-code'), 'mcp.json'),
    user(envFolder('KIMI_SHARE_DIR', '.kimi'), 'mcp.json'),
  ],
  layout: {
    ...MCP_SERVERS,
    keys: { type: ['transport', 'type'] },
    withoutType: 'path',
    switches: ['enabled'],
    tokenVariable: 'bearerTokenEnvVar',
  },
});
