/**
 * A locked tree, ready to be started: installed if it is not there yet, and unchanged since. A tree in, its folder out. Throws
 * E_REGISTRY when it cannot be installed and E_LAUNCH when it differs from what was installed. Starts nothing.
 */
import { delimiter, dirname, join } from 'node:path';
import { errno, McpLockError } from '../../errors.ts';
import type { Host } from '../../host/host.ts';
import type { Checked, Manifest } from '../../launch/proof/manifest.ts';
import { compareFiles } from '../../launch/proof/manifest.ts';
import {
  fileListMissing,
  filesChanged,
  storeUnusable,
  storeWritableByOthers,
  unknownCause,
} from '../messages.ts';
import { MANIFEST, storeFolder, TREE, treeKey } from './folder.ts';
import type { Installation } from './install.ts';
import type { Tree } from './locked-packages.ts';

/** The folder with the `node_modules` of the tree. `installation`: called only when the tree must be installed. */
export async function readyTree(
  tree: Tree,
  installation: () => Promise<Installation>,
  host: Host,
): Promise<string> {
  const store = storeFolder(host);
  const folder = join(store, await treeKey(tree, host));
  try {
    if ((await host.files.kind(folder)) === undefined) {
      await host.folders.make(store);
      const { install } = await import('./install.ts');
      await install(await installation(), folder, host);
    }
    await unchangedTree(folder, host);
    return join(folder, TREE);
  } catch (error) {
    host.signal.throwIfAborted();
    if (error instanceof McpLockError) throw error;
    throw new McpLockError(storeUnusable(errno(error) ?? unknownCause()), { cause: error });
  }
}

/** The folders that were checked in each run, by its signal. */
const checks = new WeakMap<AbortSignal, Map<string, Promise<void>>>();

/**
 * Resolves when only this user can write to a folder of the store and its tree is what was installed; rejects otherwise. Checks once
 * in a run.
 */
export function unchangedTree(folder: string, host: Host): Promise<void> {
  const ofRun = checks.get(host.signal) ?? new Map<string, Promise<void>>();
  checks.set(host.signal, ofRun);
  const result = ofRun.get(folder) ?? checkFolder(folder, host);
  ofRun.set(folder, result);
  return result;
}

async function checkFolder(folder: string, host: Host): Promise<void> {
  for (const path of [
    dirname(dirname(folder)),
    dirname(folder),
    folder,
    join(folder, TREE),
    join(folder, MANIFEST),
  ]) {
    // A missing one is reported below.
    const closed = await host.folders.closed(path).catch((error: unknown) => errno(error) === 'ENOENT');
    if (!closed) throw new McpLockError(storeWritableByOthers(), { place: path });
  }
  const { differences, renewed } = await checkTree(folder, false, host);
  const [first] = differences;
  if (first !== undefined)
    throw new McpLockError(filesChanged(first.path, first.how, differences.length - 1));
  if (renewed !== undefined) await host.files.replace(join(folder, MANIFEST), JSON.stringify(renewed));
}

/** Compares a folder of the store with its manifest. `every`: reads every file. Throws E_LAUNCH when it has no manifest. */
export async function checkTree(folder: string, every: boolean, host: Host): Promise<Checked> {
  let manifest: Manifest | undefined;
  try {
    manifest = JSON.parse(new TextDecoder().decode(await host.files.read(join(folder, MANIFEST))));
  } catch (error) {
    if (!(error instanceof SyntaxError) && errno(error) !== 'ENOENT') throw error;
  }
  if (!isManifest(manifest)) throw new McpLockError(fileListMissing());
  for (const record of [manifest.files, manifest.links]) Object.setPrototypeOf(record, null);
  return compareFiles(join(folder, TREE), manifest, every, host);
}

/** The environment with the programs of the tree first on the PATH, as npx does it. */
export function withBin(
  env: Readonly<Record<string, string>>,
  tree: string,
): Readonly<Record<string, string>> {
  const name = Object.keys(env).find((one) => one.toLowerCase() === 'path') ?? 'PATH';
  const before = env[name];
  const bin = join(tree, 'node_modules', '.bin');
  return { ...env, [name]: before === undefined ? bin : `${bin}${delimiter}${before}` };
}

const isManifest = (value: Manifest | undefined): value is Manifest =>
  typeof value?.files === 'object' &&
  value.files !== null &&
  typeof value.links === 'object' &&
  value.links !== null &&
  Object.values(value.files).every((file) => Array.isArray(file) && typeof file[1] === 'string');
