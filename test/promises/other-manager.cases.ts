/** Files of a project that put another pnpm or Yarn in the place of the one on the PATH; seen with Yarn 1.22 and Corepack 0.34. */
import type { Kind, Named } from './kind.ts';

export interface OtherManagerCase extends Named {
  readonly line: string;
  /** Below the project; the line runs in its folder `sub`. */
  readonly files: Readonly<Record<string, string>>;
  /** What the lock has for it: `refused`, or the files that it pins beside the package. */
  readonly comes: 'refused' | readonly string[];
}

const YARN = 'yarn dlx dlx-notes@1.0.0';
const PNPM = 'pnpm dlx dlx-notes@1.0.0';

const CASES: readonly OtherManagerCase[] = [
  {
    name: 'a Yarn that .yarnrc names',
    line: YARN,
    files: { '.yarnrc': 'yarn-path "./evil.js"\n', 'evil.js': '1' },
    comes: ['evil.js'],
  },
  {
    name: 'the same in quotes and in the folder of the run',
    line: YARN,
    files: { 'sub/.yarnrc': '# x\r\n"yarn-path"  "evil.js"\r\n', 'sub/evil.js': '1' },
    comes: ['sub/evil.js'],
  },
  {
    name: 'the name with an escape',
    line: YARN,
    files: { '.yarnrc': '"yarn\\u002dpath" "./evil.js"\n' },
    comes: 'refused',
  },
  {
    name: 'the name behind another one',
    line: YARN,
    files: { '.yarnrc': 'foo, yarn-path "./evil.js"\n' },
    comes: 'refused',
  },
  {
    name: 'the name twice',
    line: YARN,
    files: { '.yarnrc': 'yarn-path "./a.js"\nyarn-path "./evil.js"\n', 'a.js': '1' },
    comes: 'refused',
  },
  {
    name: 'a file that is not there',
    line: YARN,
    files: { '.yarnrc': 'yarn-path ./evil.js\n' },
    comes: 'refused',
  },
  {
    name: 'a registry for Corepack',
    line: PNPM,
    files: { '.corepack.env': 'COREPACK_NPM_REGISTRY=https://evil.example\n' },
    comes: 'refused',
  },
  {
    name: 'signatures that Corepack does not check',
    line: YARN,
    files: { 'sub/.corepack.env': 'X=1\nexport COREPACK_INTEGRITY_KEYS=0\n' },
    comes: 'refused',
  },
  {
    name: 'the same for a script of the project',
    line: 'yarn run mcp',
    files: {
      'sub/package.json': '{"scripts":{"mcp":"node a.js"}}',
      '.corepack.env': 'COREPACK_ENABLE_UNSAFE_CUSTOM_URLS=1',
    },
    comes: 'refused',
  },
  {
    name: 'a Yarn of the project, for one of its scripts',
    line: 'yarn run mcp',
    files: {
      'sub/package.json': '{"scripts":{"mcp":"node a.js"}}',
      '.yarnrc': 'yarn-path .yarn/yarn.cjs',
      '.yarn/yarn.cjs': '1',
    },
    comes: ['.yarn/yarn.cjs'],
  },
  // What must stay quiet.
  { name: 'nothing', line: YARN, files: {}, comes: [] },
  {
    name: 'other settings of Yarn 1',
    line: YARN,
    files: { '.yarnrc': '# yarn-path is not set\nsave-prefix ""\nregistry "https://registry.yarnpkg.com"\n' },
    comes: [],
  },
  {
    name: 'a package manager that package.json names',
    line: PNPM,
    files: { 'package.json': '{"packageManager":"pnpm@9.0.0"}' },
    comes: [],
  },
  { name: 'variables of another program', line: PNPM, files: { '.corepack.env': 'PORT=1\n' }, comes: [] },
  {
    name: 'a .yarnrc beside npx',
    line: 'npx dlx-notes@1.0.0',
    files: { '.yarnrc': 'yarn-path "./evil.js"\n' },
    comes: [],
  },
];

export const kind: Kind<OtherManagerCase> = {
  promise: 'origin',
  kind: 'A file of the project that puts another pnpm or Yarn in the place of the one on the PATH is refused, or pinned where it is a file.',
  cases: CASES,
  open: 'Which version of pnpm or Yarn package.json asks for is not pinned.',
};
