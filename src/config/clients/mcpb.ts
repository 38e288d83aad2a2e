/**
 * The manifest of an MCP bundle (`.mcpb`, formerly `.dxt`), named with `--config`: the one server it describes. It has no place
 * of its own, and the bundle itself is not unpacked. A bundle of type `uv` needs no launch line: its host runs the entry point with uv.
 * Source: modelcontextprotocol/mcpb 27083dc, `MANIFEST.md` and `examples/hello-world-uv`.
 */
import type { Client } from '../../contracts.ts';
import { clientOf } from '../client-row.ts';

/** MCP bundle. */
export const mcpb: Client = clientOf({
  id: 'mcpb',
  label: 'MCP bundle',
  dialect: 'mcpb',
  files: [],
  layout: {
    format: 'json',
    containers: [],
    single: [['server', 'mcp_config']],
    describes:
      'This manifest of a bundle has no launch line in "server.mcp_config", so its server cannot be locked.',
    described: [
      {
        when: ['server', 'type'],
        is: 'uv',
        unless: ['server', 'mcp_config'],
        at: ['server', 'entry_point'],
        words: ['uv', 'run', '--directory', '${__dirname}'],
        notice:
          'The manifest has no launch line. mcp-lock starts the server with `uv run`, as its host does.',
      },
    ],
  },
  tells: [{ at: ['server', 'mcp_config'] }, { at: ['server', 'entry_point'] }],
});
