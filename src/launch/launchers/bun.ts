/**
 * `bunx`, `bun x`. In: a launch. Out: the npm package it starts. Without a version, bun prefers a program of that name
 * in node_modules/.bin or on the PATH to the registry. Checked with Bun 1.4.5. Never installs or starts anything.
 */
import type { StdioLaunch } from '../../model.ts';
import type { FlagTable } from '../line/flags.ts';
import { flagNames, knownFlags, lastValue, readFlags, valuesOf } from '../line/flags.ts';
import { commandWord } from '../line/program.ts';
import { dlxLauncher } from '../npm/dlx.ts';
import type { DlxLine } from '../npm/dlx-line.ts';

const FLAGS: FlagTable = {
  valued: flagNames('-p --package --cwd --env-file --registry --ca --cafile --minimum-release-age'),
  switches: flagNames('--bun -y --yes --no-install --trust --ignore-scripts --verbose --silent'),
  unknown: 'error',
  clusters: false,
};

/** bunx. */
export const bun = dlxLauncher({
  id: 'bun',
  label: 'bunx, bun x',
  examples: ['bunx notes-mcp@1.2.3'],
  read,
  npmrc: true,
  skipsNewReleases: false,
  registryVariables: ['BUN_CONFIG_REGISTRY', 'NPM_CONFIG_REGISTRY', 'npm_config_registry'],
  npmVariables: true,
  settings: [
    {
      file: 'bunfig.toml',
      syntax: 'toml',
      refused: /^(?:preload|install\.(?:registry|scopes|ca|cafile|cache|globalDir|globalBinDir))(?:\.|$)/,
      choosesVersion: /^install\.minimumReleaseAge/,
    },
  ],
});

function read({ command, args }: StdioLaunch): DlxLine | undefined {
  const program = commandWord(command);
  if (program === 'bunx') return lineOf(knownFlags(args, FLAGS, program), program);
  if (program !== 'bun') return undefined;
  const before = readFlags(args, FLAGS);
  if (before.rest[0] !== 'x') return undefined;
  const after = knownFlags(before.rest.slice(1), FLAGS, 'bun x');
  return lineOf({ flags: [...before.flags, ...after.flags], rest: after.rest }, 'bun x');
}

const lineOf = ({ flags, rest }: ReturnType<typeof readFlags>, words: string): DlxLine => ({
  words,
  packages: valuesOf(flags, '-p', '--package'),
  positionals: rest,
  dir: lastValue(flags, '--cwd'),
  registry: lastValue(flags, '--registry'),
  age: flags.find(({ name }) => name === '--minimum-release-age')?.name,
  local: 'without version',
  onPath: true,
});
