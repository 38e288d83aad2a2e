/**
 * The package managers' lockfiles beside a local program. In: the folder of the program. Out: the lockfiles of the
 * nearest folder that has any, with their hashes. In the workspace it looks no higher than the workspace, elsewhere no
 * higher than the first folder with a manifest. Never reads what they say.
 */
import type { Place } from '../../contracts.ts';
import type { Host } from '../../host/host.ts';
import { isInside } from '../../host/is-inside.ts';
import { isFile } from '../../host/kind-at.ts';
import { pathsOf } from '../../host/paths.ts';
import type { Origin } from '../../model.ts';
import { hashedFile } from './hashed-file.ts';
import type { Ecosystem } from './interpreter-table.ts';

interface Files {
  readonly lockfiles: readonly string[];
  /** What makes a folder a project. */
  readonly manifests: readonly string[];
}

const ECOSYSTEMS: Readonly<Record<Ecosystem, Files>> = {
  node: {
    lockfiles: [
      'bun.lock',
      'bun.lockb',
      'deno.lock',
      'npm-shrinkwrap.json',
      'package-lock.json',
      'pnpm-lock.yaml',
      'yarn.lock',
    ],
    manifests: ['package.json', 'deno.json', 'deno.jsonc'],
  },
  python: {
    lockfiles: ['Pipfile.lock', 'pdm.lock', 'poetry.lock', 'uv.lock'],
    manifests: ['Pipfile', 'pyproject.toml', 'requirements.txt', 'setup.py'],
  },
  ruby: { lockfiles: ['Gemfile.lock'], manifests: ['Gemfile'] },
  php: { lockfiles: ['composer.lock'], manifests: ['composer.json'] },
  rust: { lockfiles: ['Cargo.lock'], manifests: ['Cargo.toml'] },
  go: { lockfiles: ['go.sum', 'go.work.sum'], manifests: ['go.mod'] },
  dotnet: { lockfiles: ['packages.lock.json'], manifests: ['global.json'] },
  java: { lockfiles: ['gradle.lockfile'], manifests: ['pom.xml', 'build.gradle', 'build.gradle.kts'] },
  elixir: { lockfiles: ['mix.lock'], manifests: ['mix.exs'] },
  julia: { lockfiles: ['Manifest.toml'], manifests: ['Project.toml'] },
  dart: { lockfiles: ['pubspec.lock'], manifests: ['pubspec.yaml'] },
  swift: { lockfiles: ['Package.resolved'], manifests: ['Package.swift'] },
  r: { lockfiles: ['renv.lock'], manifests: ['DESCRIPTION'] },
  conda: {
    lockfiles: ['conda-lock.yml', 'pixi.lock'],
    manifests: ['environment.yml', 'environment.yaml', 'pixi.toml'],
  },
};

/** Whose files end in these letters, for programs that name their interpreter themselves. */
const ENDINGS: Readonly<Record<string, Ecosystem>> = {
  js: 'node',
  mjs: 'node',
  cjs: 'node',
  ts: 'node',
  mts: 'node',
  tsx: 'node',
  py: 'python',
  rb: 'ruby',
  php: 'php',
};

/** The ecosystem a file belongs to by its name. */
export const ecosystemOfFile = (path: string): Ecosystem | undefined => {
  const ending = /\.([a-z]+)$/.exec(path)?.[1] ?? '';
  return Object.hasOwn(ENDINGS, ending) ? ENDINGS[ending] : undefined;
};

/** The nearest lockfiles from `folder` upwards, by name. */
export async function nearestLockfiles(
  folder: string,
  ecosystem: Ecosystem,
  place: Place,
  host: Host,
): Promise<readonly Origin[]> {
  const { join, dirname } = pathsOf(place);
  const { lockfiles, manifests } = ECOSYSTEMS[ecosystem];
  const present = async (names: readonly string[], at: string): Promise<readonly string[]> => {
    const found = await Promise.all(names.map((name) => isFile(join(at, name), host)));
    return names.filter((_, index) => found[index]);
  };
  const inside = isInside(place.workspaceFolder, folder, pathsOf(place));
  for (let at = folder; ; at = dirname(at)) {
    const found = await present(lockfiles, at);
    if (found.length > 0) {
      return Promise.all(found.map((name) => hashedFile(join(at, name), 'exact', place, host)));
    }
    const last = inside ? isWorkspace(at, place) : (await present(manifests, at)).length > 0;
    if (last || dirname(at) === at) return [];
  }
}

/** A folder and those above it, nearest first: inside the workspace no higher than the workspace. */
export function foldersWithin(folder: string, place: Place): readonly string[] {
  const parent = pathsOf(place).dirname(folder);
  const last = parent === folder || isWorkspace(folder, place);
  return last ? [folder] : [folder, ...foldersWithin(parent, place)];
}

const isWorkspace = (folder: string, place: Place): boolean =>
  pathsOf(place).relative(place.workspaceFolder, folder) === '';
