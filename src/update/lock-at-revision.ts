/**
 * A lockfile as it was: the name of a git revision, or the path of a file, in; `Lockfile` out. Asks git for one
 * object and runs nothing else.
 */
import { relative, resolve } from 'node:path';
import type { Settings } from '../config/settings.ts';
import { errno, McpLockError } from '../errors.ts';
import { runGit } from '../host/git.ts';
import { isFile } from '../host/kind-at.ts';
import { shown } from '../host/shown-path.ts';
import { readLockfile } from '../lock/read.ts';
import type { Lockfile } from '../model.ts';
import { gitNotRun, noLockAtRevision, unknownRevision } from './messages.ts';

/** A lock that is only compared with another one. */
type StoredLock = Lockfile & { readonly stored: true };

/** Throws E_USAGE for what is neither, E_LOCK_* for what cannot be read. */
export const lockAt = async (name: string, settings: Settings): Promise<StoredLock> => ({
  ...(await readAt(name, settings)),
  stored: true,
});

async function readAt(name: string, settings: Settings): Promise<Lockfile> {
  const { host } = settings;
  const path = resolve(host.cwd, name);
  if (await isFile(path, host)) {
    return readLockfile(await host.files.read(path), shown(path, host));
  }
  const { root, lockPath } = settings;
  const commit = await git(
    ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`],
    settings,
  );
  if (commit === undefined) {
    throw new McpLockError(unknownRevision(name, shown(lockPath, host)));
  }
  const inside = relative(root, lockPath).replaceAll('\\', '/');
  const text = await git(['cat-file', 'blob', `${commit.trim()}:./${inside}`], settings);
  if (text === undefined) {
    throw new McpLockError(noLockAtRevision(inside, name, shown(lockPath, host)));
  }
  return readLockfile(new TextEncoder().encode(text), `${name}:${inside}`);
}

async function git(args: readonly string[], { host, root }: Settings): Promise<string | undefined> {
  try {
    const { code, stdout } = await runGit(args, root, host, 30_000);
    return code === 0 ? stdout : undefined;
  } catch (error) {
    if (error instanceof McpLockError) throw error;
    throw new McpLockError(gitNotRun(errno(error) ?? 'unknown reason'), { cause: error });
  }
}
