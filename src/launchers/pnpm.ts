/**
 * `pnpm dlx`, `pnpx`, `pnx`: a launch in, the npm package it starts out. It always asks the registry and never looks into
 * node_modules or the PATH. Flags checked with pnpm 12.21. Never installs or starts anything.
 */
import type { StdioLaunch } from '../model.ts';
import { commandWord } from './argv/command.ts';
import type { FlagTable } from './argv/flags.ts';
import { hasFlag, knownFlags, lastValue, names, readFlags, unknownFlag, valuesOf } from './argv/flags.ts';
import { dlxLauncher } from './npm/dlx.ts';
import type { DlxLine } from './npm/dlx-line.ts';

const FLAGS: FlagTable = {
  valued:
    names(`--package --allow-build --env-file --registry --reporter --loglevel -C --dir --store-dir --state-dir
    --npmrc-auth-file --userconfig --cpu --os --libc -F --filter --filter-prod --http-proxy --https-proxy --no-proxy
    --workspace-concurrency --workspace-packages --test-pattern --changed-files-ignore-pattern`),
  switches:
    names(`-v --version -c --shell-mode -y --yes --ignore-workspace --color --no-progress --progress --stream
    --aggregate-output --use-stderr -r --recursive -w --workspace-root --fail-if-no-match --no-fail-if-no-match
    --include-workspace-root --no-include-workspace-root --sort --no-sort --reverse --parallel -h --help -s --silent`),
  families: /^--config\.[\w.-]+$/,
  unknown: 'error',
  clusters: true,
};

/** pnpm dlx. */
export const pnpm = dlxLauncher({
  id: 'pnpm',
  label: 'pnpm dlx, pnpx',
  read,
  npmrc: true,
  waits: true,
  registryVariables: ['PNPM_CONFIG_REGISTRY', 'pnpm_config_registry'],
  npmVariables: false,
  settings: [
    {
      file: 'pnpm-workspace.yaml',
      syntax: 'yaml',
      refused:
        /^(?:registry|registries|proxy|httpProxy|httpsProxy|noProxy|ca|cafile|strictSsl|scriptShell|nodeOptions|pnpmfile|globalPnpmfile|configDependencies|cacheDir)(?:\.|$)/,
      choosing: /^minimumReleaseAge/,
    },
  ],
});

function read({ command, args }: StdioLaunch): DlxLine | undefined {
  const program = commandWord(command);
  if (program === 'pnpx' || program === 'pnx') return lineOf(knownFlags(args, FLAGS, program), program);
  if (program !== 'pnpm' && program !== 'pn') return undefined;
  const before = readFlags(args, FLAGS);
  if (before.unknown !== undefined && args.includes('dlx')) throw unknownFlag(before.unknown, program);
  if (before.rest[0] !== 'dlx') return undefined;
  const words = `${program} dlx`;
  const after = knownFlags(before.rest.slice(1), FLAGS, words);
  return lineOf({ flags: [...before.flags, ...after.flags], rest: after.rest }, words);
}

const lineOf = ({ flags, rest }: ReturnType<typeof readFlags>, words: string): DlxLine => ({
  words,
  packages: valuesOf(flags, '--package'),
  positionals: rest,
  dir: lastValue(flags, '-C', '--dir'),
  registry: lastValue(flags, '--registry', '--config.registry'),
  age: flags.find(({ name }) => /^--config\.min/i.test(name))?.name,
  shell: hasFlag(flags, '-c', '--shell-mode'),
});
