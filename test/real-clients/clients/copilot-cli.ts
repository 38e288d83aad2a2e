/** Copilot CLI. Flags and variables: its `--help`, `help environment` and `help providers` of 1.0.102. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { NO_HOOK, type RealClient } from '../client.ts';
import { ask } from '../session.ts';
import { standard } from './standard.ts';

export const copilotCli: RealClient = {
  id: 'copilot-cli',
  label: 'Copilot CLI',
  program: (folder) => ['node', join(folder, 'npm-loader.js')],
  env: { COPILOT_OFFLINE: 'true', COPILOT_AUTO_UPDATE: 'false', COPILOT_ALLOW_ALL: 'true' },
  prepare: ({ home, levels, write }) =>
    write(join(home, '.copilot', 'config.json'), { trusted_folders: levels, trustedFolders: levels }),
  config: { path: '.mcp.json', text: standard },
  userConfig: '.copilot/mcp-config.json',
  // One file in a folder hides the other.
  tricks: ({ levels: [, root], add }, file) =>
    add(join(root, '.github', 'mcp.json'), standard({ hidden: ['node', file('root')] })),
  adds: (server, url) => [
    ['mcp', 'add', 'of-user', '--env', 'COLOR=green', '--', ...server],
    ['mcp', 'add', 'of-web', '--transport', 'http', '--header', 'X-Team: red', url],
  ],
  list: {
    words: ['mcp', 'list', '--json'],
    read: ({ stdout }) =>
      Object.entries<any>(JSON.parse(stdout).mcpServers).map(([name, { url, command, args }]) => ({
        name,
        launch: url ?? [command, ...args].join(' '),
      })),
  },
  session: (start, calls) => {
    // It shows the model the tools of the last session first.
    rmSync(join(start.world.home, '.cache', 'copilot', 'mcp-tools'), { recursive: true, force: true });
    return ask(
      start,
      {
        words: ['-p', 'Read my notes.', '--allow-all-tools', '--allow-all-mcp-server-instructions'],
        env: (origin) => ({
          COPILOT_PROVIDER_BASE_URL: `${origin}/v1`,
          COPILOT_PROVIDER_API_KEY: 'stand-in',
          COPILOT_MODEL: 'stand-in',
        }),
      },
      calls,
    );
  },
  cannot: {
    hooks: NO_HOOK,
  },
};
