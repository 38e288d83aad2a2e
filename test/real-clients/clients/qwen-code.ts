/** Qwen Code. Flags and settings: its `--help` and documentation of 0.24.4. */
import { join } from 'node:path';
import { stripVTControlCharacters as plain } from 'node:util';
import { NO_HOOK, type RealClient } from '../client.ts';
import { ask } from '../session.ts';
import { adds, listedIn } from './gemini-family.ts';
import { standard } from './standard.ts';

export const qwenCode: RealClient = {
  id: 'qwen-code',
  label: 'Qwen Code',
  program: (folder) => ['node', join(folder, 'cli-entry.js')],
  prepare: ({ home, write }) =>
    write(join(home, '.qwen', 'settings.json'), {
      security: { auth: { selectedType: 'openai' } },
      privacy: { usageStatisticsEnabled: false },
      telemetry: { enabled: false },
      // Else the definitions of tools are not in the request.
      tools: { toolSearch: { enabled: false } },
      general: { enableAutoUpdate: false, disableAutoUpdate: true },
    }),
  config: { path: '.qwen/settings.json', text: standard },
  userConfig: '.qwen/settings.json',
  adds,
  list: {
    words: ['mcp', 'list'],
    read: ({ stdout }) => listedIn(plain(stdout)),
  },
  session: async (start, calls) => {
    await start.run(['mcp', 'approve', '--all']);
    return ask(
      start,
      {
        words: ['--approval-mode', 'yolo', 'Read my notes.'],
        env: (origin) => ({
          OPENAI_API_KEY: 'stand-in',
          OPENAI_BASE_URL: `${origin}/v1`,
          OPENAI_MODEL: 'stand-in',
        }),
      },
      calls,
    );
  },
  cannot: {
    hooks: NO_HOOK,
  },
};
