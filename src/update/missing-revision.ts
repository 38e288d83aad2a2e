/**
 * Why git does not have a revision, or the lockfile in it, on this machine: its name in, the error with the way to get it out. A clone can
 * be shallow, can have one branch alone, and can leave files at its remote. Asks git, and fetches nothing.
 */
import { McpLockError } from '../errors.ts';
import type { Git } from '../host/git.ts';
import {
  branchNotFetched,
  fileNotFetched,
  noLockAtRevision,
  revisionNotFetched,
  unknownRevision,
} from './messages.ts';

/** `lockfile`: as a person would type it. */
export async function missingRevision(name: string, lockfile: string, git: Git): Promise<McpLockError> {
  const isShallow = (await git('rev-parse', '--is-shallow-repository'))?.trim() === 'true';
  const remotes = ((await git('remote')) ?? '').split('\n').filter((line) => line !== '');
  const remote = remotes.find((one) => name.startsWith(`${one}/`));
  if (remote !== undefined) {
    const branch = name.slice(remote.length + 1).replace(/[~^@:].*$/, '');
    return new McpLockError(branchNotFetched(name, remote, branch, isShallow));
  }
  const isCommit = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(name);
  const [first] = remotes.includes('origin') ? ['origin'] : remotes;
  if (first === undefined || !(isShallow || isCommit))
    return new McpLockError(unknownRevision(name, lockfile));
  return new McpLockError(revisionNotFetched(name, isCommit ? first : undefined, isShallow));
}

/** `inside`: the lockfile from the folder in which git is asked. */
export async function missingLock(
  { name, commit, inside, lockfile }: Record<'name' | 'commit' | 'inside' | 'lockfile', string>,
  git: Git,
): Promise<McpLockError> {
  const hasTree = (await git('cat-file', '-e', `${commit}^{tree}`)) !== undefined;
  const isListed = (await git('rev-parse', '--verify', '--quiet', `${commit}:./${inside}`)) !== undefined;
  if (hasTree && !isListed) return new McpLockError(noLockAtRevision(inside, name, lockfile));
  // The command may be typed in another folder than that of the lockfile.
  const prefix = (await git('rev-parse', '--show-prefix'))?.trim() ?? '';
  const path = inside.startsWith('../') ? `./${inside}` : `${prefix}${inside}`;
  return new McpLockError(fileNotFetched(inside, name, `${commit}:${path}`));
}
