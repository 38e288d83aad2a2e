/** Gemini CLI. Flags and settings: its `--help` and documentation; variables: its source (bundle of 0.61.0). */
import { join } from 'node:path';
import type { RealClient } from '../client.ts';
import { ask } from '../session.ts';
import { standard } from './standard.ts';

export const gemini: RealClient = {
  id: 'gemini-cli',
  label: 'Gemini CLI',
  program: (folder) => ['node', join(folder, 'bundle', 'gemini.js')],
  prepare: ({ home, levels, write }) => {
    write(join(home, '.gemini', 'settings.json'), {
      security: { auth: { selectedType: 'gemini-api-key' } },
      privacy: { usageStatisticsEnabled: false },
      telemetry: { enabled: false },
      general: { enableAutoUpdate: false, enableAutoUpdateNotification: false },
    });
    const trusted = Object.fromEntries(levels.map((folder) => [folder, 'TRUST_FOLDER']));
    write(join(home, '.gemini', 'trustedFolders.json'), trusted);
  },
  config: { path: '.gemini/settings.json', text: standard },
  userConfig: '.gemini/settings.json',
  adds: (server, url) => [
    ['mcp', 'add', '--scope', 'project', 'of-project', ...server, '--env', 'COLOR=green'],
    ['mcp', 'add', '--scope', 'project', '--transport', 'http', 'of-web', url, '--header', 'X-Team: red'],
    ['mcp', 'add', '--scope', 'user', 'of-user', ...server],
  ],
  list: {
    words: ['mcp', 'list'],
    read: ({ stdout, stderr }) =>
      [...`${stdout}\n${stderr}`.matchAll(/^\S ([\w-]+): (.+?) \(\w+\) - \S/gm)].map(
        ([, name = '', launch = '']) => ({
          name,
          launch,
        }),
      ),
  },
  session: (start, calls) =>
    ask(
      start,
      {
        words: ['--prompt', 'Read my notes.', '--approval-mode', 'yolo', '--model', 'gemini-2.5-flash'],
        env: (origin) => ({ GEMINI_API_KEY: 'stand-in', GOOGLE_GEMINI_BASE_URL: origin }),
      },
      calls,
    ),
  cannot: {
    hooks: 'mcp-lock has no hook for this client',
  },
};
