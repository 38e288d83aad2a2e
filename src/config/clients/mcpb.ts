/**
 * The manifest of an MCP bundle (`.mcpb`, formerly `.dxt`), named with `--config`: the one server it describes. It has no place
 * of its own, and the bundle itself is not unpacked.
 */
import type { Client } from '../../contracts.ts';
import { clientOf } from '../client-row.ts';

/** MCP bundle. */
export const mcpb: Client = clientOf({
  id: 'mcpb',
  label: 'MCP bundle',
  dialect: 'mcpb',
  files: [],
  layout: { format: 'json', containers: [], single: [['server', 'mcp_config']] },
  tells: [{ at: ['server', 'mcp_config'] }],
});
