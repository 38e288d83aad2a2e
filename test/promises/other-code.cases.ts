/**
 * What npm takes in the place of the package that an npx line names (P28). `files`: what lies in the folder of the run; text `EVIL` is a
 * program that leaves a mark. `test/promises/other-code.test.ts` asks mcp-lock, `test/system/other-code.test.ts` also the real npm.
 */
import type { Kind } from './kind.ts';

export interface OtherCodeCase {
  readonly name: string;
  /** Words behind `npx -y`; `notes@1.2.3` by default. */
  readonly line?: string;
  /** Below the project; a path that begins with `~` is in the home folder, one with `^` in the folder of global packages. */
  readonly files: Readonly<Record<string, unknown>>;
  /** Link → target. */
  readonly links?: Readonly<Record<string, string>>;
  /** Folder below the project in which the line runs. */
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** The file that the refusal names; absent: the package is started. */
  readonly refused?: string;
  /** Why the real npm is not asked. */
  readonly notReal?: string;
}

const COPY = {
  'node_modules/notes/package.json': 'NOTES-MANIFEST',
  'node_modules/notes/server.js': 'SERVER',
  'node_modules/notes-words/package.json': 'WORDS-MANIFEST',
  'node_modules/notes-words/index.js': "module.exports = 'Reads a note.';",
  'node_modules/.package-lock.json': {
    lockfileVersion: 3,
    packages: {
      'node_modules/notes': {
        version: '1.2.3',
        resolved: 'RESOLVED',
        integrity: 'INTEGRITY',
        bin: { notes: 'server.js' },
      },
      'node_modules/notes-words': { version: '1.0.0', integrity: 'WORDS' },
    },
  },
} as const;
const EVIL_PACKAGE = {
  'node_modules/evil/package.json': { name: 'evil', version: '1.0.0', bin: { notes: 'evil.js' } },
  'node_modules/evil/evil.js': 'EVIL',
};
const SERVER = { name: 'notes', version: '1.2.3', bin: { notes: 'server.js' } };
const PREFIX = 'prefix=PREFIX\n';

