/**
 * The files that a report can point at: settings of a run in; where findings and failures stand in the repository, out. Paths start at
 * the top of the CI workspace, or of the git repository, or where the run was started, and no file outside of it is named. Reads the
 * lockfile and the configs again; what cannot be read has no lines. Never throws.
 */
import { basename, dirname, isAbsolute, join, relative } from 'node:path';
import { discoverHere } from '../config/discover-here.ts';
import { spansAround } from '../config/edit/index.ts';
import type { Settings } from '../config/settings.ts';
import type { Anchors } from '../contracts.ts';
import type { ServerHost } from '../host/host.ts';
import { isInside, realPathOf } from '../host/is-inside.ts';
import { projectFolders } from '../host/project-folders.ts';
import { shown } from '../host/shown-path.ts';
import type { Found } from '../launch/prepared.ts';
import { LOCK_NAME } from '../lock/nearest-lock.ts';
import { readLockfile } from '../lock/read.ts';
import type { Lockfile } from '../model.ts';
import { anchorsOf } from '../report/anchors.ts';
import type { PlacedConfig, PlacedFile } from '../report/declared-lines.ts';

/** `stored`: two lockfiles were compared, and no config. */
export async function reportAnchors(settings: Settings, stored: boolean): Promise<Anchors> {
  const { lockPath, host } = settings;
  const nameOf = await namesFrom(lockPath, host);
  const lock = await placed(lockPath, await nameOf(lockPath), host);
  const found = stored ? { found: [], files: [] } : await discovered(lock.text, settings);
  const configs = await configsIn(found, nameOf, host);
  const own = await settings.own().catch(() => undefined);
  const ofSettings = own === undefined ? undefined : await nameOf(own.file);
  return anchorsOf({
    lock,
    configs,
    settings: own === undefined || ofSettings === undefined ? [] : [await placed(own.file, ofSettings, host)],
    stored,
  });
}

/** For a run that has no settings: everything is at the first line of the lockfile. */
export async function lockAnchors(lockPath: string, host: ServerHost): Promise<Anchors> {
  const nameOf = await namesFrom(lockPath, host);
  const lock = { file: (await nameOf(lockPath)) ?? LOCK_NAME, names: namesOf(lockPath, host) };
  return anchorsOf({ lock, configs: [], settings: [], stored: true });
}

type NameOf = (path: string) => Promise<string | undefined>;

/** Files from the top of what holds the lockfile; undefined for a file outside of it. */
async function namesFrom(lockPath: string, host: ServerHost): Promise<NameOf> {
  const { GITHUB_WORKSPACE, CI_PROJECT_DIR } = host.env;
  const { gitRoot } = await projectFolders(dirname(lockPath), host).catch(() => ({ gitRoot: undefined }));
  const folders = [GITHUB_WORKSPACE, CI_PROJECT_DIR, gitRoot, host.cwd].filter(
    (folder): folder is string => folder !== undefined && isAbsolute(folder),
  );
  const roots = await Promise.all(folders.map((folder) => realPathOf(folder, host)));
  const lock = await realPathOf(lockPath, host);
  const root = roots.find((one) => isInside(one, lock, { relative, isAbsolute })) ?? roots[0] ?? host.cwd;
  return async (path) => {
    // A link that leads out of the repository is named as it is committed.
    const ways = [await realPathOf(path, host), join(await realPathOf(dirname(path), host), basename(path))];
    const inside = ways.find((way) => isInside(root, way, { relative, isAbsolute }));
    return inside === undefined ? undefined : relative(root, inside).replaceAll('\\', '/');
  };
}

const namesOf = (path: string, host: ServerHost): readonly string[] => [
  ...new Set([path, shown(path, host)]),
];

async function placed(path: string, file: string | undefined, host: ServerHost): Promise<PlacedFile> {
  const text = await host.files.read(path).then(
    (bytes) => new TextDecoder().decode(bytes),
    () => undefined,
  );
  return {
    file: file ?? LOCK_NAME,
    names: namesOf(path, host),
    ...(text === undefined || file === undefined ? {} : { text }),
  };
}

interface Declared {
  readonly found: readonly Found[];
  readonly files: readonly string[];
}

async function discovered(text: string | undefined, settings: Settings): Promise<Declared> {
  try {
    return await discoverHere(lockfileIn(text), settings);
  } catch {
    return { found: [], files: [] };
  }
}

/** The configs are where they are, also beside a lockfile that cannot be read. */
function lockfileIn(text: string | undefined): Lockfile | undefined {
  try {
    return text === undefined ? undefined : readLockfile(new TextEncoder().encode(text), LOCK_NAME);
  } catch {
    return undefined;
  }
}

async function configsIn(
  { found, files }: Declared,
  nameOf: NameOf,
  host: ServerHost,
): Promise<readonly PlacedConfig[]> {
  const configs: PlacedConfig[] = [];
  for (const path of new Set([...found.map(({ spec }) => spec.file), ...files])) {
    const file = await nameOf(path);
    if (file === undefined) continue;
    const read = await placed(path, file, host);
    const { text = '' } = read;
    const own = found.filter(({ spec }) => spec.file === path);
    let around: PlacedConfig['around'] | undefined;
    configs.push({
      ...read,
      around: (pointer) => {
        around ??= spansAround(path, text);
        return around(pointer);
      },
      servers: new Map(own.map(({ key, spec }) => [key, spec.pointer])),
    });
  }
  return configs;
}
