/**
 * LM Studio: the user's `mcp.json`.
 */
import type { Client } from '../../contracts.ts';
import { HOME, user } from '../client-paths.ts';
import { clientOf, MCP_SERVERS } from '../client-row.ts';

/** LM Studio. */
export const lmStudio: Client = clientOf({
  id: 'lm-studio',
  label: 'LM Studio',
  dialect: 'any',
  files: [user(HOME, '.lmstudio/mcp.json'), user(HOME, '.cache/lm-studio/mcp.json')],
  layout: MCP_SERVERS,
});