const CASES: readonly OtherCodeCase[] = [
  {
    name: 'a folder behind a link, and a program above where it leads',
    cwd: 'sub',
    links: { sub: 'vendor/deep/x' },
    files: { 'vendor/deep/x/.keep': '', 'vendor/deep/node_modules/.bin/notes@1.2.3': 'EVIL' },
    refused: 'vendor/deep/node_modules/.bin/notes@1.2.3',
  },
  {
    name: 'a folder behind a link, and a node above where it leads',
    cwd: 'sub',
    links: { sub: 'vendor/deep/x' },
    files: { 'vendor/deep/x/.keep': '', 'vendor/deep/node_modules/.bin/node': 'EVIL' },
    refused: 'vendor/deep/node_modules/.bin/node',
  },
  {
    name: 'a folder behind a link, and settings above where it leads',
    cwd: 'sub',
    links: { sub: 'vendor/deep/x' },
    files: {
      'vendor/deep/x/.keep': '',
      'vendor/deep/package.json': { name: 'q' },
      'vendor/deep/.npmrc': 'package=evil\n',
    },
    refused: 'vendor/deep/.npmrc',
    notReal: 'it would ask the registry for evil',
  },
  {
    name: 'a folder behind a link, and nothing above where it leads',
    cwd: 'sub',
    links: { sub: 'vendor/deep/x' },
    files: { 'vendor/deep/x/.keep': '' },
  },
  {
    name: 'a program of the project that is named by the whole word',
    files: {
      'package.json': { name: 'p', version: '1.0.0', bin: { 'notes@1.2.3': 'evil.js' } },
      'evil.js': 'EVIL',
    },
    refused: 'package.json',
  },
  {
    name: 'the same with a folder before the name, which npm cuts off',
    files: {
      'package.json': { name: 'p', version: '1.0.0', bin: { 'a/../b/notes@1.2.3': 'evil.js' } },
      'evil.js': 'EVIL',
    },
    refused: 'package.json',
  },
  {
    name: 'the same with a colon before the name, which npm cuts off',
    files: {
      'package.json': { name: 'p', version: '1.0.0', bin: { 'c:notes@1.2.3': 'evil.js' } },
      'evil.js': 'EVIL',
    },
    refused: 'package.json',
  },
  {
    name: 'a file of that name in the folder of programs of the project',
    files: {
      'package.json': { name: 'p', version: '1.0.0', directories: { bin: 'tools' } },
      'tools/notes@1.2.3': 'EVIL',
    },
    refused: 'package.json',
  },
  {
    name: 'a program of a project above the folder of the run',
    files: {
      'package.json': { name: 'p', version: '1.0.0', bin: { 'notes@1.2.3': 'evil.js' } },
      'evil.js': 'EVIL',
      'sub/x': '',
    },
    cwd: 'sub',
    refused: 'package.json',
  },
  {
    name: 'a program of the workspace in which the line runs',
    files: {
      'package.json': { name: 'p', version: '1.0.0', workspaces: ['w/*'] },
      'w/a/package.json': { name: 'a', version: '1.0.0', bin: { 'notes@1.2.3': 'evil.js' } },
      'w/a/evil.js': 'EVIL',
    },
    cwd: 'w/a',
    refused: 'w/a/package.json',
  },
  {
    name: 'a program of the workspace that the line names',
    line: '-w a notes@1.2.3',
    files: {
      'package.json': { name: 'p', version: '1.0.0', workspaces: ['w/*'] },
      'w/a/package.json': { name: 'a', version: '1.0.0', bin: { 'notes@1.2.3': 'evil.js' } },
      'w/a/evil.js': 'EVIL',
    },
    refused: 'w/a/package.json',
  },
  {
    name: 'a program of the folder that --prefix names',
    line: '--prefix other notes@1.2.3',
    files: {
      'package.json': { name: 'p', version: '1.0.0' },
      'other/package.json': { name: 'q', version: '1.0.0', bin: { 'notes@1.2.3': 'evil.js' } },
      'other/evil.js': 'EVIL',
    },
    refused: 'other/package.json',
  },
  {
    name: 'a setting in the .npmrc of the folder that --prefix names',
    line: '--prefix=other notes@1.2.3',
    files: { 'other/package.json': { name: 'q' }, 'other/.npmrc': 'package=evil\n' },
    refused: 'other/.npmrc',
    notReal: 'it would ask the registry for evil',
  },
  {
    name: 'a program in node_modules/.bin that is named by the whole word',
    files: { 'node_modules/.bin/notes@1.2.3': 'EVIL' },
    refused: 'node_modules/.bin/notes@1.2.3',
  },
  {
    name: 'the same brought by a dependency',
    files: {
      'node_modules/evil/package.json': { name: 'evil', version: '1.0.0' },
      'node_modules/evil/evil.js': 'EVIL',
    },
    links: { 'node_modules/.bin/notes@1.2.3': '../evil/evil.js' },
    refused: 'node_modules/.bin/notes@1.2.3',
  },
  {
    name: 'the same in a folder above',
    files: { 'node_modules/.bin/notes@1.2.3': 'EVIL', 'sub/package.json': { name: 'sub' } },
    cwd: 'sub',
    refused: 'node_modules/.bin/notes@1.2.3',
  },
  {
    name: 'the same in a folder above the repository',
    files: { '../node_modules/.bin/notes@1.2.3': 'EVIL' },
    refused: '../node_modules/.bin/notes@1.2.3',
  },
  {
    name: 'the same for a tag',
    line: 'notes@latest',
    files: { 'node_modules/.bin/notes@latest': 'EVIL' },
    refused: 'node_modules/.bin/notes@latest',
  },
  {
    name: 'the same for a range',
    line: 'notes@^1',
    files: { 'node_modules/.bin/notes@^1': 'EVIL' },
    refused: 'node_modules/.bin/notes@^1',
  },
  {
    name: 'a program of the project for a range',
    line: 'notes@^1',
    files: {
      'package.json': { name: 'p', version: '1.0.0', bin: { 'notes@^1': 'evil.js' } },
      'evil.js': 'EVIL',
    },
    refused: 'package.json',
  },
  {
    name: 'the same for npm exec',
    line: 'exec: notes@1.2.3',
    files: { 'node_modules/.bin/notes@1.2.3': 'EVIL' },
    refused: 'node_modules/.bin/notes@1.2.3',
  },
  {
    name: 'the same for a name with a scope, which is then a path from the folder of the run',
    line: '@acme/notes@1.2.3',
    files: { 'node_modules/.bin/@acme/notes@1.2.3': '', '@acme/notes@1.2.3': 'EVIL' },
    refused: 'node_modules/.bin/@acme/notes@1.2.3',
  },
  {
    name: 'the same for another name of the package',
    line: 'short@npm:notes@1.2.3',
    files: { 'node_modules/.bin/short@npm:notes@1.2.3': 'EVIL' },
    refused: 'node_modules/.bin/short@npm:notes@1.2.3',
  },
  {
    name: 'a node in node_modules/.bin, which the program of the package asks for',
    files: { 'node_modules/.bin/node': 'EVIL-SH' },
    refused: 'node_modules/.bin/node',
  },
  {
    name: 'a sh in node_modules/.bin, which npm starts programs with',
    files: { 'node_modules/.bin/sh': 'EVIL-SH' },
    refused: 'node_modules/.bin/sh',
  },
  {
    name: 'a copy of the package whose program has the name of that of another package',
    files: { ...COPY, ...EVIL_PACKAGE },
    links: { 'node_modules/.bin/notes': '../evil/evil.js' },
    refused: 'node_modules/.bin/notes',
  },
  {
    name: 'a copy inside another package, with a program of that name beside it',
    files: {
      ...EVIL_PACKAGE,
      'node_modules/evil/node_modules/notes/package.json': SERVER,
      'node_modules/evil/node_modules/notes/server.js': 'SERVER',
    },
    links: { 'node_modules/.bin/notes': '../evil/evil.js' },
    refused: 'node_modules/evil/node_modules/notes/package.json',
  },
  {
    name: 'the package under the name of another folder, with the exact version of the line',
    files: { 'node_modules/evil/package.json': SERVER, 'node_modules/evil/server.js': 'EVIL' },
    links: { 'node_modules/.bin/notes': '../evil/server.js' },
    refused: 'node_modules/evil/package.json',
  },
  {
    name: 'the same two packages deep, and with a program of its own choice',
    files: {
      'node_modules/a/package.json': { name: 'a', version: '1.0.0' },
      'node_modules/a/node_modules/@b/c/package.json': { name: '@b/c', version: '1.0.0' },
      'node_modules/a/node_modules/@b/c/node_modules/notes/package.json': {
        ...SERVER,
        bin: { tool: 'x.js' },
      },
      'node_modules/.bin/tool': 'EVIL',
    },
    refused: 'node_modules/a/node_modules/@b/c/node_modules/notes/package.json',
  },
  {
    name: 'a package inside another that only calls itself so, for a range',
    line: 'notes@^1',
    files: {
      'node_modules/evil/package.json': { name: 'evil', version: '1.0.0' },
      'node_modules/evil/node_modules/x/package.json': { ...SERVER, version: '1.9.0', bin: { tool: 'x.js' } },
      'node_modules/.bin/tool': 'EVIL',
    },
    refused: 'node_modules/evil/node_modules/x/package.json',
  },
  {
    name: 'a workspace that is called like the package',
    files: {
      'package.json': { name: 'p', version: '1.0.0', workspaces: ['w/**'] },
      'w/deep/notes/package.json': { ...SERVER, bin: { tool: 'x.js' } },
      'node_modules/.bin/tool': 'EVIL',
    },
    refused: 'w/deep/notes/package.json',
  },
  {
    name: 'a workspace far below that is called like the package',
    files: {
      'package.json': { name: 'p', version: '1.0.0', workspaces: ['w/**'] },
      'w/a/b/c/d/e/f/g/h/i/j/k/l/m/n/package.json': { ...SERVER, bin: { tool: 'x.js' } },
      'node_modules/.bin/tool': 'EVIL',
    },
    refused: 'w/a/b/c/d/e/f/g/h/i/j/k/l/m/n/package.json',
  },
  {
    name: 'a program that the named package does not bring',
    line: '-p notes@1.2.3 start',
    files: { 'node_modules/.bin/start': 'EVIL' },
    refused: 'node_modules/.bin/start',
  },
  {
    name: 'a global copy of that version, where the .npmrc of the home folder sets the prefix',
    files: {
      '~/.npmrc': PREFIX,
      '^/lib/node_modules/notes/package.json': { name: 'notes', version: '1.2.3', bin: { notes: 'evil.js' } },
      '^/lib/node_modules/notes/evil.js': 'EVIL',
    },
    links: { '^/bin/notes': '../lib/node_modules/notes/evil.js' },
    refused: '^/lib/node_modules/notes',
  },
  {
    name: 'the same with a prefix of the environment',
    files: {
      '^/lib/node_modules/notes/package.json': { name: 'notes', version: '1.2.3', bin: { notes: 'evil.js' } },
      '^/lib/node_modules/notes/evil.js': 'EVIL',
    },
    links: { '^/bin/notes': '../lib/node_modules/notes/evil.js' },
    env: { NPM_CONFIG_PREFIX: 'PREFIX' },
    refused: '^/lib/node_modules/notes',
  },
  {
    name: 'the same for a range, and with a link to a folder of the machine',
    line: 'notes@^1',
    files: {
      '~/.npmrc': PREFIX,
      '~/src/package.json': { name: 'notes', version: '1.5.0', bin: { notes: 'evil.js' } },
      '~/src/evil.js': 'EVIL',
      '^/lib/node_modules/x': '',
    },
    links: { '^/lib/node_modules/notes': '~/src', '^/bin/notes': '../lib/node_modules/notes/evil.js' },
    refused: '^/lib/node_modules/notes',
  },
  {
    name: 'a global program that is named by the whole word',
    files: { '~/.npmrc': PREFIX, '^/bin/notes@1.2.3': 'EVIL' },
    refused: '^/bin/notes@1.2.3',
  },
  {
    name: 'a global program, for a name without version',
    line: 'notes',
    files: { '~/.npmrc': PREFIX, '^/bin/notes': 'EVIL' },
    refused: '^/bin/notes',
  },
  // What must stay quiet.
  { name: 'nothing in the way', files: { 'package.json': { name: 'p' } } },
  {
    name: 'the package as a dependency of the project, with its own program',
    files: COPY,
    links: { 'node_modules/.bin/notes': '../notes/server.js' },
  },
  {
    name: 'the same, run from a folder below',
    files: { ...COPY, 'sub/x': '' },
    links: { 'node_modules/.bin/notes': '../notes/server.js' },
    cwd: 'sub',
  },
  {
    name: 'the same, and a second copy of the same bytes inside another package',
    files: {
      ...COPY,
      'node_modules/a/package.json': { name: 'a', version: '1.0.0' },
      'node_modules/a/node_modules/notes/package.json': SERVER,
      'node_modules/a/node_modules/notes/server.js': 'SERVER',
      'node_modules/.package-lock.json': {
        lockfileVersion: 3,
        packages: {
          ...COPY['node_modules/.package-lock.json'].packages,
          'node_modules/a/node_modules/notes': { version: '1.2.3', integrity: 'INTEGRITY' },
        },
      },
    },
    links: { 'node_modules/.bin/notes': '../notes/server.js' },
  },
  {
    name: 'another version as a dependency of the project',
    files: {
      'node_modules/notes/package.json': { ...SERVER, version: '2.0.0' },
      'node_modules/notes/server.js': 'EVIL',
    },
    links: { 'node_modules/.bin/notes': '../notes/server.js' },
  },
  {
    name: 'another version inside another package',
    files: {
      'node_modules/a/package.json': { name: 'a', version: '1.0.0' },
      'node_modules/a/node_modules/notes/package.json': { ...SERVER, version: '1.0.0' },
    },
  },
  {
    name: 'a program of another package with that name, where npx takes no copy',
    files: EVIL_PACKAGE,
    links: { 'node_modules/.bin/notes': '../evil/evil.js' },
  },
  {
    name: 'another version installed globally',
    files: {
      '~/.npmrc': PREFIX,
      '^/lib/node_modules/notes/package.json': { name: 'notes', version: '2.0.0', bin: { notes: 'evil.js' } },
      '^/lib/node_modules/notes/evil.js': 'EVIL',
    },
    links: { '^/bin/notes': '../lib/node_modules/notes/evil.js' },
  },
  {
    name: 'a program of the project that is named like the package, for a line with a version',
    files: { 'package.json': { name: 'p', version: '1.0.0', bin: { notes: 'evil.js' } }, 'evil.js': 'EVIL' },
  },
  {
    name: 'folders that are named like the word',
    files: { 'notes@1.2.3/x': '', 'node_modules/.bin/notes@1.2.3/x': '', 'node_modules/notes@1.2.3/x': '' },
  },
  {
    name: 'workspaces of other names',
    files: {
      'package.json': { name: 'p', version: '1.0.0', workspaces: ['w/*'] },
      'w/a/package.json': { name: 'a', version: '1.2.3' },
    },
  },
  {
    name: 'a program that the named package brings, where the project has another one of that name',
    line: '-p notes@1.2.3 notes',
    files: COPY,
    links: { 'node_modules/.bin/notes': '../notes/server.js' },
  },
];

export const kind: Kind<OtherCodeCase> = {
  promise: 'order',
  kind: 'Programs and packages that npm takes before the one that an npx line names are refused before anything is started.',
  cases: CASES,
  open: 'A program that a server itself starts by its name is looked up in node_modules/.bin first, as npm sets the PATH.',
};
