/**
 * `yarn dlx` of Yarn 2 and later. In: a launch. Out: the npm package it starts. Yarn 1 has no such command. Yarn
 * ignores `.npmrc`; a project's `.yarnrc.yml` or `.yarnrc` may name the Yarn that runs, which is then a part of the origin. Checked
 * with 4.18. Never installs or starts anything.
 */
import type { StdioLaunch } from '../../model.ts';
import type { FlagTable } from '../line/flags.ts';
import { flagError, flagNames, knownFlags, lastValue, readFlags, valuesOf } from '../line/flags.ts';
import { commandWord } from '../line/program.ts';
import { dlxLauncher } from '../npm/dlx.ts';
import type { DlxLine } from '../npm/dlx-line.ts';
import { YARN_PATHS } from '../npm/manager-settings.ts';

const FLAGS: FlagTable = {
  valued: flagNames('-p --package'),
  switches: flagNames('-q --quiet'),
  unknown: 'error',
  clusters: false,
};
const GLOBALS: FlagTable = { ...FLAGS, valued: flagNames('--cwd'), switches: new Set() };

/** yarn dlx. */
export const yarn = dlxLauncher({
  id: 'yarn',
  label: 'yarn dlx',
  examples: ['yarn dlx notes-mcp@1.2.3'],
  read,
  npmrc: false,
  skipsNewReleases: true,
  registryVariables: ['YARN_NPM_REGISTRY_SERVER'],
  npmVariables: false,
  corepack: true,
  settings: [
    ...YARN_PATHS,
    {
      file: '.yarnrc.yml',
      syntax: 'yaml',
      refused:
        /^(?:npmRegistryServer|npmScopes|npmRegistries|plugins|httpProxy|httpsProxy|httpsCaFilePath|caFilePath|enableStrictSsl|networkSettings|unsafeHttpWhitelist|injectEnvironmentFiles)(?:\.|$)/,
      choosesVersion: /^npmMinimalAgeGate$/,
    },
  ],
});

function read({ command, args }: StdioLaunch): DlxLine | undefined {
  const program = commandWord(command);
  if (program !== 'yarn' && program !== 'yarnpkg') return undefined;
  const before = readFlags(args, GLOBALS);
  if (before.unknown !== undefined && args.includes('dlx')) throw flagError(before.unknown, program);
  if (before.rest[0] !== 'dlx') return undefined;
  const words = `${program} dlx`;
  const { flags, rest } = knownFlags(before.rest.slice(1), FLAGS, words);
  return {
    words,
    packages: valuesOf(flags, '-p', '--package'),
    positionals: rest,
    dir: lastValue(before.flags, '--cwd'),
  };
}
