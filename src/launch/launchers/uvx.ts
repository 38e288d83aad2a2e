/**
 * `uvx`, `uv tool run`. In: a launch. Out: the Python package it starts, as the index that uv would ask has it today.
 * `uv run` has a launcher of its own. Never installs or starts anything.
 */
import type { StdioLaunch } from '../../model.ts';
import type { Flag, FlagTable } from '../line/flags.ts';
import { flagError, flagNames, hasFlag, knownFlags, lastValue, readFlags, valuesOf } from '../line/flags.ts';
import { commandWord } from '../line/program.ts';
import { toolLauncher } from '../python/tool.ts';
import type { ToolLine } from '../python/tool-line.ts';

/** What every command of uv takes. */
const GLOBAL_VALUED = `--color --allow-insecure-host --directory --project --config-file --cache-dir
  --python-preference --python-fetch --preview-features --max-recursion-depth`;
const GLOBAL_SWITCHES = `-q --quiet -v --verbose -n --no-cache --offline --no-offline --native-tls --no-native-tls
  --system-certs --no-system-certs --managed-python --no-managed-python --no-python-downloads --allow-python-downloads
  --no-progress --no-config --preview --no-preview --isolated -h --help -V --version`;

const GLOBALS: FlagTable = {
  valued: flagNames(GLOBAL_VALUED),
  switches: flagNames(GLOBAL_SWITCHES),
  unknown: 'error',
  clusters: true,
};
const FLAGS: FlagTable = {
  ...GLOBALS,
  valued:
    flagNames(`${GLOBAL_VALUED} --from --with -w --with-editable --with-requirements -c --constraints --constraint -b
    --build-constraints --build-constraint --overrides --override --excludes -p --python --python-platform --index
    --default-index -i --index-url --extra-index-url -f --find-links --index-strategy --keyring-provider
    --exclude-newer --exclude-newer-package --link-mode -C --config-setting --config-settings
    --config-settings-package -P --upgrade-package --upgrade-group --reinstall-package --refresh-package
    --no-build-package --no-binary-package --no-build-isolation-package --no-sources-package --prerelease
    --resolution --fork-strategy --torch-backend --env-file`),
  switches:
    flagNames(`${GLOBAL_SWITCHES} -U --upgrade --refresh --no-refresh --reinstall --no-reinstall --force-reinstall
    --no-upgrade --no-index --no-build --build --no-binary --binary --no-build-isolation --build-isolation
    --no-sources --compile-bytecode --compile --no-compile-bytecode --lfs --pre --no-env-file --show-resolution
    --generate-shell-completion`),
};

/** Flags that say the same as a variable of uv. */
const VARIABLES: readonly (readonly [variable: string, ...flags: string[]])[] = [
  ['UV_INDEX_STRATEGY', '--index-strategy'],
  ['UV_FIND_LINKS', '-f', '--find-links'],
  ['UV_EXCLUDE_NEWER', '--exclude-newer'],
  ['UV_EXCLUDE_NEWER_PACKAGE', '--exclude-newer-package'],
  ['UV_CONSTRAINT', '-c', '--constraints', '--constraint'],
  ['UV_OVERRIDE', '--overrides', '--override'],
  ['UV_RESOLUTION', '--resolution'],
  ['UV_PRERELEASE', '--prerelease'],
  ['UV_CONFIG_FILE', '--config-file'],
];
const SWITCHED: readonly (readonly [variable: string, value: string, flag: string])[] = [
  ['UV_NO_INDEX', '1', '--no-index'],
  ['UV_PRERELEASE', 'allow', '--pre'],
  ['UV_NO_CONFIG', '1', '--no-config'],
];

/** uvx. */
export const uvx = toolLauncher({
  id: 'uvx',
  label: 'uvx, uv tool run',
  examples: ['uvx notes-mcp@1.2.3', 'uvx --from notes-mcp==1.2.3 notes', 'uvx notes-mcp'],
  read: readUvx,
});

function readUvx({ command, args }: StdioLaunch): ToolLine | undefined {
  const program = commandWord(command);
  if (program === 'uvx') return toLine('uvx', [], args);
  if (program !== 'uv') return undefined;
  const globals = readFlags(args, GLOBALS);
  if (globals.unknown !== undefined) {
    const tool = args.indexOf('tool');
    if (tool >= 0 && args.includes('run', tool)) throw flagError(globals.unknown, 'uv');
  }
  if (globals.rest[0] !== 'tool') return undefined;
  const second = knownFlags(globals.rest.slice(1), GLOBALS, 'uv tool');
  if (second.rest[0] !== 'run') return undefined;
  return toLine('uv tool run', [...globals.flags, ...second.flags], second.rest.slice(1));
}

function toLine(words: string, before: readonly Flag[], args: readonly string[]): ToolLine {
  const read = knownFlags(args, FLAGS, words);
  const flags = [...before, ...read.flags];
  const settings: Record<string, string> = Object.create(null);
  for (const [variable, ...named] of VARIABLES) {
    const value = lastValue(flags, ...named);
    if (value !== undefined) settings[variable] = value;
  }
  for (const [variable, value, flag] of SWITCHED) if (hasFlag(flags, flag)) settings[variable] = value;
  const indexUrl = lastValue(flags, '--default-index') ?? lastValue(flags, '-i', '--index-url');
  const python = lastValue(flags, '-p', '--python');
  return {
    words,
    tool: 'uv',
    acceptsAtVersion: true,
    from: lastValue(flags, '--from'),
    positionals: read.rest,
    withPackages: valuesOf(flags, '-w', '--with'),
    editable: hasFlag(flags, '--with-editable', '--with-requirements'),
    dir: lastValue(flags, '--directory'),
    indexes: {
      ...(indexUrl === undefined ? {} : { indexUrl }),
      indexUrls: valuesOf(flags, '--index'),
      extraIndexUrls: valuesOf(flags, '--extra-index-url'),
      ...(python === undefined ? {} : { python }),
    },
    settings,
  };
}
