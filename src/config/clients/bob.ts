/**
 * IBM Bob, which reads its files as Roo Code does. Source: its documentation, "Using MCP in Bob". Older versions kept the user's file at
 * other places.
 */
import type { Client } from '../../contracts.ts';
import { HOME, project, user } from '../client-paths.ts';
import { clientOf, MCP_SERVERS } from '../client-row.ts';

/** IBM Bob. */
export const bob: Client = clientOf({
  id: 'bob',
  label: 'IBM Bob',
  dialect: 'roo',
  files: [
    project('.bob/mcp.json'),
    ...['mcp_settings.json', 'settings/mcp_settings.json', 'mcp.json'].map((path) =>
      user(HOME, `.bob/${path}`),
    ),
  ],
  layout: { ...MCP_SERVERS, withoutType: 'sse', switches: ['disabled'] },
});
