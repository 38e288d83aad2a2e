/**
 * The same on GitLab, by push options: one branch and one merge request, which GitLab opens or refreshes with the push. The checked proposal
 * in, the exit status out. What GitLab has of closed merge requests is not asked for.
 */
import type { Settings } from '../config/settings.ts';
import { McpLockError } from '../errors.ts';
import { parsedUrl } from '../lock/address.ts';
import { makeReport } from '../report/report.ts';
import { tallyOf } from '../report/text/tally.ts';
import { diffStored } from '../update/diff-locks.ts';
import type { Inputs } from './inputs.ts';
import { branchOf } from './lock-key.ts';
import {
  foreignCommits,
  mergeRequestPushed,
  mergeRequestSame,
  mergingAccepts,
  nothingLeft,
  serviceUnknownGitlab,
  updateTitle,
} from './messages.ts';
import { sayNotice } from './notice.ts';
import type { Remote } from './remote.ts';
import { push } from './remote.ts';
import type { Publishing } from './update-branch.ts';
import { pushProposal, updateBranch } from './update-branch.ts';

export async function onGitlab(
  { checked, base, key, token }: Publishing,
  { labels }: Inputs,
  settings: Settings,
): Promise<number> {
  const { host, root, project } = settings;
  const { env } = host;
  const say = (line: string) => host.terminal.stdout(`${line}\n`);
  const [into, server, path] = [env['CI_COMMIT_BRANCH'], env['CI_SERVER_URL'], env['CI_PROJECT_PATH']];
  const url = parsedUrl(`${server ?? ''}/${path ?? ''}.git`);
  if (!into || !path || url === undefined || !/^(?:https?|file):$/.test(url.protocol))
    throw new McpLockError(serviceUnknownGitlab());
  const remote: Remote = { url: url.href, user: 'oauth2', token, folder: project.gitRoot ?? root, host };
  const branch = branchOf(key);
  const { tip, foreign } = await updateBranch(branch, remote);
  if (foreign) {
    sayNotice(foreignCommits(branch), host, 'warning');
    return 0;
  }
  if (checked.changed.length === 0) {
    if (tip !== undefined) await push(undefined, { branch, before: tip }, remote);
    say(nothingLeft(undefined));
    return 0;
  }
  const pair = await diffStored(undefined, base, checked.lockfile, host.signal);
  const { severities } = tallyOf(makeReport({ ...pair, lockfile: key, elapsedMs: 0, failOn: 'low' }));
  const options = [
    'merge_request.create',
    `merge_request.target=${into}`,
    `merge_request.title=${updateTitle(checked.changed.length, severities)}`,
    `merge_request.description=${mergingAccepts()}`,
    'merge_request.remove_source_branch',
    ...labels.map((label) => `merge_request.label=${label}`),
  ];
  const pushed = await pushProposal(checked, { branch, tip, options }, remote, settings);
  say(pushed ? mergeRequestPushed(branch) : mergeRequestSame(branch));
  return 0;
}
