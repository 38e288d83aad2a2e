/**
 * OpenHands: three lists under `[mcp]` in the `config.toml` of the folder it starts in, and the `mcp.json` of its command line. Remote
 * servers may be addresses alone, and have no names. Source: OpenHands 156d068, `openhands/core/config/mcp_config.py`; its
 * documentation, "MCP Servers".
 */
import type { Client } from '../../contracts.ts';
import { HOME, project, user } from '../client-paths.ts';
import { clientOf } from '../client-row.ts';
import type { Layout } from '../reading/layout.ts';

/** Commands have a list of their own. */
const REMOTE = { keys: { command: [] }, token: 'api_key' } as const;

const JSON_FILE: Partial<Layout> = {
  format: 'json',
  containers: [['mcpServers']],
  foreign: [['servers']],
  places: [],
  settings: false,
  keys: { type: ['transport', 'type'] },
  withoutType: 'path',
  switches: ['enabled', 'disabled'],
};

/** OpenHands. */
export const openhands: Client = clientOf({
  id: 'openhands',
  label: 'OpenHands',
  dialect: 'none',
  files: [project('config.toml'), user(HOME, '.openhands/mcp.json', { layout: JSON_FILE })],
  layout: {
    format: 'toml',
    containers: [],
    mentions: 'mcp',
    settings: true,
    places: [
      { path: ['mcp', 'stdio_servers'], unnamed: 'stdio', rules: { argsText: 'line' } },
      {
        path: ['mcp', 'sse_servers'],
        unnamed: 'sse',
        bareUrls: true,
        rules: { ...REMOTE, withoutType: 'sse' },
      },
      { path: ['mcp', 'shttp_servers'], unnamed: 'shttp', bareUrls: true, rules: REMOTE },
    ],
  },
  tells: ['stdio_servers', 'sse_servers', 'shttp_servers'].map((key) => ({
    at: ['mcp', key],
    format: 'toml',
  })),
});
