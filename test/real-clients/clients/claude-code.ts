/** Claude Code. Flags and variables: its `--help` and documentation; what its files mean: seen in runs of 2.1.332. */
import { join } from 'node:path';
import type { Level, RealClient, Seen, Started } from '../client.ts';
import type { Call } from '../model/model.ts';
import { ask } from '../session.ts';
import { standard } from './standard.ts';

export const claudeCode: RealClient = {
  id: 'claude-code',
  label: 'Claude Code',
  // Its `bin` is put in place by an install script; this is what it offers without one.
  program: (folder) => ['node', join(folder, 'cli-wrapper.cjs')],
  env: {
    CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
    DISABLE_AUTOUPDATER: '1',
    DISABLE_ERROR_REPORTING: '1',
    DISABLE_TELEMETRY: '1',
    // The first turn waits for servers, however slow this machine is.
    MCP_CONNECTION_NONBLOCKING: 'false',
    // Else the definitions of tools are not in the request.
    ENABLE_TOOL_SEARCH: 'false',
  },
  prepare: ({ home, levels, write }) => {
    const trusted = { hasTrustDialogAccepted: true, hasCompletedProjectOnboarding: true };
    write(join(home, '.claude.json'), {
      hasCompletedOnboarding: true,
      projects: Object.fromEntries(levels.map((folder) => [folder, trusted])),
    });
    write(join(home, '.claude', 'settings.json'), { enableAllProjectMcpServers: true });
  },
  config: { path: '.mcp.json', text: standard },
  userConfig: '.claude.json',
  // The servers of the user for the root of the repository count in all of it, and those for a folder below nowhere.
  tricks: ({ home, levels: [above, root, , folder], add }, file) => {
    const local = (name: string, level: Level) => ({
      mcpServers: { [name]: { command: 'node', args: [file(level)] } },
    });
    add(join(home, '.claude.json'), {
      projects: {
        [root]: local('twice', 'user'),
        [folder]: local('here', 'folder'),
        [above]: local('there', 'above'),
      },
    });
  },
  adds: (server, url) => [
    ['mcp', 'add', '--scope', 'project', 'of-project', '--env', 'COLOR=green', '--', ...server],
    ['mcp', 'add', '--scope', 'project', '--transport', 'http', 'of-web', url, '--header', 'X-Team: red'],
    ['mcp', 'add', '--scope', 'user', 'of-user', '--', ...server],
    ['mcp', 'add', '--scope', 'local', 'of-local', '--', ...server],
  ],
  list: {
    words: ['mcp', 'list'],
    read: ({ stdout }) =>
      [...stdout.matchAll(/^([\w-]+): (.+?)(?: \((?:HTTP|SSE)\))? - \S/gm)].map(
        ([, name = '', launch = '']) => ({ name, launch }),
      ),
  },
  session: (start, calls) => askClaudeCode(start, ['-p', 'Read my notes.'], calls),
};

/** A session with these words on its command line. */
export const askClaudeCode = (
  start: Started,
  words: readonly string[],
  calls: readonly Call[],
): Promise<Seen> =>
  ask(
    start,
    {
      words: [...words, '--allowedTools', 'mcp__notes,ListMcpResourcesTool,ReadMcpResourceTool,Bash'],
      env: (origin) => ({ ANTHROPIC_BASE_URL: origin, ANTHROPIC_API_KEY: 'stand-in' }),
    },
    calls,
  );
