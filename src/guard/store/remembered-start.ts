/**
 * A start on the word of an earlier one: where the same lock, line and folder were admitted before, the same unchanged tree
 * may be started while the rest is still looked at. A lock and a line in, what to run out. The word says which program of
 * the tree it was and no more; it lies beside the tree, with no argument and no value of a variable in it. Whoever uses it
 * must admit the server all the same before passing anything on.
 */
import { createHash } from 'node:crypto';
import { join, sep } from 'node:path';
import type { Place } from '../../contracts.ts';
import type { Host } from '../../host/host.ts';
import { isReallyInside } from '../../host/is-inside.ts';
import { childEnvironment } from '../../launch/environment.ts';
import { npxGuard } from '../../launch/npm/script-settings.ts';
import type { ProcessRequest } from '../../launch/target.ts';
import type { Entry } from '../../model.ts';
import { lockedVariables, pinsValues } from '../locked-env.ts';
import { storeFolder, TREE, treeKey } from './folder.ts';
import { unchangedTree, withBin } from './ready-tree.ts';

/** What an earlier start was about. */
export interface Line {
  readonly name: string;
  readonly entry: Entry;
  /** Of the whole lock. */
  readonly lock: Uint8Array;
  readonly words: readonly string[];
}

/** The word: the program below the tree, and how many of the last words of the line it is given. */
interface Word {
  readonly program: string;
  readonly words: number;
}

const MOST_BYTES = 10_000;

/** What to run, where it was admitted before and the tree is still what was installed. */
export async function earlyRequest(
  line: Line,
  place: Place,
  host: Host,
): Promise<ProcessRequest | undefined> {
  const folder = await folderOf(line, place, host);
  if (folder === undefined) return undefined;
  const word = wordOf(await host.ownFiles.read(wordPath(folder, line, place, host), MOST_BYTES));
  if (word === undefined) return undefined;
  try {
    await unchangedTree(folder, host);
  } catch {
    // It is found again when it is admitted, and told then.
    host.signal.throwIfAborted();
    return undefined;
  }
  const tree = join(folder, TREE);
  const { launch } = line.entry;
  // What decides which code runs is compared when it is admitted.
  if (launch.transport !== 'stdio' || pinsValues(launch)) return undefined;
  const env = { ...childEnvironment(host, lockedVariables(launch, host.env)), ...npxGuard(host.platform) };
  return {
    command: host.node.path,
    args: [join(tree, word.program), ...line.words.slice(line.words.length - word.words)],
    cwd: launch.cwd === undefined ? place.workspaceFolder : host.cwd,
    env: withBin(env, tree),
  };
}

/** Leaves word of a start that was admitted, if it can be told in these few words. */
export async function leaveWord(
  { command, args }: ProcessRequest,
  line: Line,
  place: Place,
  host: Host,
): Promise<void> {
  const folder = await folderOf(line, place, host);
  const [program = '', ...words] = args;
  const tree = folder === undefined ? '' : join(folder, TREE) + sep;
  if (folder === undefined || command !== host.node.path || !program.startsWith(tree)) return;
  const end = line.words.slice(line.words.length - words.length);
  if (words.some((word, at) => word !== end[at])) return;
  const word: Word = { program: program.slice(tree.length), words: words.length };
  // Without it the next start takes a little longer.
  await host.ownFiles.write(wordPath(folder, line, place, host), JSON.stringify(word)).catch(() => undefined);
}

async function folderOf({ entry }: Line, place: Place, host: Host): Promise<string | undefined> {
  const { dependencies } = entry;
  const store = storeFolder(host);
  if (dependencies === undefined || (await isReallyInside(place.workspaceFolder, store, host)))
    return undefined;
  return join(store, await treeKey(dependencies, host));
}

/** Another form of the word, or another reading of lines, needs another number here. */
function wordPath(folder: string, { name, lock, words }: Line, place: Place, { node, cwd }: Host): string {
  const { workspaceFolder, userHome, tmpdir } = place;
  const about = JSON.stringify([1, name, words, workspaceFolder, userHome, tmpdir, cwd, node.path]);
  const hash = createHash('sha256').update(lock).update('\0').update(about).digest('hex');
  return join(folder, `start-${hash}`);
}

function wordOf(text: string | undefined): Word | undefined {
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
