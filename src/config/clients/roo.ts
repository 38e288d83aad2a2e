/**
 * Roo Code: `.roo/mcp.json` of the project, and the extension's settings in VS Code.
 */
import type { Client } from '../../contracts.ts';
import { editorFolder, project, user } from '../client-paths.ts';
import { clientOf, MCP_SERVERS } from '../client-row.ts';

const STORE = 'globalStorage/rooveterinaryinc.roo-cline/settings';

/** Roo Code. */
export const roo: Client = clientOf({
  id: 'roo',
  label: 'Roo Code',
  dialect: 'roo',
  files: [
    project('.roo/mcp.json'),
    user(editorFolder('Code'), `${STORE}/mcp_settings.json`),
    user(editorFolder('Code'), `${STORE}/cline_mcp_settings.json`),
  ],
  layout: { ...MCP_SERVERS, withoutType: 'sse', switches: ['disabled'] },
});
