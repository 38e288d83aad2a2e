/**
 * Which servers a client starts in a folder, given configs at several levels. Data only. What each must give was learned from real runs of
 * Claude Code 2.1.197, Codex 0.171.0, opencode 1.18.33 and Copilot CLI 1.0.102 on configs like these; `npm run clients` asks them again.
 */
import type { Kind, Named } from './kind.ts';

export interface ScopeCase extends Named {
  readonly client: string;
  /** Below a fresh folder, in which `home` is the home folder; an empty text makes a folder. `${root}` in a text is the fresh folder. */
  readonly files: Readonly<Record<string, string>>;
  /** `${root}` as in the files. */
  readonly env?: Readonly<Record<string, string>>;
  /** Where the client is started. */
  readonly start: string;
  /** What it starts, as `NAME: LINE`, sorted; a server that is switched off has `(off)` behind its name. */
  readonly starts: readonly string[];
  /** What of it the lock of the project has, if that is not all; each with its key. */
  readonly project?: readonly string[];
}

const json = (servers: Readonly<Record<string, unknown>>): string => JSON.stringify({ mcpServers: servers });
const line = (word: string) => ({ command: word });
const named = (...words: readonly string[]): string =>
  json(Object.fromEntries(words.map((word) => [word.split('-')[0] ?? '', line(word)])));
const open = (servers: Readonly<Record<string, unknown>>): string => JSON.stringify({ mcp: servers });
const local = (word: string, more: object = {}) => ({ type: 'local', command: [word], ...more });
const opened = (...words: readonly string[]): string =>
  open(Object.fromEntries(words.map((word) => [word.split('-')[0] ?? '', local(word)])));
const toml = (...words: readonly string[]): string =>
  words.map((word) => `[mcp_servers.${word.split('-')[0]}]\ncommand = "${word}"\n`).join('');

/** The same three levels and a home for every client: one name in all of them, one that only this level has. */
const CLAUDE = {
  'above/.mcp.json': named('above', 'both-above'),
  'above/repo/.git': '',
  'above/repo/.mcp.json': named('root', 'both-root', 'mine-root'),
  'above/repo/sub/.mcp.json': named('sub', 'both-sub'),
  'above/repo/sub/folder/x': 'x',
  'home/.claude.json': JSON.stringify({
    mcpServers: { user: line('user'), both: line('both-user') },
    projects: {
      '${root}/above/repo': { mcpServers: { mine: line('mine-local') } },
      '${root}/above/repo/sub/folder': { mcpServers: { ghost: line('ghost') } },
    },
  }),
};
const COPILOT = {
  'above/.mcp.json': named('above'),
  'above/repo/.git': '',
  'above/repo/.mcp.json': named('root', 'both-root'),
  'above/repo/.github/mcp.json': named('hidden'),
  'above/repo/sub/.github/mcp.json': named('github', 'both-github'),
  'above/repo/sub/folder/.mcp.json': named('deep'),
  'home/.copilot/mcp-config.json': named('user', 'both-user'),
};
const CODEX = {
  'above/.codex/config.toml': toml('above'),
  'above/repo/.git': '',
  'above/repo/.codex/config.toml': `${toml('root')}[mcp_servers.notes]\nargs = ["root"]\nenv = { ROOT = "1" }\n[mcp_servers.fs]\nenabled = false\n`,
  'above/repo/sub/.codex/config.toml': `${toml('sub')}[mcp_servers.root]\nargs = ["sub"]\n`,
  'above/repo/sub/folder/x': 'x',
  'home/.codex/config.toml': `${toml('fs', 'user')}[mcp_servers.notes]\ncommand = "node"\nargs = ["home"]\nenv = { KEY = "k" }\n`,
};
const OPENCODE = {
  'above/opencode.json': opened('above'),
  'above/repo/.git': '',
  'above/repo/opencode.json': open({
    root: local('root'),
    both: local('both-root'),
    dot: local('dot-root'),
    toggled: { enabled: true, environment: { B: '1' } },
    typeless: { enabled: true, command: ['typeless'] },
  }),
  'above/repo/opencode.jsonc': opened('root-jsonc'),
  'above/repo/.opencode/opencode.json': opened('dot-rootfolder'),
  'above/repo/sub/opencode.json': opened('sub', 'both-sub'),
  'above/repo/sub/.opencode/opencode.json': opened('dot-subfolder', 'near'),
  'above/repo/sub/folder/x': 'x',
  'home/.config/opencode/opencode.json': open({
    user: local('user'),
    both: local('both-user'),
    toggled: local('toggled', { enabled: false, environment: { A: '1' } }),
  }),
  'home/.opencode/opencode.json': opened('far'),
};

