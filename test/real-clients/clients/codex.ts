/** Codex. Flags and keys: its `--help` and documentation; `required` and the approval mode: seen in runs of 0.171.0. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NO_HOOK, type RealClient } from '../client.ts';
import { ask } from '../session.ts';

const toml = (value: unknown): string => JSON.stringify(value);

export const codex: RealClient = {
  id: 'codex',
  label: 'Codex',
  program: (folder) => ['node', join(folder, 'bin', 'codex.js')],
  prepare: ({ home, levels, write }) => {
    const trusted = levels.map((folder) => `[projects.${toml(folder)}]\ntrust_level = "trusted"\n`);
    const off =
      'check_for_update_on_startup = false\n[analytics]\nenabled = false\n[otel]\nexporter = "none"\n';
    write(join(home, '.codex', 'config.toml'), `${off}${trusted.join('')}`);
  },
  config: {
    path: '.codex/config.toml',
    text: (servers) =>
      Object.entries(servers)
        .map(
          ([name, [command, ...args]]) =>
            `[mcp_servers.${name}]\ncommand = ${toml(command)}\nargs = ${toml(args)}\ndefault_tools_approval_mode = "approve"\n`,
        )
        .join('\n'),
  },
  userConfig: '.codex/config.toml',
  // Tables of one name are merged key by key.
  tricks: ({ home, levels: [, root], add }, file) => {
    const table = (name: string, rest: string) => `[mcp_servers.${name}]\n${rest}\n`;
    const whole = `command = "node"\nargs = [${toml(file('user'))}]`;
    add(join(home, '.codex', 'config.toml'), table('merged', whole) + table('switched', whole));
    add(
      join(root, '.codex', 'config.toml'),
      table('merged', `args = [${toml(file('root'))}]`) + table('switched', 'enabled = false'),
    );
  },
  adds: (server, url) => [
    ['mcp', 'add', 'of-user', '--env', 'COLOR=green', '--', ...server],
    ['mcp', 'add', 'of-web', '--url', url],
  ],
  list: {
    words: ['mcp', 'list', '--json'],
    read: ({ stdout }) =>
      JSON.parse(stdout).map(({ name, transport, enabled }: any) => ({
        name,
        off: !enabled,
        launch: transport.url ?? [transport.command, ...transport.args].join(' '),
      })),
  },
  session: (start, calls) =>
    ask(
      start,
      {
        words: ['exec', '--skip-git-repo-check', '--model', 'stand-in', 'Read my notes.'],
        env: () => ({ STAND_IN_KEY: 'stand-in' }),
        before: (origin) => {
          const path = join(start.world.home, '.codex', 'config.toml');
          const provider = `[model_providers.stand-in]\nname = "stand-in"\nbase_url = ${toml(`${origin}/v1`)}\nenv_key = "STAND_IN_KEY"\nwire_api = "responses"\n`;
          const text = existsSync(path)
            ? readFileSync(path, 'utf8').replace(/^model_provider[\s\S]*?\n# end\n/, '')
            : '';
          start.world.write(
            path,
            `model_provider = "stand-in"\n${provider.replace('[model', '\n[model')}\n# end\n${text}`,
          );
        },
      },
      calls,
    ),
  cannot: {
    hooks: NO_HOOK,
  },
};
