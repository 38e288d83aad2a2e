/**
 * Gemini CLI: its `settings.json` of project, user and machine, and the manifests of extensions.
 */
import type { Client } from '../../contracts.ts';
import { HOME, PROGRAM_DATA, perPlatform, project, ROOT, user } from '../client-paths.ts';
import { clientOf, MCP_SERVERS } from '../client-row.ts';

/** Gemini CLI. */
export const geminiCli: Client = clientOf({
  id: 'gemini-cli',
  label: 'Gemini CLI',
  dialect: 'gemini',
  files: [
    project('.gemini/settings.json'),
    project('gemini-extension.json'),
    user(HOME, '.gemini/settings.json'),
    user(HOME, '.gemini/extensions', { each: /^[^.]/, inside: 'gemini-extension.json' }),
    ...['settings.json', 'system-defaults.json'].map((name) =>
      perPlatform({
        linux: [ROOT, `etc/gemini-cli/${name}`],
        darwin: [ROOT, `Library/Application Support/GeminiCli/${name}`],
        win32: [PROGRAM_DATA, `gemini-cli/${name}`],
      }),
    ),
  ],
  layout: {
    ...MCP_SERVERS,
    foreign: [],
    settings: true,
    unreadServers: [['mcp', 'serverCommand']],
    keys: { url: ['httpUrl', 'url', 'serverUrl', 'uri'] },
  },
  tells: [
    { at: ['mcpServers'], mentions: '${extensionPath}' },
    { at: ['mcpServers'], holds: ['httpUrl'] },
  ],
});
