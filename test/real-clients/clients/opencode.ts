/** opencode. Flags: its `--help`; variables and keys: its documentation and its program, 1.18.33. */
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stripVTControlCharacters as plain } from 'node:util';
import { type Level, NO_HOOK, type RealClient } from '../client.ts';
import { ask } from '../session.ts';

const CONFIG = 'opencode.json';

export const opencode: RealClient = {
  id: 'opencode',
  label: 'opencode',
  // Its `bin` is put in place by an install script; the programs lie in packages beside it.
  program: (folder) => {
    const beside = dirname(folder);
    const [found = ''] = readdirSync(beside)
      .filter((name) => name.startsWith('opencode-') && name !== 'opencode-ai')
      .toSorted((a, b) => a.length - b.length);
    return [join(beside, found, 'bin', 'opencode')];
  },
  env: {
    OPENCODE_DISABLE_AUTOUPDATE: '1',
    OPENCODE_DISABLE_MODELS_FETCH: '1',
    OPENCODE_DISABLE_SHARE: '1',
    OPENCODE_DISABLE_LSP_DOWNLOAD: '1',
    OPENCODE_DISABLE_DEFAULT_PLUGINS: '1',
  },
  config: {
    path: CONFIG,
    text: (servers) => ({
      mcp: Object.fromEntries(
        Object.entries(servers).map(([name, command]) => [name, { type: 'local', command, enabled: true }]),
      ),
    }),
  },
  userConfig: `.config/opencode/${CONFIG}`,
  // Entries of one name are merged key by key; an entry without a type that no other gives one is dropped.
  tricks: ({ home, levels: [, root], add }, file) => {
    const local = (level: Level, more = {}) => ({ type: 'local', command: ['node', file(level)], ...more });
    add(join(home, '.config', 'opencode', CONFIG), {
      mcp: { switched: local('user', { enabled: false }), on: local('user', { enabled: false }) },
    });
    add(join(root, CONFIG), {
      mcp: {
        on: { enabled: true },
        off: local('root', { enabled: false }),
        dropped: { enabled: true, command: ['node', file('root')] },
      },
    });
    add(join(root, '.opencode', CONFIG), { mcp: { both: local('root'), dot: local('root') } });
  },
  adds: (server, url) => [
    ['mcp', 'add', 'of-user', '--env', 'COLOR=green', '--', ...server],
    ['mcp', 'add', 'of-web', '--url', url, '--header', 'X-Team=red'],
  ],
  list: {
    words: ['mcp', 'list'],
    // A line for the name and its state, then perhaps an error, then how it is started.
    read: ({ stdout, stderr }) =>
      [...plain(`${stdout}\n${stderr}`).matchAll(/^●\s+\S ([\w-]+) (.*)\n(?:│ {6}.*\n)*│ {6}(.+)$/gm)].map(
        ([, name = '', state = '', launch = '']) => ({ name, launch, off: state.includes('disabled') }),
      ),
  },
  session: (start, calls) =>
    ask(
      start,
      {
        words: ['run', '--model', 'stand-in/stand-in', 'Read my notes.'],
        env: (origin) => ({
          OPENCODE_CONFIG_CONTENT: JSON.stringify({
            provider: {
              'stand-in': {
                npm: '@ai-sdk/openai-compatible',
                options: { baseURL: `${origin}/v1`, apiKey: 'stand-in' },
                models: { 'stand-in': {} },
              },
            },
            small_model: 'stand-in/stand-in',
          }),
        }),
      },
      calls,
    ),
  cannot: {
    hooks: NO_HOOK,
  },
};
