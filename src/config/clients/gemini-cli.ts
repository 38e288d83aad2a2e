/**
 * Gemini CLI: its `settings.json` of project, user and machine, and the manifests of extensions. Read in its source, and run with version
 * 0.61.0: of one name the whole entry of the system's settings wins over that of the project, of the user, and of the system's defaults.
 */
import type { Client } from '../../contracts.ts';
import { HOME, PROGRAM_DATA, perPlatform, project, ROOT, user } from '../client-paths.ts';
import { clientOf, MCP_SERVERS } from '../client-row.ts';
import type { Layout } from '../reading/layout.ts';

/** What its settings look like, and those of the clients that write theirs alike. */
export const GEMINI_SETTINGS: Layout = {
  ...MCP_SERVERS,
  foreign: [],
  settings: true,
  unreadServers: [['mcp', 'serverCommand']],
  keys: { url: ['httpUrl', 'url', 'serverUrl', 'uri'] },
};

/** Gemini CLI. */
export const geminiCli: Client = clientOf({
  id: 'gemini-cli',
  label: 'Gemini CLI',
  dialect: 'gemini',
  names: 'whole',
  files: [
    project('.gemini/settings.json'),
    project('gemini-extension.json', { apart: true }),
    user(HOME, '.gemini/settings.json'),
    user(HOME, '.gemini/extensions', { each: /^[^.]/, inside: 'gemini-extension.json', apart: true }),
    ...(['settings.json', 'system-defaults.json'] as const).map((name) =>
      perPlatform(
        {
          linux: [ROOT, `etc/gemini-cli/${name}`],
          darwin: [ROOT, `Library/Application Support/GeminiCli/${name}`],
          win32: [PROGRAM_DATA, `gemini-cli/${name}`],
        },
        { layer: name === 'settings.json' ? 'managed' : 'machine' },
      ),
    ),
  ],
  layout: GEMINI_SETTINGS,
  tells: [
    { at: ['mcpServers'], mentions: '${extensionPath}' },
    { at: ['mcpServers'], holds: ['httpUrl'] },
  ],
});
