/** What is done to a machine on which `verify` would start a server without npx, and what it then has to do. */
import type { Kind, Named } from './kind.ts';

export interface DirectStartCase extends Named {
  /**
   * Paths are those of `pretended-npm.ts`; `*`: what mcp-lock keeps of the start. `EVIL`: a program that leaves a file. `+`: appended.
   * `~`: one byte is another, and the times are put back. `=`: written again as it is. Undefined: removed.
   */
  readonly write?: Readonly<Record<string, string | undefined>>;
  readonly link?: Readonly<Record<string, string>>;
  /** Moved, with a link in its place. */
  readonly move?: Readonly<Record<string, string>>;
  readonly mode?: Readonly<Record<string, number>>;
  /** Given to another user. Only root can do that. */
  readonly foreign?: string;
  /** Changed in what is kept. */
  readonly kept?: (kept: KeptText) => unknown;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly argv?: readonly string[];
  /** Days by which the clock is on. */
  readonly days?: number;
  /** Done while the server is asked for its tools. */
  readonly meanwhile?: Pick<DirectStartCase, 'write' | 'link'>;
  /** npm or Node is changed: the machine is of no use for another case. */
  readonly ownMachine?: true;
  readonly exit: 0 | 1 | 3;
  /** How the server is started, each time. */
  readonly starts: readonly ('direct' | 'npx')[];
}

export interface KeptText {
  at: number;
  basis: string;
  template: { head: string; env: [string, unknown][] };
}

const NPX = ['npx'] as const;
const NEVER = [] as const;
const SERVER = '^/node_modules/notes/server.js';

const having =
  (name: string, value: unknown) =>
  (kept: KeptText): unknown => ({
    ...kept,
    template: {
      ...kept.template,
      env: [...kept.template.env.filter(([one]) => one !== name), [name, value]],
    },
  });
const without = (name: string) => (kept: KeptText) => ({
  ...kept,
  template: { ...kept.template, env: kept.template.env.filter(([one]) => one !== name) },
});
const head =
  (text: string) =>
  (kept: KeptText): unknown => {
    const env = kept.template.env.filter(([name]) => name !== 'npm_lifecycle_script');
    return { ...kept, template: { head: text, env: [...env, ['npm_lifecycle_script', [text]]] } };
  };

