/**
 * A locked tree, ready to be started: installed if it is not there yet, and unchanged since. A tree in, its folder out.
 * Throws E_REGISTRY when it cannot be installed and E_LAUNCH when it is not what was installed. Starts nothing.
 */
import { delimiter, dirname, join } from 'node:path';
import { printable } from '../../display/printable.ts';
import { errno, McpLockError } from '../../errors.ts';
import type { Host } from '../../host/host.ts';
import { MANIFEST, storeFolder, TREE, treeKey } from './folder.ts';
import type { Wanted } from './install.ts';
import type { Tree } from './locked-packages.ts';
import type { Checked, Manifest } from './manifest.ts';
import { check } from './manifest.ts';

/** The folder with the tree's `node_modules`. `wanted` is asked for only when it must be installed. */
export async function readyTree(tree: Tree, wanted: () => Promise<Wanted>, host: Host): Promise<string> {
  const store = storeFolder(host);
  const folder = join(store, await treeKey(tree, host));
  try {
    if ((await host.files.kind(folder)) === undefined) {
      await host.folders.make(store);
      const { install } = await import('./install.ts');
      await install(await wanted(), folder, host);
    }
    await unchangedTree(folder, host);
    return join(folder, TREE);
  } catch (error) {
    host.signal.throwIfAborted();
    if (error instanceof McpLockError) throw error;
    throw damaged(`the store of installed trees cannot be used (${errno(error) ?? 'unknown reason'})`, error);
  }
}

/** What was looked at in each run, by its signal. */
const looked = new WeakMap<AbortSignal, Map<string, Promise<void>>>();

/** Returns when a folder of the store is this user's alone and its tree what was installed. Looks once in a run. */
export function unchangedTree(folder: string, host: Host): Promise<void> {
  const known = looked.get(host.signal) ?? new Map<string, Promise<void>>();
  looked.set(host.signal, known);
  const answer = known.get(folder) ?? look(folder, host);
  known.set(folder, answer);
  return answer;
}

async function look(folder: string, host: Host): Promise<void> {
  for (const path of [
    dirname(dirname(folder)),
    dirname(folder),
    folder,
    join(folder, TREE),
    join(folder, MANIFEST),
  ]) {
    // One that is not there is told below.
    const closed = await host.folders.closed(path).catch((error: unknown) => errno(error) === 'ENOENT');
    if (!closed) throw open(path);
  }
  const { differences, renewed } = await checkTree(folder, false, host);
  const [first] = differences;
  if (first !== undefined) {
    const what = `${printable(first.path, { maxChars: 120 })} ${WORDS[first.how]}`;
    const more = differences.length > 1 ? `, and ${differences.length - 1} more` : '';
    throw damaged(`its installed files are not the ones that were installed: ${what}${more}`);
  }
  if (renewed !== undefined) await host.files.replace(join(folder, MANIFEST), JSON.stringify(renewed));
}

/** A folder of the store against its manifest. Throws E_LAUNCH when there is none. */
export async function checkTree(folder: string, every: boolean, host: Host): Promise<Checked> {
  let manifest: Manifest | undefined;
  try {
    manifest = JSON.parse(new TextDecoder().decode(await host.files.read(join(folder, MANIFEST))));
  } catch (error) {
    if (!(error instanceof SyntaxError) && errno(error) !== 'ENOENT') throw error;
  }
  if (!isManifest(manifest)) throw damaged('an installed tree has lost the list of its files');
  for (const record of [manifest.files, manifest.links]) Object.setPrototypeOf(record, null);
  return check(join(folder, TREE), manifest, every, host);
}

/** npx puts the programs of the tree first on the PATH of the server. */
export function withBin(
  env: Readonly<Record<string, string>>,
  tree: string,
): Readonly<Record<string, string>> {
  const name = Object.keys(env).find((one) => one.toLowerCase() === 'path') ?? 'PATH';
  const before = env[name];
  const bin = join(tree, 'node_modules', '.bin');
  return { ...env, [name]: before === undefined ? bin : `${bin}${delimiter}${before}` };
}

export const WORDS = { changed: 'was changed', missing: 'is gone', added: 'was added' } as const;

const isManifest = (value: Manifest | undefined): value is Manifest =>
  typeof value?.files === 'object' &&
  value.files !== null &&
  typeof value.links === 'object' &&
  value.links !== null &&
  Object.values(value.files).every((file) => Array.isArray(file) && typeof file[1] === 'string');

const damaged = (message: string, cause?: unknown): McpLockError =>
  new McpLockError('E_LAUNCH', message, {
    next: 'look with mcp-lock store verify; mcp-lock store prune removes it, and the next start installs it again',
    ...(cause === undefined ? {} : { cause }),
  });

const open = (place: string): McpLockError =>
  new McpLockError('E_LAUNCH', 'others than this user may write into the store of installed trees', {
    place,
    next: 'take that right away from them, remove the folder, and start again',
  });
