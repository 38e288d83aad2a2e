/**
 * `pipx run`. In: a launch. Out: the Python package it starts, as the index that pip would ask has it today. pipx
 * prefers a file of that name and a program in `__pypackages__` to the package, so such a launch is refused. pipx keeps
 * what it fetched for two weeks. Never installs or starts anything.
 */
import type { Place } from '../../contracts.ts';
import { McpLockError } from '../../errors.ts';
import type { Host } from '../../host/host.ts';
import { kindAt } from '../../host/kind-at.ts';
import { pathsOf } from '../../host/paths.ts';
import type { StdioLaunch } from '../../model.ts';
import type { FlagTable } from '../line/flags.ts';
import { flagError, flagNames, hasFlag, knownFlags, lastValue, readFlags, valuesOf } from '../line/flags.ts';
import { commandWord } from '../line/program.ts';
import { fileInPlaceOfPackage } from '../messages.ts';
import { toolLauncher } from '../python/tool.ts';
import type { ToolLine, ToolStarted } from '../python/tool-line.ts';

const GLOBALS: FlagTable = {
  valued: new Set(),
  switches: flagNames('-q --quiet -v --verbose --global --version -h --help'),
  unknown: 'error',
  clusters: true,
};
const FLAGS: FlagTable = {
  ...GLOBALS,
  valued: flagNames(
    `--spec --with --python --fetch-python -i --index-url --pip-args --python-args --backend --cooldown`,
  ),
  switches:
    flagNames(`-q --quiet -v --verbose --no-cache --refresh --path --pypackages --system-site-packages -e --editable
    --no-path-check --fetch-missing-python -h --help`),
};
/** What may stand in `--pip-args` without making it another package. */
const PIP_FLAGS: FlagTable = {
  valued:
    flagNames(`-i --index-url --extra-index-url -f --find-links -c --constraint --trusted-host --timeout --retries
    --proxy --cert --client-cert --cache-dir --only-binary --no-binary --log --keyring-provider`),
  switches:
    flagNames(`--pre --no-index --no-cache-dir --no-deps -q --quiet -v --verbose --prefer-binary --no-build-isolation
    --use-pep517 --isolated --disable-pip-version-check --no-input --no-color -U --upgrade --force-reinstall -I`),
  unknown: 'error',
  clusters: true,
};

/** pipx run. */
export const pipx = toolLauncher({
  id: 'pipx',
  label: 'pipx run',
  examples: ['pipx run notes-mcp==1.2.3'],
  read,
  refuse,
});

function read({ command, args }: StdioLaunch): ToolLine | undefined {
  const program = commandWord(command);
  if (program !== 'pipx') return undefined;
  const before = readFlags(args, GLOBALS);
  if (before.unknown !== undefined && args.includes('run')) throw flagError(before.unknown, program);
  if (before.rest[0] !== 'run') return undefined;
  const { flags, rest } = knownFlags(before.rest.slice(1), FLAGS, 'pipx run');
  const inner = valuesOf(flags, '--pip-args').flatMap((text) =>
    text.split(/\s+/).filter((word) => word !== ''),
  );
  const pip = knownFlags(inner, PIP_FLAGS, 'pip').flags;
  const indexUrl = lastValue([...flags, ...pip], '-i', '--index-url');
  const python = lastValue(flags, '--python');
  const settings = {
    ...setting('PIP_FIND_LINKS', lastValue(pip, '-f', '--find-links')),
    ...setting('PIP_CONSTRAINT', lastValue(pip, '-c', '--constraint')),
    ...setting('PIP_NO_INDEX', hasFlag(pip, '--no-index') ? '1' : undefined),
    ...setting('PIP_PRE', hasFlag(pip, '--pre') ? '1' : undefined),
    // pip has the same bound under another name.
    ...setting('PIP_UPLOADED_PRIOR_TO', lastValue(flags, '--cooldown')),
  };
  return {
    words: 'pipx run',
    tool: lastValue(flags, '--backend') === 'uv' ? 'uv' : 'pip',
    acceptsAtVersion: false,
    from: lastValue(flags, '--spec'),
    positionals: hasFlag(flags, '--path') ? asPath(rest) : rest,
    withPackages: valuesOf(flags, '--with'),
    editable: hasFlag(flags, '-e', '--editable'),
    indexes: {
      ...(indexUrl === undefined ? {} : { indexUrl }),
      extraIndexUrls: valuesOf(pip, '--extra-index-url'),
      ...(python === undefined ? {} : { python }),
    },
    settings,
  };
}

/** With `--path` the word is a file, whatever it looks like. */
const asPath = ([first, ...more]: readonly string[]): readonly string[] =>
  first === undefined ? [] : [/[\\/]/.test(first) ? first : `./${first}`, ...more];

const setting = (name: string, value: string | undefined): Readonly<Record<string, string>> =>
  value === undefined ? {} : { [name]: value };

async function refuse({ line, cwd, requirement }: ToolStarted, place: Place, host: Host): Promise<void> {
  const [app = ''] = line.positionals;
  const { resolve, join } = pathsOf(place);
  const isPath = line.from !== undefined || requirement.path !== undefined;
  for (const [path, kind] of [
    [join(cwd, '__pypackages__'), 'directory'],
    ...(isPath ? [] : [[resolve(cwd, app), 'file'] as const]),
  ] as const) {
    if ((await kindAt(path, host)) !== kind) continue;
    throw new McpLockError(fileInPlaceOfPackage(line.words), { place: path });
  }
}
