/** Launch lines and versions of npm: which of them `verify` learns to start without npx, and what of them it never writes down. */
import type { Kind, Named } from './kind.ts';

export interface DirectLineCase extends Named {
  readonly command?: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** What npm installs for the line; `notes@1.2.3` by default. */
  readonly token?: string;
  /** What this npm does otherwise: `given` is the environment that it hands over, `line` the line of the shell. */
  readonly npm?: string;
  /** What starts the program of the package. */
  readonly interpreter?: string;
  /** The environment of whoever runs `verify`; `PROGRAMS`: where npx lies. */
  readonly around?: Readonly<Record<string, string>>;
  readonly direct: boolean;
  /** Stands in no file that is kept. */
  readonly never?: readonly string[];
}

const LINE = ['-y', 'notes@1.2.3'];
const ODD_WORDS = [
  'a b',
  '',
  "it's",
  "'quoted'",
  '"two"',
  '$HOME',
  '`id`',
  '\\',
  'a;b',
  '*',
  '~',
  '#',
  'é\u{1f600}',
  '--flag',
  '-',
  "'",
];
const SECRET = 'ghp_0123456789abcdefghijABCDEFGHIJ012345';

const CASES: readonly DirectLineCase[] = [
  { name: 'npx -y', args: LINE, direct: true },
  {
    name: 'npm exec',
    command: 'npm',
    args: ['exec', '-y', '--', 'notes@1.2.3', '--read-only'],
    direct: true,
  },
  { name: 'words that a shell reads as something else', args: [...LINE, ...ODD_WORDS], direct: true },
  { name: 'env in front', command: 'env', args: ['NOTES_DIR=/notes', 'npx', ...LINE], direct: true },
  {
    name: 'secrets in variables and arguments',
    args: [...LINE, '--token', SECRET],
    env: { API_KEY: `${SECRET}x`, PLAIN: 'only-in-this-variable' },
    direct: true,
    never: [SECRET, 'only-in-this-variable', '--token'],
  },
  {
    name: 'a value of the config that npm repeats in a variable of its own',
    env: { PLAIN: 'only-in-this-variable' },
    npm: "given.npm_config_heading = 'x only-in-this-variable y'",
    direct: true,
    never: ['only-in-this-variable'],
  },
  // Lines behind which npx may choose something else.
  { name: 'no version', args: ['-y', 'notes'], token: 'notes', direct: false },
  { name: 'a range', args: ['-y', 'notes@^1.2.3'], token: 'notes@^1.2.3', direct: false },
  { name: 'a package and a program', args: ['-y', '--package', 'notes@1.2.3', 'notes'], direct: false },
  {
    name: 'another registry',
    args: ['-y', '--registry', 'http://127.0.0.1:9/', 'notes@1.2.3'],
    direct: false,
  },
  { name: 'another folder', args: ['-y', '--prefix', '.', 'notes@1.2.3'], direct: false },
  {
    name: 'env that takes variables away',
    command: 'env',
    args: ['-u', 'TERM', 'npx', ...LINE],
    direct: false,
  },
  { name: 'another wrapper', command: 'nice', args: ['-n', '0', 'npx', ...LINE], direct: false },
  { name: 'a shell', command: 'sh', args: ['-c', 'npx -y notes@1.2.3'], direct: false },
  {
    name: 'a PATH with a folder of the folder in which it starts',
    around: { PATH: 'PROGRAMS:/usr/bin:/bin:tools' },
    direct: false,
  },
  { name: 'a PATH with an empty part', around: { PATH: 'PROGRAMS::/usr/bin:/bin' }, direct: false },
  { name: 'in CI', around: { CI: 'true' }, direct: false },
  // A package that is started by something else than Node.
  {
    name: 'a program for Node with an option',
    interpreter: '#!/usr/bin/env -S node --no-warnings',
    direct: true,
  },
  { name: 'a program that names its Node', interpreter: `#!${process.execPath}`, direct: false },
  { name: 'a program for another interpreter', interpreter: '#!/usr/bin/env -S nice node', direct: false },
  // What npm does is not what is known of it.
  { name: 'npm gives Node options', npm: "given.NODE_OPTIONS = '--no-warnings'", direct: false },
  { name: 'npm gives a library to load', npm: "given.LD_LIBRARY_PATH = '/lib'", direct: false },
  { name: 'npm gives a variable that nobody knows', npm: "given.OTHER = 'x'", direct: false },
  { name: 'npm gives another home', npm: 'given.HOME += "/."', direct: false },
  { name: 'npm takes a variable away', npm: 'delete given.LANG', around: { LANG: 'C.UTF-8' }, direct: false },
  {
    name: 'npm looks for programs elsewhere first',
    npm: "given.PATH = '/usr/bin:' + given.PATH",
    direct: false,
  },
  { name: 'npm looks for programs elsewhere at last', npm: "given.PATH += ':/opt/bin'", direct: false },
  { name: 'npm starts it through another program', npm: "line = 'exec ' + line", direct: false },
  { name: 'npm adds a word', npm: "line += ' more'", direct: false },
  { name: 'npm runs something else, too', npm: "line = 'true; ' + line", direct: false },
  { name: 'npm names another script', npm: "given.npm_lifecycle_script = 'other'", direct: false },
  {
    name: 'a proxy with a password in the settings of npm',
    npm: "given.npm_config_proxy = 'http://ada:pa55w0rd-of-ada@proxy.example'",
    direct: false,
    never: ['pa55w0rd-of-ada'],
  },
];

export const kind: Kind<DirectLineCase> = {
  promise: 'secrets',
  kind: 'How npx starts a server is learned only for lines that name one exact package, and only from an npm that does what is known of it; no argument and no value of a variable is written down.',
  cases: CASES,
};
