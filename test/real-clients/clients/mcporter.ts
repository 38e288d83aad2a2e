/** mcporter, a command line for MCP servers: no model, so what it prints of the tools is compared. Flags: its `--help`, 0.12.3. */
import { join } from 'node:path';
import { NO_HOOK, type RealClient, type Seen, type Started } from '../client.ts';
import type { Call } from '../model/model.ts';
import { standard } from './standard.ts';

const CONFIG = 'config/mcporter.json';

export const mcporter: RealClient = {
  id: 'mcporter',
  label: 'mcporter',
  program: (folder) => ['node', join(folder, 'dist', 'cli.js')],
  env: { MCPORTER_DISABLE_KEEPALIVE: '*' },
  // It starts a server in the folder of this file.
  config: {
    path: CONFIG,
    text: (servers) =>
      standard(
        Object.fromEntries(
          Object.entries(servers).map(([name, words]) => [
            name,
            words.map((word) => word.replace(/^servers/, '../servers')),
          ]),
        ),
      ),
  },
  userConfig: '.mcporter/mcporter.json',
  adds: (server, url) => [
    [
      'config',
      'add',
      'of-project',
      '--command',
      server[0] ?? '',
      '--arg',
      server[1] ?? '',
      '--env',
      'COLOR=green',
      '--scope',
      'project',
    ],
    ['config', 'add', 'of-web', url, '--scope', 'project'],
    ['config', 'add', 'of-home', '--command', server[0] ?? '', '--arg', server[1] ?? '', '--scope', 'home'],
  ],
  list: {
    // Servers of other clients that it imports are not among them, nor in `mcp-lock list`.
    words: ['config', 'list', '--json', '--source', 'local'],
    read: ({ stdout }) =>
      JSON.parse(stdout).servers.map(({ name, baseUrl, command, args }: any) => ({
        name,
        launch: baseUrl ?? [command, ...args].join(' '),
      })),
  },
  session: async ({ run }: Started, calls: readonly Call[]): Promise<Seen> => {
    const listed = await run(['list', 'notes', '--schema', '--json']);
    const called = [];
    for (const { tool } of calls) called.push(await run(['call', `notes.${tool}`]));
    return {
      tools: JSON.parse(listed.stdout).tools ?? [],
      text: [listed, ...called].map(({ stdout }) => stdout).join('\n'),
      results: called.map(({ stdout }) => stdout),
    };
  },
  cannot: {
    hooks: NO_HOOK,
  },
};