const CASES: readonly DirectStartCase[] = [
  // What may be started directly.
  { name: 'nothing', exit: 0, starts: ['direct'] },
  { name: 'the files written again as they are', write: { [SERVER]: '=' }, exit: 0, starts: ['direct'] },
  {
    name: 'data beside the code',
    write: { '^/node_modules/notes/data.json': '{}' },
    exit: 0,
    starts: ['direct'],
  },
  {
    name: 'a package of the project that has nothing to do with it',
    write: { 'docs/package.json': '{}' },
    exit: 0,
    starts: ['direct'],
  },
  {
    name: 'data that the server writes beside its code',
    write: { '~/touches': '^/node_modules/notes/data.json' },
    exit: 0,
    starts: ['direct'],
  },

  // Something else in the place of the package.
  {
    name: 'a program of the project under the word of the line',
    write: { 'package.json': '{"bin":{"notes@1.2.3":"evil.js"}}', 'evil.js': 'EVIL' },
    exit: 1,
    starts: NEVER,
  },
  {
    name: 'the same in a workspace',
    write: {
      'package.json': '{"workspaces":["w"]}',
      'w/package.json': '{"bin":{"notes@1.2.3":"evil.js"}}',
      'w/evil.js': 'EVIL',
    },
    exit: 0,
    starts: NPX,
  },
  {
    name: 'a program in node_modules/.bin under the word of the line',
    write: { 'node_modules/.bin/notes@1.2.3': 'EVIL' },
    exit: 1,
    starts: NEVER,
  },
  {
    name: 'the same in a folder above',
    write: { '../node_modules/.bin/notes@1.2.3': 'EVIL' },
    exit: 1,
    starts: NEVER,
  },
  {
    name: 'a node in node_modules/.bin',
    write: { 'node_modules/.bin/node': 'EVIL' },
    exit: 1,
    starts: NEVER,
  },
  {
    name: 'a sh in node_modules/.bin of a folder above',
    write: { '../node_modules/.bin/sh': 'EVIL' },
    exit: 1,
    starts: NEVER,
  },
  {
    name: 'a node in .bin of the installed packages',
    write: { '^/node_modules/.bin/node': 'EVIL' },
    exit: 1,
    starts: NEVER,
  },
  {
    name: 'a link to a locked file as node there',
    link: { '^/node_modules/.bin/node': '../notes/server.js' },
    exit: 1,
    starts: NEVER,
  },
  {
    name: 'a global program under the word of the line',
    write: { '~/.npmrc': 'prefix=${HOME}/global', '~/global/bin/notes@1.2.3': 'EVIL' },
    exit: 1,
    starts: NEVER,
  },
  {
    name: 'a global package of that version',
    write: {
      '~/.npmrc': 'prefix=${HOME}/global',
      '~/global/lib/node_modules/notes/package.json': '{"name":"notes","version":"1.2.3"}',
      '~/global/bin/notes': 'EVIL',
    },
    exit: 1,
    starts: NEVER,
  },
  {
    name: 'a copy in the project',
    write: {
      'node_modules/notes/package.json': '{"name":"notes","version":"1.2.3","bin":{"notes":"x.js"}}',
      'node_modules/notes/x.js': 'EVIL',
    },
    exit: 3,
    starts: NEVER,
  },

  // Other bytes.
  { name: 'a line added to the program', write: { [SERVER]: '+evil();' }, exit: 1, starts: NEVER },
  { name: 'one byte changed and the times put back', write: { [SERVER]: '~' }, exit: 1, starts: NEVER },
  {
    name: 'a package below it changed',
    write: { '^/node_modules/notes-words/index.js': '+evil();' },
    exit: 1,
    starts: NEVER,
  },
  { name: 'a file added', write: { '^/node_modules/notes-words.js': 'evil();' }, exit: 1, starts: NEVER },
  {
    name: 'a package added inside another',
    write: { '^/node_modules/notes/node_modules/notes-words/package.json': '{"main":"x.js"}' },
    exit: 1,
    starts: NEVER,
  },
  {
    name: 'a file removed',
    write: { '^/node_modules/notes-words/index.js': undefined },
    exit: 1,
    starts: NEVER,
  },
  {
    name: 'the link of the program redirected',
    link: { '^/node_modules/.bin/notes': '../notes-words/index.js' },
    exit: 1,
    starts: NEVER,
  },
  {
    name: 'a script in the place of the link',
    write: { '^/node_modules/.bin/notes': 'EVIL' },
    exit: 1,
    starts: NEVER,
  },
  {
    name: 'a program that nobody may start, and another one in the project',
    write: { 'node_modules/.bin/notes': 'EVIL' },
    mode: { [SERVER]: 0o644 },
    exit: 1,
    starts: NEVER,
  },
  {
    name: 'a file that is a link to the same bytes',
    move: { [SERVER]: '~/server.js' },
    exit: 1,
    starts: NEVER,
  },
  {
    name: 'the record names another version',
    write: { '^/node_modules/.package-lock.json': '/"version":"1.0.0"/"version":"1.0.1"/' },
    exit: 0,
    starts: NPX,
  },
  {
    name: 'the record names other bytes of the package',
    write: { '^/node_modules/.package-lock.json': '/sha512-..../sha512-AAAA/' },
    exit: 1,
    starts: NEVER,
  },
  {
    name: 'the record is gone',
    write: { '^/node_modules/.package-lock.json': undefined },
    exit: 0,
    starts: NPX,
  },
  { name: 'the installed packages are gone', write: { '^': undefined }, exit: 3, starts: NPX },

  // Somebody may be at work there.
  { name: 'npm holds the folder', write: { '^/concurrency.lock/x': '' }, exit: 0, starts: NPX },
  { name: 'a folder that everybody may write', mode: { '^': 0o777 }, exit: 0, starts: NPX },
  { name: 'the cache of npm, which a group may write', mode: { '~/.npm': 0o775 }, exit: 0, starts: NPX },
  {
    name: 'the folder of a package that everybody may write',
    mode: { '^/node_modules/notes-words': 0o777 },
    exit: 0,
    starts: NPX,
  },
  { name: 'a file that everybody may write', mode: { [SERVER]: 0o777 }, exit: 0, starts: NPX },
  { name: 'a file of another user', foreign: SERVER, exit: 0, starts: NPX },
  { name: 'a folder of another user', foreign: '^', exit: 0, starts: NPX },
  { name: 'the installed packages behind a link', move: { '^': '~/elsewhere' }, exit: 0, starts: NPX },
  { name: 'node_modules behind a link', move: { '^/node_modules': '~/elsewhere' }, exit: 3, starts: NPX },

  // What decides how npx starts it.
  { name: 'the .npmrc of the user', write: { '~/.npmrc': 'loglevel=warn' }, exit: 0, starts: NPX },
  { name: 'an .npmrc of the project', write: { '.npmrc': 'loglevel=warn' }, exit: 0, starts: NPX },
  { name: 'an .npmrc of a folder above', write: { '../.npmrc': 'loglevel=warn' }, exit: 0, starts: NPX },
  {
    name: 'a package.json of the project',
    write: { 'package.json': '{"name":"other"}' },
    exit: 0,
    starts: NPX,
  },
  { name: 'a package.json above it', write: { '../package.json': '{"name":"other"}' }, exit: 0, starts: NPX },
  {
    name: 'a node_modules above the project',
    write: { '../../node_modules/x/index.js': '' },
    ownMachine: true,
    exit: 0,
    starts: NPX,
  },
  {
    name: 'a variable of the user that programs are given',
    env: { LANG: 'de_DE.UTF-8' },
    exit: 0,
    starts: NPX,
  },
  { name: 'another PATH', env: { PATH: '/usr/local/bin' }, exit: 0, starts: NPX },
  {
    name: 'another version of npm',
    write: { '@/package.json': '{"name":"npm","version":"11.0.1"}' },
    ownMachine: true,
    exit: 0,
    starts: NPX,
  },
  {
    name: 'an npx that was written again, times put back',
    write: { '@/bin/npx-cli.js': '~' },
    ownMachine: true,
    exit: 0,
    starts: NPX,
  },
  {
    name: 'an npx that is not npm’s own',
    write: { '@/package.json': '{"name":"other"}' },
    ownMachine: true,
    exit: 0,
    starts: NPX,
  },
  {
    name: 'another node on the PATH',
    write: { '@/../bin/node': `#!/bin/sh\nexec ${process.execPath} "$@"\n` },
    mode: { '@/../bin/node': 0o755 },
    ownMachine: true,
    exit: 0,
    starts: NPX,
  },

  // What is asked for.
  { name: '--deep', argv: ['verify', '--deep'], exit: 3, starts: NEVER },
  { name: '--cloak', argv: ['verify', '--cloak'], exit: 0, starts: NPX },
  { name: '--as another client', argv: ['verify', '--as', 'cursor'], exit: 0, starts: NPX },
  { name: '--offline', argv: ['verify', '--offline'], exit: 0, starts: NEVER },

  // What is kept.
  { name: 'eight days', days: 8, exit: 0, starts: NPX },
  { name: 'a clock that was put back', days: -1, exit: 0, starts: NPX },
  { name: 'no start is kept', write: { '*': undefined }, exit: 0, starts: NPX },
  { name: 'it is damaged', write: { '*': '{' }, exit: 0, starts: NPX },
  { name: 'it is one that everybody may write', mode: { '*': 0o666 }, exit: 0, starts: NPX },
  {
    name: 'it lies in a folder that everybody may write',
    mode: { '~/.cache/mcp-lock/direct': 0o777 },
    exit: 0,
    starts: NPX,
  },
  { name: 'it is of another user', foreign: '*', exit: 0, starts: NPX },
  { name: 'it is a link', move: { '*': '~/kept.json' }, exit: 0, starts: NPX },
  { name: 'it is of another form', kept: (kept) => ({ ...kept, version: 0 }), exit: 0, starts: NPX },
  {
    name: 'it is of something else',
    kept: (kept) => ({ ...kept, basis: kept.basis.replace(/./g, '0') }),
    exit: 0,
    starts: NPX,
  },
  { name: 'it starts another program', kept: head("'other'"), exit: 0, starts: NPX },
  { name: 'it runs a command in front', kept: head('touch ~/evil; notes'), exit: 0, starts: NPX },
  { name: 'it expands something', kept: head('notes$(touch ~/evil)'), exit: 0, starts: NPX },
  {
    name: 'it sets NODE_OPTIONS',
    kept: having('NODE_OPTIONS', ['--require=/evil.js']),
    exit: 0,
    starts: NPX,
  },
  { name: 'it sets LD_PRELOAD', kept: having('LD_PRELOAD', ['/evil.so']), exit: 0, starts: NPX },
  { name: 'it sets BASH_ENV', kept: having('BASH_ENV', ['/evil.sh']), exit: 0, starts: NPX },
  {
    name: 'it sets npm’s node options',
    kept: having('npm_config_node_options', ['--require=/evil.js']),
    exit: 0,
    starts: NPX,
  },
  { name: 'it sets another PATH', kept: having('PATH', ['/evil']), exit: 0, starts: NPX },
  { name: 'it sets another HOME', kept: having('HOME', ['/evil']), exit: 0, starts: NPX },
  { name: 'it lacks a variable of the user', kept: without('HOME'), exit: 0, starts: NPX },
  { name: 'it lacks the PATH', kept: without('PATH'), exit: 0, starts: NPX },
  {
    name: 'it names a variable twice',
    kept: (kept) => ({
      ...kept,
      template: { ...kept.template, env: [...kept.template.env, ['HOME', null]] },
    }),
    exit: 0,
    starts: NPX,
  },
  {
    name: 'it holds a variable that was not given',
    kept: having('EDITOR', [{ given: 'NOBODY' }]),
    exit: 0,
    starts: NPX,
  },
  {
    name: 'it holds no list of variables',
    kept: (kept) => ({ ...kept, template: { head: kept.template.head, env: {} } }),
    exit: 0,
    starts: NPX,
  },
  { name: 'the cache of the user lies in the project', env: { XDG_CACHE_HOME: '.' }, exit: 0, starts: NPX },

  // What the server says.
  {
    name: 'it answers otherwise in every way',
    write: { '~/lies': 'always' },
    exit: 1,
    starts: ['direct', 'npx'],
  },
  {
    name: 'it answers otherwise when it is started directly',
    write: { '~/lies': 'direct' },
    exit: 0,
    starts: ['direct', 'npx'],
  },
  { name: 'it does not start directly', write: { '~/lies': 'dies' }, exit: 0, starts: ['direct', 'npx'] },
  { name: 'it changes its own code', write: { '~/touches': SERVER }, exit: 1, starts: ['direct'] },

  // While it is read.
  {
    name: 'npm begins to install',
    meanwhile: { write: { '^/concurrency.lock/x': '' } },
    exit: 0,
    starts: ['direct', 'npx'],
  },
  {
    name: 'a file is replaced by the same bytes',
    meanwhile: { write: { [SERVER]: '=' } },
    exit: 0,
    starts: ['direct', 'npx'],
  },
  {
    name: 'a file is changed and the times put back',
    meanwhile: { write: { '^/node_modules/notes-words/index.js': '~' } },
    exit: 1,
    starts: ['direct'],
  },
  {
    name: 'a file is added',
    meanwhile: { write: { '^/node_modules/notes-words.js': 'evil();' } },
    exit: 1,
    starts: ['direct'],
  },
  {
    name: 'the record is changed',
    meanwhile: { write: { '^/node_modules/.package-lock.json': '/"version":"1.0.0"/"version":"1.0.1"/' } },
    exit: 0,
    starts: ['direct', 'npx'],
  },
  {
    name: 'a node comes into node_modules/.bin of the project',
    meanwhile: { write: { 'node_modules/.bin/node': 'EVIL' } },
    exit: 1,
    starts: ['direct'],
  },
];

export const kind: Kind<DirectStartCase> = {
  promise: 'origin',
  kind: 'A server whose installed files are all locked ones is started without npx only where npx would start the same program in the same environment; a match counts, and everything else is checked again through the launch line of the config.',
  cases: CASES,
  open: 'A server that answers as locked only when it is started directly is found by the next check through its launch line, after seven days at most.',
};
