/** The MCP inspector without its page: no model, so what it prints of the tools is compared. Flags: its `--cli --help`, 2.12.0. */
import { join } from 'node:path';
import { NO_HOOK, type RealClient, type Seen, type Started } from '../client.ts';
import type { Call } from '../model/model.ts';
import { standard } from './standard.ts';

const CONFIG = 'servers.json';

export const inspector: RealClient = {
  id: 'inspector',
  label: 'MCP inspector',
  program: (folder) => ['node', join(folder, 'clients', 'launcher', 'build', 'index.js'), '--cli'],
  env: { MCP_INSPECTOR_SECRET_STORE: 'memory' },
  config: { path: CONFIG, named: true, text: standard },
  userConfig: CONFIG,
  session: async ({ run }: Started, calls: readonly Call[]): Promise<Seen> => {
    const on = ['--config', CONFIG, '--server', 'notes', '--method'];
    const listed = await run([...on, 'tools/list']);
    const called = [];
    for (const { tool } of calls) called.push(await run([...on, 'tools/call', '--tool-name', tool]));
    return {
      tools: listed.exit === 0 ? JSON.parse(listed.stdout).tools : [],
      text: [listed, ...called].map(({ stdout }) => stdout).join('\n'),
      results: called.map(({ stdout }) => stdout),
    };
  },
  cannot: {
    hooks: NO_HOOK,
    list: 'reads only the file that it is given',
    levels: 'reads only the file that it is given',
  },
};