/** An entry of a folder, which its clients may pass over as it is written, over one of the folder above. */
const over = (name: string, near: string, starts: readonly string[], client = 'claude-code'): ScopeCase => ({
  name,
  client,
  files: { 'repo/.git': '', 'repo/.mcp.json': named('notes-root'), 'repo/sub/.mcp.json': near },
  start: 'repo/sub',
  starts,
});
const BOTH = ['notes: near', 'notes: notes-root'];
const NEAR = ['notes: near'];
const near = (more: object): string => json({ notes: { command: 'near', ...more } });

export const kind: Kind<ScopeCase> = {
  promise: 'accident',
  kind: 'In any folder, the servers that are checked are those that the client would start there, from all configs that it reads.',
  cases: [
    {
      name: 'Claude Code reads every folder above, also above the repository; local over project, the nearest first',
      client: 'claude-code',
      files: CLAUDE,
      start: 'above/repo/sub/folder',
      starts: ['above: above', 'both: both-sub', 'mine: mine-local', 'root: root', 'sub: sub', 'user: user'],
      project: ['both: both-sub', 'mine: mine-root', 'root: root', 'sub: sub'],
    },
    {
      name: 'Claude Code at the root of the repository',
      client: 'claude-code',
      files: CLAUDE,
      start: 'above/repo',
      starts: ['above: above', 'both: both-root', 'mine: mine-local', 'root: root', 'user: user'],
      project: ['both: both-root', 'mine: mine-root', 'root: root'],
    },
    {
      name: 'Claude Code above the repository',
      client: 'claude-code',
      files: CLAUDE,
      start: 'above',
      starts: ['above: above', 'both: both-above', 'user: user'],
      project: ['above: above', 'both: both-above'],
    },
    over('an entry with a type in capitals replaces nothing', near({ type: 'STDIO' }), BOTH),
    over('an entry with a type of another client replaces nothing', near({ type: 'local' }), BOTH),
    over('an entry with null in place of its arguments replaces nothing', near({ args: null }), BOTH),
    over('an entry with null in place of its environment replaces nothing', near({ env: null }), BOTH),
    over('an entry whose time limit is a text replaces nothing', near({ timeout: '9' }), BOTH),
    over('an entry whose time limit is below zero replaces nothing', near({ timeout: -1 }), BOTH),
    over('an entry with a switch that is a text replaces nothing', near({ alwaysLoad: 'yes' }), BOTH),
    over('an entry with a key that some program may check replaces nothing', near({ oauth: 1 }), BOTH),
    over('an entry of a config with a comment replaces nothing', `// notes\n${near({})}`, BOTH),
    over('an entry of a config with a comma too many replaces nothing', near({}).replace(/\}$/, ',}'), BOTH),
    over(
      'an entry under the key of another client replaces nothing',
      near({}).replace('mcpServers', 'servers'),
      BOTH,
    ),
    over('an entry without a container replaces nothing', '{"notes":{"command":"near"}}', BOTH),
    over(
      'an entry that Copilot CLI may pass over replaces nothing',
      near({ args: null }),
      BOTH,
      'copilot-cli',
    ),
    over('a plain entry replaces the one above', near({}), NEAR),
    over(
      'an entry with plain settings replaces the one above',
      near({
        type: 'stdio',
        args: [],
        env: {},
        timeout: 5000,
        disabled: false,
        tools: ['*'],
        description: 'x',
      }),
      NEAR,
    ),
    {
      name: 'Claude Code in a worktree: its local servers are those of the main one',
      client: 'claude-code',
      files: {
        'main/.git/worktrees/tree/commondir': '../..\n',
        'tree/.git': 'gitdir: ${root}/main/.git/worktrees/tree\n',
        'tree/.mcp.json': named('here'),
        'home/.claude.json': JSON.stringify({
          projects: {
            '${root}/main': { mcpServers: { mine: line('mine') } },
            '${root}/tree': { mcpServers: { ghost: line('ghost') } },
          },
        }),
      },
      start: 'tree',
      starts: ['here: here', 'mine: mine'],
      project: ['here: here'],
    },
    {
      name: 'Copilot CLI reads up to the root of the repository; `.mcp.json` hides `.github/mcp.json` beside it alone',
      client: 'copilot-cli',
      files: COPILOT,
      start: 'above/repo/sub/folder',
      starts: ['both: both-github', 'deep: deep', 'github: github', 'root: root', 'user: user'],
      project: ['both: both-github', 'deep: deep', 'github: github', 'root: root'],
    },
    {
      name: 'Copilot CLI outside of git reads its start folder alone',
      client: 'copilot-cli',
      files: { 'a/.mcp.json': named('up'), 'a/b/.mcp.json': named('here') },
      start: 'a/b',
      starts: ['here: here'],
    },
    {
      name: 'Codex merges the tables of a name key by key',
      client: 'codex',
      files: CODEX,
      start: 'above/repo/sub/folder',
      starts: ['fs (off): fs', 'notes: node root KEY ROOT', 'root: root sub', 'sub: sub', 'user: user'],
      project: ['root: root sub', 'sub: sub'],
    },
    {
      name: 'Codex: a whole entry of the project still gets the environment of the user',
      client: 'codex',
      files: {
        'r/.git': '',
        'r/.codex/config.toml': '[mcp_servers.n]\ncommand = "node"\nargs = ["r"]\n',
        'home/.codex/config.toml':
          '[mcp_servers.n]\ncommand = "x"\n[mcp_servers.n.env]\nNODE_OPTIONS = "--require /evil.js"\n',
      },
      start: 'r',
      starts: ['n: node r NODE_OPTIONS'],
      project: ['n: node r'],
    },
    {
      name: 'Codex: one entry that says the same twice is one server, of the project',
      client: 'codex',
      files: {
        'r/.git': '',
        'r/.codex/config.toml': toml('same'),
        'home/.codex/config.toml': toml('same'),
      },
      start: 'r',
      starts: ['same: same'],
    },
    {
      name: 'Codex: an inline table and a table are one',
      client: 'codex',
      files: {
        'r/.git': '',
        'r/.codex/config.toml': 'mcp_servers = { n = { env = { A = "1" } } }\n',
        'home/.codex/config.toml': '[mcp_servers.n]\ncommand = "n"\nenv.B = "2"\n',
      },
      start: 'r',
      starts: ['n: n A B'],
      project: [],
    },
    {
      name: 'Codex outside of git reads its start folder alone',
      client: 'codex',
      files: { 'a/.codex/config.toml': toml('up'), 'a/b/.codex/config.toml': toml('here') },
      start: 'a/b',
      starts: ['here: here'],
    },
    {
      name: 'Codex: a profile changes nothing while nobody asks for it',
      client: 'codex',
      files: {
        'r/.git': '',
        'home/.codex/config.toml': toml('n'),
        'home/.codex/work.config.toml': '[mcp_servers.n]\ncommand = "n-work"\n',
      },
      start: 'r',
      starts: ['n: n', 'n: n-work'],
      project: [],
    },
    {
      name: 'opencode merges all levels, `.opencode` folders over files, the farthest folder over the nearest',
      client: 'opencode',
      files: OPENCODE,
      start: 'above/repo/sub/folder',
      starts: [
        'both: both-sub',
        'dot: dot-rootfolder',
        'far: far',
        'near: near',
        'root: root-jsonc',
        'sub: sub',
        'toggled: toggled A',
        'user: user',
      ],
      project: ['both: both-sub', 'dot: dot-rootfolder', 'near: near', 'root: root-jsonc', 'sub: sub'],
    },
    {
      name: 'opencode: the environment of two configs is one',
      client: 'opencode',
      files: {
        'r/.git': '',
        'r/opencode.json': open({ n: local('n', { environment: { A: '1' } }) }),
        'home/.config/opencode/opencode.jsonc': open({ n: local('x', { environment: { B: '1' } }) }),
      },
      start: 'r',
      starts: ['n: n A B'],
      project: ['n: n A'],
    },
    {
      name: 'opencode: another type turns a local server into a remote one',
      client: 'opencode',
      files: {
        'r/.git': '',
        'r/opencode.json': open({ n: { type: 'remote', url: 'https://evil.example/mcp' } }),
        'home/.config/opencode/opencode.json': opened('n'),
      },
      start: 'r',
      starts: ['n: https://evil.example/mcp'],
    },
    {
      name: 'opencode: what its variables name',
      client: 'opencode',
      files: {
        'r/.git': '',
        'r/opencode.json': opened('both-project'),
        'r/.opencode/opencode.json': opened('dot-project'),
        'home/.config/opencode/opencode.json': opened('own-user'),
        'custom.json': opened('own-custom', 'both-custom'),
        'folder/opencode.jsonc': opened('dot-folder'),
      },
      env: { OPENCODE_CONFIG: '${root}/custom.json', OPENCODE_CONFIG_DIR: '${root}/folder' },
      start: 'r',
      starts: ['both: both-project', 'dot: dot-folder', 'own: own-custom'],
      project: ['both: both-project', 'dot: dot-project'],
    },
    {
      name: 'opencode outside of git reads up to the root of the disk',
      client: 'opencode',
      files: { 'a/opencode.json': opened('up'), 'a/b/c/opencode.json': opened('here') },
      start: 'a/b/c',
      starts: ['here: here', 'up: up'],
      project: ['here: here'],
    },
    {
      name: 'a home folder that is a repository is nobody’s project',
      client: 'claude-code',
      files: {
        'home/.git': '',
        'home/.mcp.json': named('home'),
        'home/code/.mcp.json': named('work'),
        'home/code/sub/x': 'x',
      },
      start: 'home/code/sub',
      starts: ['home: home', 'work: work'],
      project: ['work: work'],
    },
    {
      name: 'a home folder inside the repository takes nothing out of it',
      client: 'claude-code',
      files: {
        '.git': '',
        '.mcp.json': named('root'),
        'home/x': 'x',
        'packages/a/.mcp.json': named('a'),
      },
      start: 'packages/a',
      starts: ['a: a', 'root: root'],
    },
    {
      name: 'Gemini CLI takes the whole entry of the project, and reads no folder above',
      client: 'gemini-cli',
      files: {
        'r/.git': '',
        'r/.gemini/settings.json': json({ up: line('up') }),
        'r/sub/.gemini/settings.json': json({ n: line('n-sub') }),
        'home/.gemini/settings.json': json({ n: { command: 'n-user', env: { A: '1' } } }),
      },
      start: 'r/sub',
      starts: ['n: n-sub'],
    },
    {
      name: 'Qwen Code: its own settings over `.mcp.json`, and that over the user',
      client: 'qwen-code',
      files: {
        'r/.mcp.json': named('n-shared', 'm-shared'),
        'r/.qwen/settings.json': named('n-own'),
        'home/.qwen/settings.json': named('n-user', 'm-user', 'u'),
      },
      start: 'r',
      starts: ['m: m-shared', 'n: n-own', 'u: u'],
      project: ['m: m-shared', 'n: n-own'],
    },
    {
      name: 'Cursor, of which nobody knows: all of its files side by side',
      client: 'cursor',
      files: { 'r/.cursor/mcp.json': named('n-project'), 'home/.cursor/mcp.json': named('n-user') },
      start: 'r',
      starts: ['n: n-project', 'n: n-user'],
      project: ['n: n-project'],
    },
  ],
};
