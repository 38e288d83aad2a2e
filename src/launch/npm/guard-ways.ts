/**
 * The ways to start the mcp-lock of a project, or the one on the PATH, as rows: the words that `wrap` writes, and what a project that
 * uses the package manager has. None of the words fetches a package: each was run without mcp-lock installed, and ended with an error
 * (npx of npm 11.19, pnpm 10.34, Yarn 1.22 and 4.18, Bun 1.4). Data only.
 */
import type { SettingsFile } from './manager-settings.ts';
import { PNPM_SCRIPTS } from './script-settings.ts';

export type Via = 'npx' | 'pnpm' | 'yarn' | 'yarn-classic' | 'bun' | 'path';

export interface GuardWay {
  readonly id: Via;
  readonly words: readonly string[];
  /** The program that starts it, as messages name it; absent: mcp-lock itself. */
  readonly tool?: string;
  /** What it leaves in a folder where it installed packages. */
  readonly installed: readonly string[];
  /** Files that a project of this package manager has beside its package.json. */
  readonly lockfiles: readonly string[];
  /** The command that installs it. */
  readonly install: string;
  /** Where it looks for the program: in every folder up, or in this one and in the root of the workspace. */
  readonly looks?: 'up' | 'here and workspace';
  /** Settings of the project by which it would start other code. `.npmrc` is looked at for npx and pnpm. */
  readonly settings: readonly SettingsFile[];
}

const YARN_SETTINGS: readonly SettingsFile[] = [
  { file: '.yarnrc', syntax: 'yarnrc', refused: /^yarn-path$/ },
  { file: '.yarnrc.yml', syntax: 'yaml', refused: /^(?:yarnPath|plugins|injectEnvironmentFiles)(?:\.|$)/ },
];

export const GUARD_WAYS: readonly [GuardWay, ...GuardWay[]] = [
  {
    id: 'npx',
    words: ['npx', '--no-install', 'mcp-lock'],
    tool: 'npx',
    installed: ['node_modules/.package-lock.json'],
    lockfiles: ['package-lock.json', 'npm-shrinkwrap.json'],
    install: 'npm install --save-dev mcp-lock',
    looks: 'up',
    settings: [],
  },
  {
    id: 'pnpm',
    words: ['pnpm', 'exec', 'mcp-lock'],
    tool: 'pnpm exec',
    installed: ['node_modules/.modules.yaml'],
    lockfiles: ['pnpm-lock.yaml', 'pnpm-workspace.yaml'],
    install: 'pnpm add --save-dev mcp-lock',
    looks: 'here and workspace',
    settings: [PNPM_SCRIPTS],
  },
  {
    // Only programs: a script of that name in package.json would come first.
    id: 'yarn',
    words: ['yarn', 'run', '-B', 'mcp-lock'],
    tool: 'yarn run',
    installed: ['.pnp.cjs', 'node_modules/.yarn-state.yml'],
    lockfiles: ['.yarnrc.yml'],
    install: 'yarn add --dev mcp-lock',
    looks: 'up',
    settings: YARN_SETTINGS,
  },
  {
    // `yarn run` of Yarn 1 prints to stdout, prefers scripts, and drops the `--` of the guard.
    id: 'yarn-classic',
    words: ['yarn', '--silent', 'exec', 'mcp-lock', '--'],
    tool: 'yarn exec',
    installed: ['node_modules/.yarn-integrity'],
    lockfiles: ['yarn.lock'],
    install: 'yarn add --dev mcp-lock',
    looks: 'up',
    settings: YARN_SETTINGS,
  },
  {
    id: 'bun',
    words: ['bunx', '--no-install', 'mcp-lock'],
    tool: 'bunx',
    installed: [],
    lockfiles: ['bun.lock', 'bun.lockb'],
    install: 'bun add --dev mcp-lock',
    looks: 'up',
    settings: [{ file: 'bunfig.toml', syntax: 'toml', refused: /^(?:preload|run)(?:\.|$)/ }],
  },
  {
    id: 'path',
    words: ['mcp-lock'],
    installed: [],
    lockfiles: [],
    install: 'npm install --global mcp-lock',
    settings: [],
  },
];

/** What `--via` takes. Which Yarn a project has is found out. */
export const VIA_NAMES = ['npx', 'pnpm', 'yarn', 'bun', 'path'] as const;

/** Windows starts scripts through it. */
export const CMD: readonly string[] = ['cmd', '/c'];

/** The row of a name. */
export const guardWay = (via: Via): GuardWay => GUARD_WAYS.find(({ id }) => id === via) ?? GUARD_WAYS[0];

/** The row by which a line starts mcp-lock, and how many of its words do; undefined: none of them. */
export function guardWayOf(
  line: readonly string[],
): { readonly way: GuardWay; readonly length: number } | undefined {
  const skip = CMD.every((word, index) => line[index] === word) ? CMD.length : 0;
  const way = GUARD_WAYS.find(({ words }) => words.every((word, index) => line[skip + index] === word));
  return way === undefined ? undefined : { way, length: skip + way.words.length };
}
