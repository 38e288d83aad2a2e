/**
 * What a pull request is compared with: the revision that was named, or the base branch as the service names it, in; commits of this clone
 * out. Asks git about commits alone. Throws E_USAGE where the base branch is not in the clone.
 */
import type { Settings } from '../config/settings.ts';
import { McpLockError } from '../errors.ts';
import { commitNamed, runGit } from '../host/git.ts';
import { baseMissing } from './messages.ts';
import { eventOf } from './runner.ts';

export interface BaseRevision {
  /** As a person would type it. */
  readonly name: string;
  /** The newest commit of the base branch: its settings count. */
  readonly tip: string;
  /** Where the pull request left it: what has changed since then is its own. */
  readonly from: string;
}

export async function baseRevision(named: string | undefined, settings: Settings): Promise<BaseRevision> {
  for (const name of named === undefined ? await usualNames(settings) : [named]) {
    const tip = await commitOf(name, settings);
    if (tip === undefined) continue;
    const from = await git(['merge-base', tip, 'HEAD'], settings);
    return { name: name.replace(REMOTES, ''), tip, from: from ?? tip };
  }
  throw new McpLockError(baseMissing());
}

/** Before the name of a branch of the service: nothing else is called so. */
const REMOTES = 'refs/remotes/';

/** The most exact first: the branch where the clone has it, else the commit that the service names, else the parent of the merge. */
async function usualNames({ host }: Settings): Promise<readonly string[]> {
  const { env } = host;
  const { base } = await eventOf(host);
  const branch = env['GITHUB_BASE_REF'] || env['CI_MERGE_REQUEST_TARGET_BRANCH_NAME'] || '';
  const isMerge = /^refs\/pull\/\d+\/merge$/.test(env['GITHUB_REF'] ?? '');
  return [
    ...(branch === '' ? [] : [`${REMOTES}origin/${branch}`]),
    ...(isMerge ? ['HEAD^1'] : []),
    ...(base === undefined ? [] : [base]),
    ...[env['CI_MERGE_REQUEST_DIFF_BASE_SHA'] ?? ''].filter((sha) => /^[0-9a-f]{40,64}$/.test(sha)),
  ];
}

const commitOf = (name: string, settings: Settings): Promise<string | undefined> =>
  commitNamed(name, (...args) => git(args, settings));

/** What git printed; undefined where it failed. */
async function git(args: readonly string[], { host, root }: Settings): Promise<string | undefined> {
  const { code, stdout } = await runGit(args, root, host, { timeoutMs: 30_000 });
  return code === 0 && stdout.trim() !== '' ? stdout.trim() : undefined;
}
