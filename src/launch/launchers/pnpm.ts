/**
 * `pnpm dlx`, `pnpx`, `pnx`. In: a launch. Out: the npm package it starts. pnpm always asks the registry and never
 * looks into node_modules or the PATH. Flags checked with pnpm 12.21. Never installs or starts anything.
 */
import type { StdioLaunch } from '../../model.ts';
import type { FlagTable } from '../line/flags.ts';
import { flagError, flagNames, hasFlag, knownFlags, lastValue, readFlags, valuesOf } from '../line/flags.ts';
import { commandWord } from '../line/program.ts';
import { dlxLauncher } from '../npm/dlx.ts';
import type { DlxLine } from '../npm/dlx-line.ts';

const FLAGS: FlagTable = {
  valued:
    flagNames(`--package --allow-build --env-file --registry --reporter --loglevel -C --dir --store-dir --state-dir
    --npmrc-auth-file --userconfig --cpu --os --libc -F --filter --filter-prod --http-proxy --https-proxy --no-proxy
    --workspace-concurrency --workspace-packages --test-pattern --changed-files-ignore-pattern`),
  switches:
    flagNames(`-v --version -c --shell-mode -y --yes --ignore-workspace --color --no-progress --progress --stream
    --aggregate-output --use-stderr -r --recursive -w --workspace-root --fail-if-no-match --no-fail-if-no-match
    --include-workspace-root --no-include-workspace-root --sort --no-sort --reverse --parallel -h --help -s --silent`),
  families: /^--config\.[\w.-]+$/,
  unknown: 'error',
  clusters: true,
};

/**
 * Settings of a project that leave alone what `pnpm dlx` takes and runs. All others are refused: `overrides` puts another
 * package in the place of the one that is named, and what a newer pnpm obeys is not known here. Catalogs, and links to
 * packages of the workspace, count for words that name them only (checked with pnpm 12.21).
 */
const HARMLESS =
  flagNames(`packages catalog catalogs catalogMode cleanupUnusedCatalogs allowBuilds onlyBuiltDependencies
  ignoredBuiltDependencies neverBuiltDependencies strictDepBuilds dangerouslyAllowAllBuilds ignoreScripts
  ignoreDepScripts minimumReleaseAge minimumReleaseAgeExclude minimumReleaseAgeStrict
  minimumReleaseAgeIgnoreMissingTime trustPolicy trustPolicyExclude trustPolicyIgnoreAfter blockExoticSubdeps hoist
  hoistPattern publicHoistPattern shamefullyHoist hoistWorkspacePackages hoistingLimits nodeLinker symlink
  linkWorkspacePackages preferWorkspacePackages sharedWorkspaceLockfile injectWorkspacePackages
  dedupeInjectedDeps syncInjectedDepsAfterScripts saveWorkspaceProtocol savePrefix saveExact saveCatalogName
  engineStrict peerDependencyRules autoInstallPeers strictPeerDependencies dedupePeerDependents dedupeDirectDeps
  dedupePeers resolvePeersFromWorkspaceRoot peersSuffixMaxLength resolutionMode updateConfig updateNotifier auditConfig
  auditLevel packageManagerStrict packageManagerStrictVersion managePackageManagerVersions pmOnFail
  verifyDepsBeforeRun disallowWorkspaceCycles ignoreWorkspaceCycles ignoreWorkspaceRootCheck includeWorkspaceRoot
  recursiveInstall lockfile preferFrozenLockfile lockfileIncludeTarballUrl gitBranchLockfile
  mergeGitBranchLockfilesBranchPattern optimisticRepeatInstall sideEffectsCache sideEffectsCacheReadonly
  packageImportMethod networkConcurrency fetchRetries fetchRetryFactor fetchRetryMintimeout fetchRetryMaxtimeout
  fetchTimeout fetchWarnTimeoutMs fetchMinSpeedKiBps maxsockets childConcurrency workspaceConcurrency
  enablePrePostScripts shellEmulator color loglevel reporter useStderr failIfNoMatch gitChecks publishBranch tagVersionPrefix
  provenance supportedArchitectures allowedDeprecatedVersions allowUnusedPatches requiredScripts ci dlxCacheMaxAge
  modulesCacheMaxAge enableModulesDir enableGlobalVirtualStore virtualStoreDirMaxLength deployAllFiles
  forceLegacyDeploy testPattern changedFilesIgnorePattern`);

/** pnpm dlx. */
export const pnpm = dlxLauncher({
  id: 'pnpm',
  label: 'pnpm dlx, pnpx',
  examples: ['pnpm dlx notes-mcp@1.2.3'],
  read,
  npmrc: true,
  skipsNewReleases: true,
  registryVariables: ['PNPM_CONFIG_REGISTRY', 'pnpm_config_registry'],
  npmVariables: false,
  corepack: true,
  settings: [
    {
      file: 'pnpm-workspace.yaml',
      syntax: 'yaml',
      refused: new RegExp(`^(?!(?:${[...HARMLESS].join('|')})(?:\\.|$))`),
      choosesVersion: /^minimumReleaseAge/,
    },
  ],
});

function read({ command, args }: StdioLaunch): DlxLine | undefined {
  const program = commandWord(command);
  if (program === 'pnpx' || program === 'pnx') return lineOf(knownFlags(args, FLAGS, program), program);
  if (program !== 'pnpm' && program !== 'pn') return undefined;
  const before = readFlags(args, FLAGS);
  if (before.unknown !== undefined && args.includes('dlx')) throw flagError(before.unknown, program);
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
