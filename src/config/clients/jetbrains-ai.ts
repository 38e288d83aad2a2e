/**
 * JetBrains AI Assistant: `mcp.json` of the project and of the user. What is entered in the IDE itself is kept in its own settings,
 * which are not read. Source: rulesync 16.14.0, `aiassistant-mcp.ts`.
 */
import type { Client } from '../../contracts.ts';
import { HOME, project, user } from '../client-paths.ts';
import { clientOf, MCP_SERVERS } from '../client-row.ts';

/** JetBrains AI Assistant. */
export const jetbrainsAi: Client = clientOf({
  id: 'jetbrains-ai',
  label: 'JetBrains AI Assistant',
  dialect: 'any',
  files: [project('.ai/mcp/mcp.json'), user(HOME, '.ai/mcp/mcp.json')],
  layout: { ...MCP_SERVERS, switches: ['disabled', 'enabled'] },
});
