/** Gemini CLI. Flags and settings: its `--help` and documentation; variables: its source (bundle of 0.61.0). */
import { join } from 'node:path';
import { NO_HOOK, type RealClient } from '../client.ts';
import { ask } from '../session.ts';
import { adds, listedIn } from './gemini-family.ts';
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
  adds,
  list: {
    words: ['mcp', 'list'],
    read: ({ stdout, stderr }) => listedIn(`${stdout}\n${stderr}`),
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
    hooks: NO_HOOK,
  },
};
