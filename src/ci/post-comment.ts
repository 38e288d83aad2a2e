/**
 * `ci comment`: the inputs and the result of the review of this job in; the comment on the pull request, and at most one notice, out. Exit
 * status 0 whatever GitHub makes of it.
 */
import { McpLockError } from '../errors.ts';
import type { ServerHost } from '../host/host.ts';
import { comment } from './comment.ts';
import { githubApi } from './github.ts';
import type { Inputs } from './inputs.ts';
import { noPullRequest, tokenMissing } from './messages.ts';
import { sayNotice } from './notice.ts';
import { jobFolder, readResult } from './review-result.ts';
import { eventOf, repositoryOf } from './runner.ts';

export async function postComment(inputs: Inputs, host: ServerHost): Promise<number> {
  if (inputs.comment === 'never') return 0;
  const { number, head } = await eventOf(host);
  if (number === undefined) {
    sayNotice(noPullRequest(), host);
    return 0;
  }
  if (inputs.token === undefined) throw new McpLockError(tokenMissing());
  const result = await readResult(jobFolder(inputs.folder, host), host);
  const api = githubApi(repositoryOf(host), inputs.token, host);
  try {
    const commit = head ?? host.env['GITHUB_SHA'] ?? '';
    const { notice } = await comment(result, { number, commit, when: inputs.comment }, api);
    if (notice !== undefined) sayNotice(notice, host);
  } catch (error) {
    if (!(error instanceof McpLockError) || error.code !== 'E_GITHUB') throw error;
    sayNotice(error.message, host);
  }
  return 0;
}
