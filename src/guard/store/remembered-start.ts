/**
 * Starts that were admitted before: for the same lock, command line and folder the same unchanged tree can be started while the rest
 * is still being compared. A lock and a line in, what to run out. The record says which program of the tree it was and no more: it
 * lies beside the tree, without arguments and values of variables. Its user must admit the server before forwarding anything.
 */
import { createHash } from 'node:crypto';
import { join, sep } from 'node:path';
import type { Place } from '../../contracts.ts';
import type { Host } from '../../host/host.ts';
import { startFolderOf } from '../../host/paths.ts';
import { childEnvironment, npxOverrides } from '../../launch/environment.ts';
import { foldersAt, isInProject } from '../../launch/place.ts';
import type { ProcessRequest } from '../../launch/target.ts';
import type { Entry } from '../../model.ts';
import { lockedVariables, variableDifference } from '../launch-match.ts';
import { storeFolder, TREE, treeKey } from './folder.ts';
import { unchangedTree, withBin } from './ready-tree.ts';

/** What a start depends on. */
export interface StartKey {
  readonly name: string;
  readonly entry: Entry;
  /** The bytes of the whole lock. */
  readonly lock: Uint8Array;
  /** The command line of the server. */
  readonly words: readonly string[];
}

/** The program below the tree, and how many of the last words of the line are its arguments. */
interface StartRecord {
  readonly program: string;
  readonly words: number;
}

const MAX_BYTES = 10_000;

/** What to run; undefined where it was not admitted before, or the tree is not what was installed. */
export async function rememberedStart(
  key: StartKey,
  place: Place,
  host: Host,
): Promise<ProcessRequest | undefined> {
  const folder = await folderOf(key, place, host);
  if (folder === undefined) return undefined;
  const record = parseRecord(await host.ownFiles.read(recordPath(folder, key, place, host), MAX_BYTES));
  if (record === undefined) return undefined;
  try {
    await unchangedTree(folder, host);
  } catch {
    // It is found again, and reported, when the server is admitted.
    host.signal.throwIfAborted();
    return undefined;
  }
  const tree = join(folder, TREE);
  const { launch } = key.entry;
  if (launch.transport !== 'stdio') return undefined;
  const folders = foldersAt(place).map(({ name, path }) => ({ variable: `\${${name}}`, path }));
  if (variableDifference(launch, host.env, folders) !== undefined) return undefined;
  const env = {
    ...childEnvironment(host, lockedVariables(launch, host.env)),
    ...npxOverrides(host.platform),
  };
  return {
    command: host.node.path,
    args: [join(tree, record.program), ...key.words.slice(key.words.length - record.words)],
    cwd: launch.cwd === undefined ? startFolderOf(place) : host.cwd,
    env: withBin(env, tree),
  };
}

/** Records a start that was admitted, where the record can hold it. */
export async function rememberStart(
  { command, args }: ProcessRequest,
  key: StartKey,
  place: Place,
  host: Host,
): Promise<void> {
  const folder = await folderOf(key, place, host);
  const [program = '', ...words] = args;
  const tree = folder === undefined ? '' : join(folder, TREE) + sep;
  if (folder === undefined || command !== host.node.path || !program.startsWith(tree)) return;
  const end = key.words.slice(key.words.length - words.length);
  if (words.some((word, at) => word !== end[at])) return;
  const record: StartRecord = { program: program.slice(tree.length), words: words.length };
  const path = recordPath(folder, key, place, host);
  // Without it the next start takes a little longer.
  await host.ownFiles.write(path, JSON.stringify(record)).catch(() => undefined);
}

async function folderOf({ entry }: StartKey, place: Place, host: Host): Promise<string | undefined> {
  const { dependencies } = entry;
  const store = storeFolder(host);
  if (dependencies === undefined || (await isInProject(store, place, host))) return undefined;
  return join(store, await treeKey(dependencies, host));
}

/** A change of the record, or of how lines are read, needs another number here. */
function recordPath(
  folder: string,
  { name, lock, words }: StartKey,
  place: Place,
  { node, cwd }: Host,
): string {
  const { workspaceFolder, startFolder, userHome, tmpdir } = place;
  const folders = [workspaceFolder, startFolder ?? workspaceFolder, userHome, tmpdir, cwd];
  const about = JSON.stringify([2, name, words, ...folders, node.path]);
  const hash = createHash('sha256').update(lock).update('\0').update(about).digest('hex');
  return join(folder, `start-${hash}`);
}

function parseRecord(text: string | undefined): StartRecord | undefined {
  if (text === undefined) return undefined;
  try {
    const { program, words } = JSON.parse(text) as { program?: unknown; words?: unknown };
    if (typeof program !== 'string' || typeof words !== 'number' || program.split(/[\\/]/).includes('..'))
      return undefined;
    return Number.isInteger(words) && words >= 0 ? { program, words } : undefined;
  } catch {
    return undefined;
  }
}
