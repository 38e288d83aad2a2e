/**
 * Firebase Studio (formerly IDX): `mcp.json` of the project, without types. Source: ruler 0.3.44, `FirebaseAgent.js`.
 */
import type { Client } from '../../contracts.ts';
import { project } from '../client-paths.ts';
import { clientOf, MCP_SERVERS } from '../client-row.ts';

/** Firebase Studio. */
export const firebaseStudio: Client = clientOf({
  id: 'firebase-studio',
  label: 'Firebase Studio',
  dialect: 'any',
  files: [project('.idx/mcp.json')],
  layout: MCP_SERVERS,
});
