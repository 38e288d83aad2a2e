/** Guards that a client could start or not, by what is installed; the words were run with npm 11.19, pnpm 10.34, Yarn 1.22 and 4.18, Bun 1.4. */
import { INSTALLED, RECORD } from '../helpers/installed-guard.ts';
import type { Kind, Named } from './kind.ts';

export interface WrapStartCase extends Named {
  /** Files of the project, `~` for one in a folder of the PATH. `bin`: a link to a program of mcp-lock. */
  readonly files: Readonly<Record<string, string>>;
  readonly argv?: readonly string[];
  /** What stands before `guard` afterwards; or what `wrap` says, with exit 2, or 3 where the repository put a program there, and nothing written. */
  readonly comes: { readonly words: string } | { readonly says: string } | { readonly refused: string };
}

const PNPM = { '~/pnpm': '', 'pnpm-lock.yaml': '' };
const YARN = { '~/yarn': '', 'yarn.lock': '# yarn lockfile v1\n' };
const BERRY = { '~/yarn': '', 'yarn.lock': '__metadata:\n  version: 8\n' };
const BUN = { '~/bunx': '', 'bun.lock': '{}' };
const NPX = 'npx --no-install mcp-lock';

const CASES: readonly WrapStartCase[] = [
  { name: 'nothing is installed', files: {}, comes: { says: 'npm install --save-dev mcp-lock' } },
  {
    name: 'only the package without its program',
    files: { 'node_modules/mcp-lock/package.json': '{"name":"mcp-lock"}' },
    comes: { says: '`npx` finds no mcp-lock in' },
  },
  {
    name: 'a link that leads nowhere',
    files: { 'node_modules/.bin/mcp-lock': 'link ../mcp-lock/x.js' },
    comes: { says: '`npx` finds no mcp-lock in' },
  },
  {
    name: 'a folder in the place of the program',
    files: { 'node_modules/.bin/mcp-lock/x': '' },
    comes: { says: '`npx` finds no mcp-lock in' },
  },
  {
    name: 'one on the PATH only, for a config of the project',
    files: { '~/mcp-lock': '' },
    comes: { says: '`mcp-lock wrap --via path`' },
  },
  {
    name: 'one that only the package manager of this run put on the PATH',
    files: { ...INSTALLED, '~/node_modules/.bin/mcp-lock': '' },
    argv: ['--via', 'path'],
    comes: { says: 'npm install --global mcp-lock' },
  },
  {
    name: 'nothing for pnpm',
    files: PNPM,
    comes: { says: 'pnpm add --save-dev mcp-lock' },
  },
  {
    name: 'pnpm itself is missing',
    files: { ...INSTALLED, 'pnpm-lock.yaml': '' },
    comes: { says: 'pnpm is not on your PATH' },
  },
  { name: 'nothing for Yarn 1', files: YARN, comes: { says: 'yarn add --dev mcp-lock' } },
  { name: 'nothing for a later Yarn', files: BERRY, comes: { says: 'yarn add --dev mcp-lock' } },
  {
    name: 'another package in the list of a later Yarn',
    files: { ...BERRY, '.pnp.cjs': '      ["mcp-lock-too", [\\\n' },
    comes: { says: 'yarn add --dev mcp-lock' },
  },
  { name: 'nothing for Bun', files: BUN, comes: { says: 'bun add --dev mcp-lock' } },
  {
    name: 'asked for pnpm in a project of npm',
    files: { ...INSTALLED, 'package-lock.json': '{}' },
    argv: ['--via', 'pnpm'],
    comes: { says: 'pnpm is not on your PATH' },
  },
  {
    name: 'a copy that npm has no record of',
    files: INSTALLED,
    comes: { refused: 'would run the copy in node_modules/mcp-lock, which npm has no record of' },
  },
  {
    name: 'a project that is called mcp-lock, with pnpm',
    files: { ...INSTALLED, ...PNPM, 'package.json': '{"name":"mcp-lock"}' },
    comes: { refused: 'mcp-lock' },
  },
  // What must work.
  { name: 'npm', files: { ...INSTALLED, ...RECORD }, comes: { words: NPX } },
  {
    name: 'npm, beside a lockfile of another program that installed nothing',
    files: { ...INSTALLED, ...RECORD, 'yarn.lock': '' },
    comes: { words: NPX },
  },
  { name: 'the PATH', files: { '~/mcp-lock': '' }, argv: ['--via', 'path'], comes: { words: 'mcp-lock' } },
  { name: 'pnpm', files: { ...INSTALLED, ...PNPM }, comes: { words: 'pnpm exec mcp-lock' } },
  {
    name: 'pnpm that package.json asks for',
    files: { ...INSTALLED, '~/pnpm': '', 'package.json': '{"packageManager":"pnpm@10.1.0+sha512.x"}' },
    comes: { words: 'pnpm exec mcp-lock' },
  },
  {
    name: 'the newer way to ask for it',
    files: {
      ...INSTALLED,
      '~/pnpm': '',
      'package.json': '{"devEngines":{"packageManager":{"name":"pnpm","version":"^10.0.0"}}}',
    },
    comes: { words: 'pnpm exec mcp-lock' },
  },
  { name: 'Yarn 1', files: { ...INSTALLED, ...YARN }, comes: { words: 'yarn --silent exec mcp-lock --' } },
  {
    name: 'Yarn 1 by its name',
    files: { ...INSTALLED, ...YARN },
    argv: ['--via', 'yarn'],
    comes: { words: 'yarn --silent exec mcp-lock --' },
  },
  { name: 'a later Yarn', files: { ...INSTALLED, ...BERRY }, comes: { words: 'yarn run -B mcp-lock' } },
  {
    name: 'a later Yarn without node_modules',
    files: { ...BERRY, '.pnp.cjs': '    ["mcp-lock", [\\\n      ["npm:1.0.0", {\\\n' },
    comes: { words: 'yarn run -B mcp-lock' },
  },
  { name: 'Bun', files: { ...INSTALLED, ...BUN }, comes: { words: 'bunx --no-install mcp-lock' } },
  {
    name: 'npm on purpose in a project of Bun',
    files: { ...INSTALLED, ...RECORD, ...BUN },
    argv: ['--via', 'npx'],
    comes: { words: NPX },
  },
];

export const kind: Kind<WrapStartCase> = {
  promise: 'accident',
  kind: '`wrap` writes a guard only where the client would find it, in the words of the package manager of the project.',
  cases: CASES,
  open: 'The PATH of a client may be another one than that of the terminal.',
};
