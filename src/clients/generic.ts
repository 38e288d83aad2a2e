/**
 * Any file named with `--config` that belongs to no known client: every usual container key is tried. Text in, specs
 * out. Variables are read as Claude Code writes them.
 */
import type { Client } from '../contracts.ts';
import { readShape } from './shape.ts';

/** A file of nobody in particular; it has no places of its own. */
export const generic: Client = {
  id: 'generic',
  label: 'config file',
  dialect: 'claude-code',
  files: () => [],
  read: (text, file) =>
    readShape(text, file, {
      client: 'generic',
      containers: [['mcpServers'], ['servers'], ['mcp', 'servers'], ['mcp.servers'], ['context_servers']],
      flat: true,
      switches: true,
    }),
};
