/**
 * `uv run`. In: a launch. Out: the script, module or console script it starts, with the project's lockfile and
 * settings. A script is hashed. A module or command that is only named is in an environment that the line does not
 * identify.
 */
import type { Identity, Launcher, Place } from '../../contracts.ts';
import type { Host } from '../../host/host.ts';
import { pathsOf, startIn } from '../../host/paths.ts';
import { cleanAddress } from '../../lock/address.ts';
import type { Launch, Origin } from '../../model.ts';
import { refuseEnvFiles } from '../file/env-file.ts';
import { hashedFile, hashedFiles } from '../file/hashed-file.ts';
import { foldersWithin, nearestLockfiles } from '../file/lockfiles.ts';
import { allOf, lastOf, readOn, readOptions, wordList } from '../line/options.ts';
import { fileUrl } from '../line/origin-url.ts';
import { isOwnFile, programOf, stdioOf } from '../line/program.ts';
import { moduleFile } from './python-module.ts';

/** Options of uv itself, which may stand on both sides of `run`, and those of `run`. */
const OPTIONS = {
  valued:
    wordList(`--directory --project --config-file --cache-dir --color --allow-insecure-host --python-preference
    --preview-features --with -w --with-editable --with-requirements --env-file -p --python --python-platform
    --index --default-index -i --index-url --extra-index-url -f --find-links --index-strategy --keyring-provider
    --exclude-newer --exclude-newer-package --link-mode -C --config-setting --config-settings
    --config-settings-package -P --upgrade-package --upgrade-group --reinstall-package --refresh-package
    --no-build-package --no-binary-package --no-build-isolation-package --no-sources-package --prerelease
    --resolution --fork-strategy --torch-backend --extra --no-extra --group --only-group --no-group --package
    --constraints -c --overrides --build-constraints -b`),
  switches:
    wordList(`-q --quiet -v --verbose -n --no-cache --no-cache-dir --offline --no-progress --native-tls
    --system-certs --managed-python --no-managed-python --no-python-downloads --no-config --preview --no-preview
    -m --module -s --script --gui-script --isolated --frozen --locked --no-sync --no-project --active --exact
    --all-extras --all-groups --all-packages --dev --no-dev --only-dev --no-default-groups --no-editable
    --inexact --no-env-file --no-index -U --upgrade --reinstall --force-reinstall --refresh --no-build --no-binary
    --no-build-isolation --no-sources --compile-bytecode --pre --lfs`),
} as const;

interface UvLine {
  readonly kind: 'file' | 'address' | 'module' | 'command' | 'unknown';
  readonly name: string;
  readonly args: readonly string[];
  /** The folder it is started in, absolute. */
  readonly cwd: string;
  /** Where its lockfile is looked for; undefined under `--no-project`. */
  readonly project?: string;
  /** Env files that the line names, absolute. */
  readonly variables: readonly string[];
}

/** A script or command in the environment of a project. */
export const uvRun: Launcher = {
  id: 'uv-run',
  label: 'uv run',
  examples: ['uv run server.py'],
  remote: false,
  identify: (launch, place) => {
    const line = uvLine(launch, place);
    if (line === undefined) return undefined;
    const { kind, name, args, cwd } = line;
    const base = { launcher: 'uv-run', requested: '', pinned: false } as const;
    const runs = { program: name, args, cwd };
    const named: Readonly<Record<UvLine['kind'], () => Identity>> = {
      file: () => ({ ...base, url: fileUrl(name, place), pinned: true }),
      address: () => ({ ...base, url: cleanAddress(name) ?? 'https:' }),
      module: () => ({ ...base, url: 'command:python', requested: name, runs }),
      command: () => ({ ...base, url: `command:${programOf(name)}`, runs }),
      unknown: () => ({ ...base, url: 'command:uv', opaque: true }),
    };
    return named[kind]();
  },
  resolve: async ({ url }, launch, place, host) => {
    const line = uvLine(launch, place);
    if (line === undefined) return { url };
    const { kind, name, cwd, project, variables } = line;
    await refuseEnvFiles(variables, place, host);
    const origin: Origin = kind === 'file' ? await hashedFile(name, 'python', place, host) : { url };
    const module = kind === 'module' ? await moduleFile(name, cwd, place, host) : undefined;
    const parts = [
      ...(module === undefined ? [] : [await hashedFile(module, 'exact', place, host)]),
      ...(project === undefined ? [] : await nearestLockfiles(project, 'python', place, host)),
      ...(project === undefined ? [] : await settingsOf(project, place, host)),
    ];
    return parts.length === 0 ? origin : { ...origin, parts };
  },
};

/** What says where the packages of the project come from, and which console script is which code. */
async function settingsOf(project: string, place: Place, host: Host): Promise<readonly Origin[]> {
  const { join } = pathsOf(place);
  for (const folder of foldersWithin(project, place)) {
    const paths = ['pyproject.toml', 'uv.toml'].map((name) => join(folder, name));
    const found = await hashedFiles(paths, 'exact', place, host);
    if (found.length > 0) return found;
  }
  return [];
}

const UNKNOWN = { kind: 'unknown', name: '', args: [], variables: [] } as const;

function uvLine(launch: Launch, place: Place): UvLine | undefined {
  const stdio = stdioOf(launch);
  if (stdio === undefined || isOwnFile(stdio.command, place) || programOf(stdio.command) !== 'uv') {
    return undefined;
  }
  const before = readOptions(stdio.args, OPTIONS);
  const { resolve } = pathsOf(place);
  const here = startIn(place, stdio.cwd);
  if (before === undefined || before.dashes) {
    return stdio.args.includes('run') ? { ...UNKNOWN, cwd: here } : undefined;
  }
  if (before.rest[0] !== 'run') return undefined;
  const read = readOn(before, before.rest.slice(1), OPTIONS);
  const [name, ...args] = read?.rest ?? [];
  if (read === undefined || name === undefined || name === '-' || name === '') {
    return { ...UNKNOWN, cwd: here };
  }
  const has = (...names: readonly string[]) => read.found.some(([found]) => names.includes(found));
  const cwd = resolve(here, lastOf(read, '--directory') ?? '');
  const kind = has('-m', '--module')
    ? 'module'
    : /^https?:\/\//i.test(name)
      ? 'address'
      : has('-s', '--script', '--gui-script') || /\.pyw?$/i.test(name) || /[\\/]/.test(name)
        ? 'file'
        : 'command';
  const project = has('--no-project') ? {} : { project: resolve(cwd, lastOf(read, '--project') ?? '') };
  const files = allOf(read, '--env-file').map((file) => resolve(cwd, file));
  const variables = has('--no-env-file') ? [] : files;
  return { kind, name: kind === 'file' ? resolve(cwd, name) : name, args, cwd, ...project, variables };
}
