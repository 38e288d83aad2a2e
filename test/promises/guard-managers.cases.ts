/** Files of a project that put other code in the place of the guard where pnpm, Yarn or Bun starts it. */
import type { Kind, Named } from './kind.ts';

export interface GuardManagerCase extends Named {
  /** What stands before `guard` in the config. */
  readonly words: string;
  readonly files: Readonly<Record<string, string>>;
  /** Which of the files git tracks. */
  readonly tracked?: readonly string[];
  /** What the error names; absent: it matches. */
  readonly names?: string;
}

const PNPM = 'pnpm exec mcp-lock';
const YARN = 'yarn run -B mcp-lock';
const CLASSIC = 'yarn --silent exec mcp-lock --';
const BUN = 'bunx --no-install mcp-lock';
const INSTALLED = {
  'node_modules/mcp-lock/package.json': '{"name":"mcp-lock","version":"1.0.0","bin":"x.js"}',
  'node_modules/mcp-lock/x.js': '',
  'node_modules/.bin/mcp-lock': 'link ../mcp-lock/x.js',
};
const OTHER = {
  ...INSTALLED,
  'node_modules/evil/x.js': '',
  'node_modules/.bin/mcp-lock': 'link ../evil/x.js',
};
const COREPACK = { '.corepack.env': 'COREPACK_NPM_REGISTRY=https://evil.example\n' };

const CASES: readonly GuardManagerCase[] = [
  {
    name: 'pnpm: a program that git tracks',
    words: PNPM,
    files: INSTALLED,
    tracked: Object.keys(INSTALLED),
    names: 'part of this repository',
  },
  {
    name: 'Yarn 1: the same',
    words: CLASSIC,
    files: INSTALLED,
    tracked: ['node_modules/.bin/mcp-lock'],
    names: 'part of this repository',
  },
  {
    name: 'Bun: only its files are tracked',
    words: BUN,
    files: INSTALLED,
    tracked: ['node_modules/mcp-lock/x.js'],
    names: 'part of this repository',
  },
  {
    name: 'pnpm: a program of another package',
    words: PNPM,
    files: OTHER,
    names: 'belongs to another package',
  },
  {
    name: 'Bun: a program of another package',
    words: BUN,
    files: OTHER,
    names: 'belongs to another package',
  },
  {
    name: 'pnpm: a script that names another file',
    words: PNPM,
    files: {
      ...INSTALLED,
      'node_modules/.bin/mcp-lock': '#!/bin/sh\nexec node "$basedir/../evil/x.js" "$@"\n',
    },
    names: 'belongs to another package',
  },
  {
    name: 'Yarn: the project is a package of that name',
    words: YARN,
    files: { 'package.json': '{"name":"mcp-lock"}' },
    names: 'would run this project',
  },
  {
    name: 'Yarn: the project brings a program of that name',
    words: YARN,
    files: { 'package.json': '{"name":"x","bin":{"mcp-lock":"./evil.js"}}' },
    names: 'would run this project',
  },
  {
    name: 'Yarn: a Yarn of the repository',
    words: YARN,
    files: { '.yarnrc.yml': 'yarnPath: .yarn/evil.cjs\n' },
    names: 'yarnPath',
  },
  {
    name: 'Yarn: a plugin',
    words: YARN,
    files: { '.yarnrc.yml': 'plugins:\n  - path: ./evil.cjs\n' },
    names: 'plugins',
  },
  {
    name: 'Yarn: variables from a file',
    words: YARN,
    files: { '.yarnrc.yml': 'injectEnvironmentFiles: [evil.env]\n' },
    names: 'injectEnvironmentFiles',
  },
  {
    name: 'Yarn: a list of packages that git tracks',
    words: YARN,
    files: { '.pnp.cjs': '["mcp-lock", [\\\n' },
    tracked: ['.pnp.cjs'],
    names: '.pnp.cjs',
  },
  {
    name: 'Yarn 1: a Yarn of the repository',
    words: CLASSIC,
    files: { '.yarnrc': 'yarn-path ./evil.js\n' },
    names: 'yarn-path',
  },
  { name: 'pnpm: a registry for Corepack', words: PNPM, files: COREPACK, names: 'COREPACK_NPM_REGISTRY' },
  {
    name: 'pnpm: a shell',
    words: PNPM,
    files: { '.npmrc': 'script-shell=./evil.sh\n' },
    names: 'script-shell',
  },
  {
    name: 'pnpm: code before it',
    words: PNPM,
    files: { 'pnpm-workspace.yaml': 'nodeOptions: --require ./evil.cjs\n' },
    names: 'nodeOptions',
  },
  {
    name: 'Bun: code before it',
    words: BUN,
    files: { 'bunfig.toml': 'preload = ["./evil.ts"]\n' },
    names: 'preload',
  },
  {
    name: 'on Windows the same words',
    words: `cmd /c ${PNPM}`,
    files: OTHER,
    names: 'belongs to another package',
  },
  // What must stay quiet.
  { name: 'pnpm: nothing is installed, as in CI', words: PNPM, files: {} },
  { name: 'pnpm: installed', words: PNPM, files: INSTALLED },
  {
    name: 'pnpm: installed as pnpm does',
    words: PNPM,
    files: {
      ...INSTALLED,
      'node_modules/.bin/mcp-lock': '#!/bin/sh\nexec node  "$basedir/../mcp-lock/bin/x.js" "$@"\n',
    },
  },
  {
    name: 'Yarn: usual settings',
    words: YARN,
    files: { ...INSTALLED, '.yarnrc.yml': 'nodeLinker: node-modules\nenableTelemetry: false\n' },
  },
  {
    name: 'Yarn: a script of that name, which is passed over',
    words: YARN,
    files: { ...INSTALLED, 'package.json': '{"name":"x","scripts":{"mcp-lock":"node evil.js"}}' },
  },
  { name: 'Yarn 1: installed', words: CLASSIC, files: INSTALLED },
  {
    name: 'Bun: usual settings',
    words: BUN,
    files: { ...INSTALLED, 'bunfig.toml': '[install]\nexact = true\n' },
  },
];

export const kind: Kind<GuardManagerCase> = {
  promise: 'origin',
  kind: 'A guard that pnpm, Yarn or Bun starts is refused where the repository itself can put other code in its place.',
  cases: CASES,
  open: 'pnpm, Yarn and Bun keep no record of integrities in node_modules, so the installed mcp-lock itself is not compared.',
};
