/**
 * Trae: `mcp.json` of the project and of the user.
 */
import type { Client } from '../../contracts.ts';
import { editorFolder, project, user } from '../client-paths.ts';
import { clientOf, MCP_SERVERS } from '../client-row.ts';

/** Trae. */
export const trae: Client = clientOf({
  id: 'trae',
  label: 'Trae',
  dialect: 'any',
  files: [project('.trae/mcp.json'), user(editorFolder('Trae'), 'mcp.json')],
  layout: MCP_SERVERS,
});
