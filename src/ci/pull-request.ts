/**
 * The pull request of an update on GitHub: found by its branch, opened, refreshed or closed. What stays the same is not written again. A
 * label that cannot be set is no error. Throws E_GITHUB for everything else that GitHub refuses.
 */
import { McpLockError } from '../errors.ts';
import type { Json } from '../model.ts';
import type { Answer, Api } from './github.ts';
import { pullRequestRefused } from './messages.ts';
import { member } from './runner.ts';

export interface PullRequest {
  readonly number: number;
  readonly open: boolean;
  readonly merged: boolean;
  readonly title: string;
  readonly body: string;
}

export interface PullText {
  readonly title: string;
  readonly body: string;
}

/** All that there ever were of this branch, the newest first. */
export async function pullRequestsOf(
  branch: string,
  base: string,
  api: Api,
): Promise<readonly PullRequest[]> {
  const query = new URLSearchParams({ state: 'all', head: `${api.repository.owner}:${branch}`, base });
  const answer = await api.list(`/pulls?${query.toString()}`);
  if ('status' in answer) throw refused(answer);
  return answer.flatMap((one) => {
    const pull = pullIn(one);
    return pull === undefined || member(member(one, 'head'), 'ref') !== branch ? [] : [pull];
  });
}

function pullIn(one: Json | undefined): PullRequest | undefined {
  const number = member(one, 'number');
  if (typeof number !== 'number') return undefined;
  const text = (name: string): string => {
    const value = member(one, name);
    return typeof value === 'string' ? value.replaceAll('\r\n', '\n') : '';
  };
  return {
    number,
    open: member(one, 'state') === 'open',
    merged: (member(one, 'merged_at') ?? null) !== null,
    title: text('title'),
    body: text('body'),
  };
}

/** Its number. */
export async function openPullRequest(
  text: PullText,
  {
    branch,
    base,
    labels,
  }: { readonly branch: string; readonly base: string; readonly labels: readonly string[] },
  api: Api,
): Promise<number> {
  const answer = await api.send('POST', '/pulls', { ...text, head: branch, base });
  const number = member(answer.body, 'number');
  if (answer.status >= 300 || typeof number !== 'number') throw refused(answer);
  if (labels.length > 0)
    await api.send('POST', `/issues/${number}/labels`, { labels }).catch(() => undefined);
  return number;
}

/** Whether anything was written. */
export async function refreshPullRequest(pull: PullRequest, text: PullText, api: Api): Promise<boolean> {
  if (pull.title === text.title && pull.body.trimEnd() === text.body.trimEnd()) return false;
  const answer = await api.send('PATCH', `/pulls/${pull.number}`, { ...text });
  if (answer.status >= 300) throw refused(answer);
  return true;
}

export async function closePullRequest(pull: PullRequest, body: string, api: Api): Promise<void> {
  const answer = await api.send('PATCH', `/pulls/${pull.number}`, { state: 'closed', body });
  if (answer.status >= 300) throw refused(answer);
}

const refused = ({ status }: Answer): McpLockError => new McpLockError(pullRequestRefused(status));
