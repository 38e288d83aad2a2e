/** What stands between a new version and the configs: words, answers of a registry, of a person and of the disk. */
import type { Kind, Named } from './kind.ts';

export interface UpgradeCase extends Named {
  /** Behind `upgrade`; absent: the server, started without a question and accepted. */
  readonly argv?: readonly string[];
  /** What a person types; `^C` stops the run there, and a list that is too short ends the input. */
  readonly types?: readonly string[];
  /** The launch of the config; absent: `npx -y notes@1.0.0`. */
  readonly launch?: readonly string[];
  /** A remote server in its place. */
  readonly url?: string;
  /** What npm prints of every version in place of the honest facts. */
  readonly npm?: Readonly<Record<string, unknown>>;
  /** Written while the new version runs, in place of the files of the project; null: removed. */
  readonly meanwhile?: Readonly<Record<string, string | null>>;
  /** Where the disk fails. */
  readonly unwritable?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly exit: number;
  readonly says: RegExp;
  /** The new version may run; absent: nothing is started. */
  readonly starts?: true;
}

const YES = ['notes', '--yes', '--accept', 'high'] as const;
const NO_VERSION = /E_USAGE: ".*" is not one exact version of this package\./s;
const words = (...list: readonly string[]): readonly UpgradeCase[] =>
  list.map((word) => ({
    name: `the version ${JSON.stringify(word)}`,
    argv: ['--yes', '--accept', 'high', '--', 'notes', word],
    exit: 2,
    says: NO_VERSION,
  }));

