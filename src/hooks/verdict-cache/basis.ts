/**
 * What a stored verdict is based on, as one hash: the lockfile, configs, each server's launch with the bytes of the local file that it
 * starts, the state of what npx installed, and the project's settings of package managers. Not included: what that file imports, the
 * rest of `node_modules`, programs on the PATH, registries, and remote servers. Uses no network and starts no server. Secrets are only
 * part of the hash.
 */
import type { Scope } from '../../config/config-files.ts';
import { sourcesOf } from '../../config/config-files.ts';
import { discover, hasConfigs } from '../../config/discover.ts';
import type { Place } from '../../contracts.ts';
import { McpLockError } from '../../errors.ts';
import type { Host } from '../../host/host.ts';
import { foldersUp, pathsOf } from '../../host/paths.ts';
import { partsOf } from '../../launch/line/understand.ts';
import { withServerEnv } from '../../launch/place.ts';
import { prepare, readingsHere } from '../../launch/prepare.ts';
import type { Prepared } from '../../launch/prepared.ts';
import { refuseInPlaceOf } from '../../launch/resolve-origin.ts';
import { hashOf } from '../../lock/canonical.ts';
import { SETTINGS_NAME } from '../../lock/nearest-lock.ts';
import type { Json } from '../../model.ts';
import { fileStates } from './file-states.ts';

interface BasisInput {
  readonly host: Host;
  readonly place: Place;
  readonly scope: Scope;
  readonly root: string;
  readonly lockPath: string;
}

/** What the disk says of the files of packages that are started from it; empty where there are none. */
async function installedState(prepared: Prepared, place: Place, host: Host): Promise<string> {
  const { launcher, launch } = prepared.understood;
  try {
    const at = await launcher.folder?.(launch, withServerEnv(place, prepared.ownEnv), host);
    if (at === undefined) return '';
    const modules = pathsOf(place).join(at.folder, 'node_modules');
    return hashOf(host.folders.survey(at.whole ? modules : `${modules}/${at.name}`) as unknown as Json);
  } catch {
    host.signal.throwIfAborted();
    return '';
  }
}

const refusalOf = (error: unknown): string => {
  if (error instanceof McpLockError) return `${error.message} ${error.detail.place}`;
  throw error;
};

/** Files that decide which package a launcher starts, in the server's folder and each folder above it. */
const SETTINGS = [
  ...[
    '.npmrc',
    'package.json',
    'package-lock.json',
    'npm-shrinkwrap.json',
    'node_modules/.package-lock.json',
  ],
  ...['.yarnrc.yml', 'yarn.lock', 'pnpm-workspace.yaml', 'pnpm-lock.yaml', 'bunfig.toml'],
  ...['deno.json', 'deno.jsonc', 'pyproject.toml', 'uv.toml', 'uv.lock'],
];

/** The basis of a verdict about both sides. `user`: absent where there is none. Throws what `verify` throws. */
export async function basisOfBoth(
  flags: Json,
  project: BasisInput,
  user: BasisInput | undefined,
): Promise<string> {
  const ofProject = await basisOf(flags, project);
  if (user === undefined) return ofProject;
  const { host, scope, lockPath } = user;
  const files = await fileStates([lockPath], host);
  return hashOf([ofProject, files, (await hasConfigs(scope, host)) ? await basisOf(flags, user) : '']);
}

/** Throws what `verify` throws if configs or launches cannot be read. */
export async function basisOf(flags: Json, input: BasisInput): Promise<string> {
  const { host, place, scope, lockPath, root } = input;
  const { join, resolve, dirname } = pathsOf(place);
  const folders = new Set([root]);
  const { found } = await discover(scope, host);
  const readings = await readingsHere(place, host);
  const servers = await Promise.all(
    found.map(async (one): Promise<Json> => {
      const prepared = prepare(one, place, readings, host);
      const { target, understood, ownEnv } = prepared;
      if (target.kind === 'stdio') folders.add(resolve(root, target.cwd));
      const withServerEnv = { ...place, env: { ...place.env, ...ownEnv } };
      const localParts = [understood, ...partsOf(understood)].filter(({ launcher }) => !launcher.remote);
      const origins = await Promise.all(
        localParts.map(({ launcher, identity, launch }) =>
          launcher.resolve(identity, launch, withServerEnv, host),
        ),
      );
      // What could be started in place of a package lies anywhere up to the root of the disk, and in global folders.
      const refused = await refuseInPlaceOf(prepared, place, host).then(() => '', refusalOf);
      const installed = await installedState(prepared, place, host);
      return [one.key, one.spec.enabled, target, origins, refused, installed] as unknown as Json;
    }),
  );
  const settings = dirname(lockPath);
  const files = await fileStates(
    [
      ...[lockPath, join(settings, SETTINGS_NAME), join(settings, 'package.json')],
      ...(await sourcesOf(scope, host)).map(({ file }) => file.path),
      ...[...new Set([...folders].flatMap((folder) => foldersUp(folder, pathsOf(place))))].flatMap((folder) =>
        SETTINGS.map((name) => join(folder, name)),
      ),
    ],
    host,
  );
  // What settings accept can end with a day.
  const today = new Date(host.time()).toISOString().slice(0, 10);
  return hashOf([flags, files, servers, today]);
}
