/** What people do around `wrap`: in the wrong folder, by hand, twice, with another lock, over a file that may not change. */
import type { Kind, Named } from './kind.ts';

export interface WrapMistakeCase extends Named {
  /** The servers of `.mcp.json` when `wrap` runs; the locked one is `notes`. */
  readonly servers: Readonly<Record<string, { readonly command: string; readonly args: readonly string[] }>>;
  /** Other files of the project. */
  readonly files?: Readonly<Record<string, string>>;
  readonly argv?: readonly string[];
  /** Below the project. */
  readonly cwd?: string;
  readonly isReadOnly?: true;
  readonly exit: number;
  /** What is said; none: nothing but the change. */
  readonly says?: string;
  /** The servers that start through the guard afterwards. */
  readonly guarded: readonly string[];
}

const OWN = ['servers/scripted.js', 'notes.json'];
const PLAIN = { command: 'node', args: OWN };
const NPX = ['--no-install', 'mcp-lock', 'guard', 'notes'];
const GUARDED = { command: 'npx', args: [...NPX, '--', 'node', ...OWN] };
const byHand = (command: string, ...args: readonly string[]) => ({
  command,
  args: [...args, 'guard', 'notes', '--', 'node', ...OWN],
});

const CASES: readonly WrapMistakeCase[] = [
  {
    name: 'a file that may not be written',
    servers: { notes: PLAIN },
    isReadOnly: true,
    exit: 2,
    says: 'The config cannot be written',
    guarded: [],
  },
  {
    name: 'a second file that may not be written: the first stays too',
    servers: { notes: PLAIN },
    files: { '.cursor/mcp.json': JSON.stringify({ mcpServers: { notes: PLAIN } }) },
    isReadOnly: true,
    exit: 2,
    says: 'The config cannot be written',
    guarded: [],
  },
  {
    name: 'half of the servers wrapped already',
    servers: { notes: GUARDED, again: PLAIN },
    exit: 0,
    says: 'again is not wrapped. It is not in the lock',
    guarded: ['notes'],
  },
  {
    name: 'wrapped already',
    servers: { notes: GUARDED },
    exit: 0,
    says: 'Nothing to wrap',
    guarded: ['notes'],
  },
  {
    name: 'wrapped by hand with a path',
    servers: { notes: byHand('/opt/bin/mcp-lock') },
    exit: 0,
    says: 'already, but not as `wrap` writes it',
    guarded: [],
  },
  {
    name: 'wrapped by hand with a package that npx would fetch',
    servers: { notes: byHand('npx', '-y', 'mcp-lock@0.1.0') },
    exit: 0,
    says: 'already, but not as `wrap` writes it',
    guarded: [],
  },
  {
    name: 'wrapped by hand and named',
    servers: { notes: byHand('node', 'node_modules/mcp-lock/bin/mcp-lock.js') },
    argv: ['notes'],
    exit: 2,
    says: 'already, but not as `wrap` writes it',
    guarded: [],
  },
  {
    name: 'wrapped for another lock',
    servers: { notes: { command: 'npx', args: [...NPX, '--lockfile', 'other.json', '--', 'node', ...OWN] } },
    exit: 0,
    says: 'uses another lockfile',
    guarded: [],
  },
  {
    name: 'wrapped for the lock of the user',
    servers: { notes: { command: 'npx', args: [...NPX, '--user', '--', 'node', ...OWN] } },
    argv: ['notes'],
    exit: 2,
    says: 'uses another lockfile',
    guarded: [],
  },
  {
    name: 'a guard that only warns',
    servers: { notes: { command: 'npx', args: [...NPX, '--on-drift', 'warn', '--', 'node', ...OWN] } },
    exit: 0,
    says: 'only warns',
    guarded: [],
  },
  { name: 'in a folder below', servers: { notes: PLAIN }, cwd: 'src/deep', exit: 0, guarded: ['notes'] },
  {
    name: 'wrapped already, in a folder below',
    servers: { notes: GUARDED },
    cwd: 'src/deep',
    exit: 0,
    says: 'Nothing to wrap',
    guarded: ['notes'],
  },
  {
    name: 'a server of nobody',
    servers: { notes: PLAIN },
    argv: ['note'],
    exit: 2,
    says: 'No config has a server "note"',
    guarded: [],
  },
  {
    name: 'an entry that cannot be read beside it',
    servers: { notes: PLAIN, bad: { command: '', args: [] } },
    exit: 0,
    says: 'bad is not wrapped.',
    guarded: ['notes'],
  },
  {
    name: 'an entry that cannot be read, named',
    servers: { notes: PLAIN, bad: { command: '', args: [] } },
    argv: ['bad'],
    exit: 2,
    says: 'bad is not wrapped.',
    guarded: [],
  },
  {
    name: 'two clients of one file',
    servers: { notes: PLAIN },
    files: { '.claude/settings.json': '{}' },
    exit: 0,
    guarded: ['notes'],
  },
  {
    name: 'parts of one server in two configs of Codex',
    servers: {},
    files: {
      '.codex/config.toml':
        '[mcp_servers.notes]\ncommand = "node"\nargs = ["servers/scripted.js", "notes.json"]\n',
      'src/deep/.codex/config.toml': '[mcp_servers.notes]\nargs = ["servers/scripted.js", "notes.json"]\n',
    },
    cwd: 'src/deep',
    exit: 0,
    says: 'merges it from several configs',
    guarded: [],
  },
];

export const kind: Kind<WrapMistakeCase> = {
  promise: 'accident',
  kind: '`wrap` in the wrong place, twice, by hand or over a file that may not change: it says what is wrong, and no config is half changed.',
  cases: CASES,
};