export const kind: Kind<UpgradeCase> = {
  promise: 'accident',
  kind: '`upgrade` writes neither a config nor the lock before a person has accepted what it shows; what fails afterwards is taken back, and what another program wrote meanwhile stays.',
  open: 'A run that is killed between the write of a config and that of the lock leaves the new config with the old lock, which `verify` reports.',
  cases: [
    ...words(
      '',
      '^1.0.0',
      '~1.1',
      '1',
      '1.x',
      '*',
      '>=1.0.0',
      '1.0.0 || 1.1.0',
      'latest',
      'next',
      'v1.1.0',
      '1.1.0+build',
      ' 1.1.0',
      '1.1.0\n',
      '1.1.0@1.1.0',
      'npm:evil@1.1.0',
      'https://example.com/evil.tgz',
      'file:../evil',
      'git+ssh://git@example.com/evil.git',
      'evil/evil#main',
      '../../evil',
      '--registry=https://example.com',
      '-g',
      '1.1.0 --registry=https://example.com',
      '1.1.0;touch started',
      '$(touch started)',
      '`touch started`',
      '1.1.0\u{202e}',
      '\u{ff11}.1.0',
      '1.1.0\u{0}',
      '1'.repeat(100_000),
    ),
    { name: 'another package', npm: { name: 'evil' }, exit: 3, says: /E_REGISTRY/ },
    { name: 'an older version', npm: { version: '0.9.0' }, exit: 3, says: /E_REGISTRY/ },
    {
      name: 'another version than the one that was named',
      argv: [...YES, '1.1.0'],
      npm: { version: '1.2.0' },
      exit: 3,
      says: /E_REGISTRY: The registry answered with another version than was asked for: "1\.2\.0"\./,
    },
    { name: 'an option for a version', npm: { version: '1.1.0 --evil' }, exit: 3, says: /E_REGISTRY/ },
    {
      name: 'an address for a version',
      npm: { version: 'https://example.com/x' },
      exit: 3,
      says: /E_REGISTRY/,
    },
    { name: 'no text for a version', npm: { version: 7 }, exit: 3, says: /E_REGISTRY/ },
    { name: 'no integrity', npm: { 'dist.integrity': '' }, exit: 3, says: /E_REGISTRY/ },
    { name: 'a weak integrity', npm: { 'dist.integrity': 'sha1-AAAA' }, exit: 3, says: /E_REGISTRY/ },
    { name: 'a version that is not there', argv: [...YES, '7.0.0'], exit: 3, says: /E_REGISTRY/ },

    { name: 'a no before the start', argv: ['notes'], types: ['n'], exit: 130, says: /Start it\?/ },
    {
      name: 'the end of the input before the start',
      argv: ['notes'],
      types: [],
      exit: 130,
      says: /no answer/,
    },
    { name: 'Ctrl-C before the start', argv: ['notes'], types: ['^C'], exit: 130, says: /Start it\?/ },
    { name: 'Enter', argv: ['notes'], types: ['', ''], exit: 1, says: /Not accepted/, starts: true },
    {
      name: 'y for a HIGH',
      argv: ['notes'],
      types: ['', 'y', 'y', 'y'],
      exit: 1,
      says: /Type its name/,
      starts: true,
    },
    {
      name: 'the end of the input',
      argv: ['notes'],
      types: [''],
      exit: 1,
      says: /Nothing was written/,
      starts: true,
    },
    { name: 'Ctrl-C', argv: ['notes'], types: ['', '^C'], exit: 130, says: /Type its name/, starts: true },
    {
      name: 'nobody to ask',
      argv: ['notes'],
      exit: 1,
      says: /Not accepted: notes[\s\S]*`mcp-lock upgrade notes 1\.2\.0 --accept high`[\s\S]*Nothing was written/,
      starts: true,
    },
    { name: '--yes alone', argv: ['notes', '--yes'], exit: 1, says: /Nothing was written/, starts: true },
    {
      name: 'a rank that does not reach',
      argv: ['notes', '--yes', '--accept', 'medium'],
      exit: 1,
      says: /Nothing was written/,
      starts: true,
    },
    { name: 'another word for a rank', argv: ['notes', '--accept', 'all'], exit: 2, says: /E_USAGE/ },
    {
      name: 'CI without --yes',
      argv: ['notes', '--accept', 'high'],
      env: { CI: '1' },
      exit: 2,
      says: /E_USAGE/,
    },

    {
      name: 'a version that does not start',
      argv: [...YES, '1.3.0'],
      exit: 3,
      says: /E_PROTOCOL|E_LAUNCH/,
      starts: true,
    },
    {
      name: 'a config that changes meanwhile',
      meanwhile: { '.mcp.json': '{"mcpServers":{}}' },
      exit: 2,
      says: /E_CONFIG: Another program changed the config/,
      starts: true,
    },
    {
      name: 'the second config that changes meanwhile',
      meanwhile: { '.cursor/mcp.json': '{"mcpServers":{}}' },
      exit: 2,
      says: /E_CONFIG: Another program changed the config/,
      starts: true,
    },
    {
      name: 'a config that is removed meanwhile',
      meanwhile: { '.mcp.json': null },
      exit: 2,
      says: /E_CONFIG/,
      starts: true,
    },
    {
      name: 'a lock that is damaged meanwhile',
      meanwhile: { 'mcp-lock.json': '{' },
      exit: 2,
      says: /E_LOCK/,
      starts: true,
    },
    {
      name: 'a lock that cannot be written',
      unwritable: 'mcp-lock.json',
      exit: 2,
      says: /E_LOCK_WRITE/,
      starts: true,
    },
    {
      name: 'a config that cannot be written',
      unwritable: '.cursor/mcp.json',
      exit: 2,
      says: /E_CONFIG/,
      starts: true,
    },

    {
      name: 'a remote server',
      url: 'https://example.com/mcp',
      exit: 2,
      says: /E_CONFIG: A remote server has no version/,
    },
    {
      name: 'no version',
      launch: ['npx', '-y', 'notes'],
      exit: 2,
      says: /E_CONFIG: The launch line names no exact version/,
    },
    { name: 'a tag', launch: ['npx', '-y', 'notes@latest'], exit: 2, says: /E_CONFIG: .*no exact version/ },
    { name: 'a range', launch: ['npx', '-y', 'notes@^1.0.0'], exit: 2, says: /E_CONFIG: .*no exact version/ },
    {
      name: 'a local program',
      launch: ['node', 'server.js'],
      exit: 2,
      says: /E_CONFIG: .*a program of this machine/,
    },
    {
      name: 'a program on the PATH',
      launch: ['notes-server'],
      exit: 2,
      says: /E_CONFIG: .*a program of this machine/,
    },
    {
      name: 'a service',
      launch: ['docker', 'compose', 'run', 'notes'],
      exit: 2,
      says: /E_CONFIG: .*cannot tell/,
    },
    {
      name: 'a line of a shell',
      launch: ['sh', '-c', 'npx -y notes@1.0.0 | cat'],
      exit: 2,
      says: /E_CONFIG: .*cannot tell/,
    },
    {
      name: 'a package of Go',
      launch: ['go', 'run', 'example.com/notes@v1.0.0'],
      exit: 2,
      says: /E_USAGE: .*does not look up/,
    },
    {
      name: 'an image without a tag',
      launch: ['docker', 'run', '-i', `acme/notes@sha256:${'a'.repeat(64)}`],
      exit: 2,
      says: /E_USAGE: .*does not look up/,
    },
    { name: 'a server that no config has', argv: ['files', '--yes'], exit: 2, says: /E_USAGE: .*files/ },
  ],
};
