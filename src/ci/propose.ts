/**
 * `ci propose`: makes a pull request of what `ci collect` found in another job. The proposal is hostile until it is checked; no server is
 * started. One branch and one pull request for each lockfile: what is there already is not touched, what people added is not overwritten,
 * what a person closed is not opened again, and where nothing is left both go. Returns the exit status.
 */
import type { Settings } from '../config/settings.ts';
import { McpLockError } from '../errors.ts';
import { loadLock } from '../lock/store.ts';
import { lockMissingError } from '../verify/require-lock.ts';
import { checkProposal } from './check-proposal.ts';
import { ACTIONS_BOT, githubApi } from './github.ts';
import type { Inputs } from './inputs.ts';
import { branchOf, lockKey } from './lock-key.ts';
import {
  alreadyProposed,
  branchNeeded,
  declinedBefore,
  foreignCommits,
  nothingLeft,
  proposed,
  tokenMissing,
} from './messages.ts';
import { sayNotice } from './notice.ts';
import { proposalPath, readProposal } from './proposal-file.ts';
import { closePullRequest, openPullRequest, pullRequestsOf, refreshPullRequest } from './pull-request.ts';
import type { Remote } from './remote.ts';
import { push } from './remote.ts';
import { repositoryOf, setOutputs } from './runner.ts';
import type { Publishing } from './update-branch.ts';
import { pushProposal, updateBranch } from './update-branch.ts';
import { closedBody, hashOfText, updateText, wasDeclined } from './update-text.ts';

export async function propose(inputs: Inputs, settings: Settings): Promise<number> {
  const { host, root, lockPath } = settings;
  const { token } = inputs;
  if (token === undefined) throw new McpLockError(tokenMissing());
  const { lockfile } = await loadLock(lockPath, root, host);
  if (lockfile === undefined) throw await lockMissingError(settings);
  const proposal = await readProposal(proposalPath(inputs.folder, host), host);
  const checked = await checkProposal(proposal, lockfile, inputs.cooldown, settings);
  const publishing: Publishing = { checked, base: lockfile, key: lockKey(settings), token };
  if (host.env['GITLAB_CI'] !== 'true') return onGithub(publishing, inputs, settings);
  const { onGitlab } = await import('./propose-gitlab.ts');
  return onGitlab(publishing, inputs, settings);
}

async function onGithub(
  { checked, base, key, token }: Publishing,
  { labels }: Inputs,
  settings: Settings,
): Promise<number> {
  const { host, root, project } = settings;
  const repository = repositoryOf(host);
  const into = baseBranch(host.env);
  const branch = branchOf(key);
  const api = githubApi(repository, token, host);
  const url = `${repository.server}/${repository.name}.git`;
  const remote: Remote = { url, user: 'x-access-token', token, folder: project.gitRoot ?? root, host };
  const say = (line: string) => host.terminal.stdout(`${line}\n`);
  const pulls = await pullRequestsOf(branch, into, api);
  const open = pulls.find((one) => one.open);
  const { tip, foreign } = await updateBranch(branch, remote);
  if (foreign) {
    sayNotice(foreignCommits(branch), host, 'warning');
    return 0;
  }
  if (checked.changed.length === 0) {
    if (open !== undefined) await closePullRequest(open, closedBody(open.body), api);
    if (tip !== undefined) await push(undefined, { branch, before: tip }, remote);
    say(nothingLeft(open?.number));
    return 0;
  }
  const lock = hashOfText(checked.text);
  if (open === undefined && pulls.some((one) => !one.merged && wasDeclined(one.body, key, lock))) {
    sayNotice(declinedBefore(), host);
    return 0;
  }
  const pushed = await pushProposal(checked, { branch, tip }, remote, settings);
  const usesJobToken = (await api.login()) === ACTIONS_BOT;
  const text = await updateText(checked, base, { key, usesJobToken }, settings);
  const number = open?.number ?? (await openPullRequest(text, { branch, base: into, labels }, api));
  const refreshed = open !== undefined && (await refreshPullRequest(open, text, api));
  await setOutputs({ 'pull-request': String(number) }, host);
  say(pushed || refreshed || open === undefined ? proposed(number) : alreadyProposed(number));
  return 0;
}

/** Of the checkout, which is the one that the pull request is for. */
function baseBranch(env: Readonly<Record<string, string | undefined>>): string {
  const [, branch] = /^refs\/heads\/(.+)$/.exec(env['GITHUB_REF'] ?? '') ?? [];
  if (branch === undefined) throw new McpLockError(branchNeeded());
  return branch;
}
