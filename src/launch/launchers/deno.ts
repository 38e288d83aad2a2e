/**
 * `deno run`, `deno x`, `dx` with a package or an address. In: a launch. Out: what it starts. An npm package is looked
 * up in its registry. JSR packages and code behind an address are not looked up, so only their names are pinned. Files
 * of the project that say what a name means are hashed as parts. A line that runs a file is left to `local`. Flags
 * checked with Deno 2.9.6. Never runs or fetches anything.
 */
import type { Identity, Launcher, Place } from '../../contracts.ts';
import { McpLockError } from '../../errors.ts';
import type { Host } from '../../host/host.ts';
import { pathsOf, startIn } from '../../host/paths.ts';
import { cleanAddress } from '../../lock/address.ts';
import type { Launch, Origin, StdioLaunch } from '../../model.ts';
import { denoFiles } from '../file/deno-files.ts';
import { modulePath } from '../file/entry-file.ts';
import { refuseEnvFiles } from '../file/env-file.ts';
import { hashedFiles } from '../file/hashed-file.ts';
import type { Flag, FlagsRead, FlagTable } from '../line/flags.ts';
import { flagError, flagNames, hasFlag, knownFlags, lastValue, readFlags, valuesOf } from '../line/flags.ts';
import { purlOf, versionedOrigin } from '../line/origin-url.ts';
import { commandWord, showableWord, stdioOf } from '../line/program.ts';
import { wrongName } from '../messages.ts';
import { dlxLauncher } from '../npm/dlx.ts';
import type { DlxLine } from '../npm/dlx-line.ts';

const FLAGS: FlagTable = {
  valued:
    flagNames(`-c --config --import-map --node-modules-linker --cert --seed --location --ext --preload --require
    --conditions --min-dep-age --minimum-dependency-age --inspect-publish-uid -L --log-level --lock --port --host
    -p --package --install-alias`),
  switches:
    flagNames(`-A --allow-all -P --permission-set -R -W -I -N -E -S -q --quiet -r --reload -y --yes --check
    --env-file --vendor --node-modules-dir --frozen --frozen-lockfile --cached-only --v8-flags --coverage --watch
    --watch-exclude --hmr --inspect --inspect-brk --inspect-wait --use-env-proxy --parallel --tunnel --open
    --unsafely-ignore-certificate-errors`),
  families: /^--(?:allow|deny|ignore|no|unstable|cpu-prof)(?:-[\w-]+)?$/,
  unknown: 'error',
  clusters: true,
};
/** `-p` and `--package` belong to `deno x` alone. */
const RUN_FLAGS: FlagTable = {
  ...FLAGS,
  valued: new Set([...FLAGS.valued].filter((flag) => !/^(?:-p|--package|--install-alias)$/.test(flag))),
};

const npm = dlxLauncher({
  id: 'deno',
  label: 'deno run, deno x',
  examples: ['deno run npm:notes-mcp@1.2.3'],
  read: (launch) => {
    const read = readDeno(launch);
    return read?.kind === 'npm' ? read.line : undefined;
  },
  npmrc: true,
  skipsNewReleases: true,
  registryVariables: ['NPM_CONFIG_REGISTRY', 'npm_config_registry'],
  npmVariables: true,
  settings: ['deno.json', 'deno.jsonc'].map((file) => ({
    file,
    syntax: 'json',
    refused: /^(?:links|patch)(?:\.|$)/,
    choosing: /^minimumDependencyAge/,
  })),
});

/** deno, as far as it runs no file. */
export const deno: Launcher = {
  ...npm,
  identify: (launch, place) => identifyOther(launch) ?? npm.identify(launch, place),
  resolve: async (identity, launch, place, host) =>
    withParts(
      identifyOther(launch) === undefined
        ? await npm.resolve(identity, launch, place, host)
        : versionedOrigin(identity),
      await projectFiles(launch, place, host),
    ),
};

const withParts = (origin: Origin, parts: readonly Origin[]): Origin =>
  parts.length === 0 ? origin : { ...origin, parts: [...(origin.parts ?? []), ...parts] };

