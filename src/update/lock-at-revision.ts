/**
 * A lockfile as it was: the name of a git revision, or the path of a file, in; `Lockfile` out. Asks git for one
 * object and runs nothing else.
 */
import { isAbsolute, relative, resolve } from 'node:path';
import type { Settings } from '../config/settings.ts';
import { errno, McpLockError } from '../errors.ts';
import { commitNamed, type Git, runGit } from '../host/git.ts';
import { isFile } from '../host/kind-at.ts';
import { shown } from '../host/shown-path.ts';
import { readLockfile } from '../lock/read.ts';
import type { Lockfile } from '../model.ts';
import { gitNotRun, gitRefuses } from './messages.ts';
import { missingLock, missingRevision } from './missing-revision.ts';

/** A lock that is only compared with another one. */
type StoredLock = Lockfile & { readonly stored: true };

/** Throws E_USAGE for what is neither, E_LOCK_* for what cannot be read. */
export const lockAt = async (name: string, settings: Settings): Promise<StoredLock> => ({
  ...(await readAt(name, settings)),
  stored: true,
});

async function readAt(name: string, settings: Settings): Promise<Lockfile> {
  const { host, root, lockPath } = settings;
  const path = resolve(host.cwd, name);
  if (isPath(name) && (await isFile(path, host))) {
    return readLockfile(await host.files.read(path), shown(path, host));
  }
  const git: Git = (...args) => asked(args, settings);
  const lockfile = shown(lockPath, host);
  const commit = await commitNamed(name, git);
  if (commit === undefined) throw await missingRevision(name, lockfile, git);
  const inside = relative(root, lockPath).replaceAll('\\', '/');
  const text = await git('cat-file', 'blob', `${commit}:./${inside}`);
  if (text === undefined) throw await missingLock({ name, commit, inside, lockfile }, git);
  return readLockfile(new TextEncoder().encode(text), `${name}:${inside}`);
}

/** A file in the repository must not pass for a revision of its name that this clone does not have: `origin/main`. */
const isPath = (name: string): boolean =>
  isAbsolute(name) || /^\.{1,2}[\\/]/.test(name) || name.toLowerCase().endsWith('.json');

/** stdout; undefined where git says no. Throws E_USAGE where it cannot or will not look. */
async function asked(args: readonly string[], { host, root }: Settings): Promise<string | undefined> {
  try {
    const { code, stdout, stderr } = await runGit(args, root, host, { timeoutMs: 30_000 });
    if (code !== 0 && stderr.includes('dubious ownership')) throw new McpLockError(gitRefuses(root));
    return code === 0 ? stdout : undefined;
  } catch (error) {
    if (error instanceof McpLockError) throw error;
    throw new McpLockError(gitNotRun(errno(error) ?? 'unknown reason'), { cause: error });
  }
}
