/**
 * The one commit of the update's branch: the base branch's commit and new texts of files in, a commit of this clone out; and whether a
 * commit that is on the branch is ours. The files of the clone stay as they are: objects alone are made, by no filter and no hook.
 */
import { relative } from 'node:path';
import { McpLockError } from '../errors.ts';
import { updateCommitMessage, updateNeedsFile } from './messages.ts';
import type { Remote } from './remote.ts';
import { git } from './remote.ts';

type Clone = Pick<Remote, 'folder' | 'host'>;

const NAME = 'github-actions[bot]';
const EMAIL = '41898282+github-actions[bot]@users.noreply.github.com';

export interface UpdateCommit {
  readonly commit: string;
  /** By path in the repository: the object that it has there. */
  readonly blobs: ReadonlyMap<string, string>;
}

/** `texts`: by absolute path. Throws E_USAGE for a file that is not a regular one in the commit. */
export async function makeCommit(
  texts: ReadonlyMap<string, string>,
  parent: string,
  clone: Clone,
): Promise<UpdateCommit> {
  const scratch = await clone.host.files.makeScratch(`${clone.host.tmpdir}/mcp-lock-index-`);
  const env = { GIT_INDEX_FILE: `${scratch}/index` };
  try {
    await git(['read-tree', parent], clone, { env });
    const blobs = new Map<string, string>();
    for (const [file, text] of texts) {
      const path = relative(clone.folder, file).replaceAll('\\', '/');
      const mode = await modeOf(path, parent, clone);
      const blob = (await git(['hash-object', '-w', '--stdin'], clone, { input: text })).trim();
      await git(['update-index', '--add', '--cacheinfo', `${mode},${blob},${path}`], clone, { env });
      blobs.set(path, blob);
    }
    const tree = (await git(['write-tree'], clone, { env })).trim();
    const message = updateCommitMessage(parent);
    const who = ['-c', `user.name=${NAME}`, '-c', `user.email=${EMAIL}`];
    const commit = (await git([...who, 'commit-tree', '-p', parent, '-m', message, tree], clone)).trim();
    return { commit, blobs };
  } finally {
    await clone.host.files.removeScratch(scratch);
  }
}

async function modeOf(path: string, commit: string, clone: Clone): Promise<string> {
  const listed = await git(['ls-tree', '-z', commit, '--', `:(literal)${path}`], clone);
  const [, mode] = /^(100644|100755) blob /.exec(listed) ?? [];
  if (mode === undefined) throw new McpLockError(updateNeedsFile(), { place: path });
  return mode;
}

/** Whether a commit is one that `makeCommit` made, alone on top of the base branch: nobody has added to it or changed it. */
export async function isOwnCommit(commit: string, clone: Clone): Promise<boolean> {
  const text = await git(['cat-file', 'commit', commit], clone);
  const [head = '', ...message] = text.split('\n\n');
  const parents = [...head.matchAll(/^parent ([0-9a-f]+)$/gm)].map(([, parent]) => parent);
  const [parent] = parents;
  const by = head.split('\n').filter((line) => /^(?:author|committer) /.test(line));
  return (
    parents.length === 1 &&
    parent !== undefined &&
    by.every((line) => line.includes(`<${EMAIL}>`)) &&
    message.join('\n\n').trimEnd() === updateCommitMessage(parent).trimEnd()
  );
}

/** Whether a commit has exactly these objects at these paths. */
export async function hasBlobs(
  commit: string,
  blobs: ReadonlyMap<string, string>,
  clone: Clone,
): Promise<boolean> {
  const changed = await git(
    ['diff-tree', '-r', '-z', '--no-renames', '--name-only', `${commit}^`, commit],
    clone,
  );
  const paths = changed.split('\0').filter((path) => path !== '');
  if (JSON.stringify(paths.sort()) !== JSON.stringify([...blobs.keys()].sort())) return false;
  for (const [path, blob] of blobs)
    if ((await git(['rev-parse', '--verify', `${commit}:${path}`], clone)).trim() !== blob) return false;
  return true;
}
