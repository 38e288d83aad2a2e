/**
 * The one branch of an update at its remote: whether it is ours, and a push of the checked proposal where the branch has not the same. What
 * people added is never overwritten. Throws E_GITHUB where git fails.
 */
import type { Settings } from '../config/settings.ts';
import type { Lockfile } from '../model.ts';
import type { CheckedProposal } from './check-proposal.ts';
import type { Remote } from './remote.ts';
import { branchTip, fetchBranch, git, push } from './remote.ts';
import { hasBlobs, isOwnCommit, makeCommit } from './update-commit.ts';

/** A proposal that may be published, and by whom. */
export interface Publishing {
  readonly checked: CheckedProposal;
  /** The lock of the base branch. */
  readonly base: Lockfile;
  readonly key: string;
  readonly token: string;
}

/** The branch as it is; `foreign`: somebody else has a commit on it. */
export async function updateBranch(
  branch: string,
  remote: Remote,
): Promise<{ readonly tip: string | undefined; readonly foreign: boolean }> {
  const tip = await branchTip(branch, remote);
  if (tip === undefined) return { tip, foreign: false };
  await fetchBranch(branch, remote);
  return { tip, foreign: !(await isOwnCommit(tip, remote)) };
}

interface PushTo {
  readonly branch: string;
  readonly tip: string | undefined;
  /** Push options, each one line. */
  readonly options?: readonly string[];
}

/** False where the branch has the same already. */
export async function pushProposal(
  { text, configs }: CheckedProposal,
  { branch, tip, options = [] }: PushTo,
  remote: Remote,
  { lockPath, host }: Settings,
): Promise<boolean> {
  const head = (await git(['rev-parse', '--verify', 'HEAD^{commit}'], remote)).trim();
  const texts = new Map([...configs, [await host.files.realPath(lockPath), text]]);
  const { commit, blobs } = await makeCommit(texts, head, remote);
  if (tip !== undefined && (await hasBlobs(tip, blobs, remote))) return false;
  await push(commit, { branch, before: tip, options }, remote);
  return true;
}