/** What the project says a package or an address means. */
async function projectFiles(launch: Launch, place: Place, host: Host): Promise<readonly Origin[]> {
  const stdio = stdioOf(launch);
  const flags = stdio === undefined ? undefined : readDeno(stdio)?.flags;
  if (stdio === undefined || flags === undefined) return [];
  const cwd = startIn(place, stdio.cwd);
  const files = {
    config: lastValue(flags, '-c', '--config'),
    importMap: lastValue(flags, '--import-map'),
    lock: lastValue(flags, '--lock'),
    noConfig: hasFlag(flags, '--no-config'),
    noLock: hasFlag(flags, '--no-lock'),
  };
  const loaded = valuesOf(flags, '--preload', '--require', '--import').map(modulePath);
  const paths = loaded.filter((path) => path !== '').map((path) => pathsOf(place).resolve(cwd, path));
  const variables = flags.filter(({ name }) => name === '--env-file').map(({ value = '.env' }) => value);
  await refuseEnvFiles(
    variables.map((path) => pathsOf(place).resolve(cwd, path)),
    place,
    host,
  );
  return [...(await hashedFiles(paths, 'exact', place, host)), ...(await denoFiles(cwd, files, place, host))];
}

type Read = { readonly flags: readonly Flag[] } & (
  | { readonly kind: 'npm'; readonly line: DlxLine }
  | { readonly kind: 'jsr' | 'address'; readonly word: string }
);

/** Undefined for a file, a task, and every other program. */
function readDeno({ command, args }: StdioLaunch): Read | undefined {
  const program = commandWord(command);
  if (program === 'dx') return wordsOf(knownFlags(args, FLAGS, program), program);
  if (program !== 'deno') return undefined;
  const before = readFlags(args, RUN_FLAGS);
  if (before.unknown !== undefined && args.some((arg) => /^(?:npm|jsr|https?):/.test(arg))) {
    throw flagError(before.unknown, program);
  }
  const [verb, ...rest] = before.rest;
  const all = (read: FlagsRead): FlagsRead => ({ ...read, flags: [...before.flags, ...read.flags] });
  if (verb === 'x') return wordsOf(all(knownFlags(rest, FLAGS, 'deno x')), 'deno x');
  if (verb === 'run' || verb === 'serve') {
    const read = readFlags(rest, RUN_FLAGS);
    if (read.unknown === undefined) return wordsOf(all(read), `deno ${verb}`);
    if (rest.some((arg) => /^(?:npm|jsr|https?):/.test(arg))) throw flagError(read.unknown, `deno ${verb}`);
    return undefined;
  }
  return wordsOf(before, 'deno run');
}

function wordsOf({ flags, rest }: FlagsRead, words: string): Read | undefined {
  const packages = valuesOf(flags, '-p', '--package');
  const [first = ''] = rest;
  const word = packages[0] ?? first;
  if (/^jsr:/.test(word)) return { kind: 'jsr', word, flags };
  if (/^https?:/.test(word)) return { kind: 'address', word, flags };
  const exec = !words.startsWith('deno run') && !words.startsWith('deno serve');
  const isFile = exec ? /^(?:\.{0,2}[\\/]|file:|[A-Za-z]:[\\/])/.test(word) : !word.startsWith('npm:');
  if (isFile) return undefined;
  const line: DlxLine = {
    words,
    packages,
    positionals: rest,
    age: flags.find(({ name }) => /^--min(?:imum)?-dep/.test(name))?.name,
    // `deno x npm:name` passes node_modules by, `deno x name` does not.
    ...(exec ? (word.startsWith('npm:') ? {} : { local: 'without version' }) : { local: 'any' }),
  };
  return { kind: 'npm', line, flags };
}

/** JSR and addresses. */
function identifyOther(launch: Launch): Identity | undefined {
  const stdio = stdioOf(launch);
  const read = stdio === undefined ? undefined : readDeno(stdio);
  if (read === undefined || read.kind === 'npm') return undefined;
  const { word } = read;
  if (read.kind === 'address') {
    const url = cleanAddress(word);
    if (url === undefined) throw wrongWord(word);
    return { launcher: 'deno', url, requested: '', pinned: false, token: word };
  }
  const [, name, requested = ''] = /^jsr:\/?(@[\w-]+\/[\w-]+)(?:@([^/]*))?(?:\/.*)?$/.exec(word) ?? [];
  if (name === undefined) throw wrongWord(word);
  return {
    launcher: 'deno',
    url: purlOf('generic', `jsr.io/${name}`),
    requested,
    pinned: /^\d+\.\d+\.\d+(?:[-+].*)?$/.test(requested),
    token: word,
  };
}

const wrongWord = (word: string): McpLockError =>
  new McpLockError(
    wrongName(
      'deno run',
      'a file, URL, npm: or jsr: specifier',
      'deno run npm:name@1.2.3 ARGS',
      showableWord(word),
    ),
  );
