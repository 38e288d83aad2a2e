/**
 * The one comment of a lockfile on a pull request: the result of a review in; a comment created or edited, or nothing, out. It is found by
 * its first line and its author, on whatever page it is. The same text is not written again, and a comment turns green when nothing is
 * left, but no green one is created unless every run is to comment. What GitHub refuses is a notice, never a failure of the job.
 */
import type { Json } from '../model.ts';
import { markerOf } from '../report/markdown/marker.ts';
import type { Answer, Api } from './github.ts';
import type { Inputs } from './inputs.ts';
import { notCommented, nothingFoundSince, reportTooLong, sinceLastRun } from './messages.ts';
import type { ReviewResult } from './review-result.ts';
import { member } from './runner.ts';

/** GitHub takes 65,536 characters. */
const MOST_CHARS = 65_000;
const MOST_BYTES = 200_000;
/** More findings than these are not compared with those of the next run. */
const MOST_FOUND = 400;
const STATE = /^<!-- mcp-lock:found((?: [0-9a-f]{8})*) -->$/;

export interface Commented {
  readonly done: 'created' | 'edited' | 'unchanged' | 'nothing';
  /** What GitHub refused, for a notice. */
  readonly notice?: string;
}

interface Comment {
  readonly id: number;
  readonly body: string;
}

/** `commit`: the newest of the pull request. */
export async function comment(
  result: ReviewResult,
  {
    number,
    commit,
    when,
  }: { readonly number: number; readonly commit: string; readonly when: Inputs['comment'] },
  api: Api,
): Promise<Commented> {
  if (when === 'never') return { done: 'nothing' };
  const marker = markerOf('report', result.key);
  const comments = await api.list(`/issues/${number}/comments`);
  if ('status' in comments) return refused(comments);
  const own = ownComment(comments, marker, await api.login());
  if (own === undefined && result.clean && when !== 'always') return { done: 'nothing' };
  if (own !== undefined && isSame(own.body, result)) return { done: 'unchanged' };
  for (const body of [textOf(result, marker, commit, own?.body), shortText(result, marker)]) {
    const answer =
      own === undefined
        ? await api.send('POST', `/issues/${number}/comments`, { body })
        : await api.send('PATCH', `/issues/comments/${own.id}`, { body });
    if (answer.status < 300) return { done: own === undefined ? 'created' : 'edited' };
    // 422: too long after all. A short one fits.
    if (answer.status !== 422) return refused(answer);
  }
  return refused({ status: 422, body: undefined });
}

const refused = ({ status }: Answer): Commented => ({ done: 'nothing', notice: notCommented(status) });

/** The oldest of ours; a comment of somebody else who quotes the marker is none. */
function ownComment(comments: readonly Json[], marker: string, login: string): Comment | undefined {
  for (const one of comments) {
    const [id, body] = [member(one, 'id'), member(one, 'body')];
    if (typeof id !== 'number' || typeof body !== 'string' || !body.startsWith(marker)) continue;
    if (member(member(one, 'user'), 'login') === login) return { id, body: body.replaceAll('\r\n', '\n') };
  }
  return undefined;
}

/** Whether a comment says all this already, whatever it says of the run before. */
function isSame(body: string, result: ReviewResult): boolean {
  const lines = body.split('\n');
  if (result.clean) return lines[1] === CLEAN;
  if (lines[1] !== stateLine(result.found)) return false;
  const [marker = ''] = lines;
  return body.endsWith(`\n${bodyOf(result)}`) || body.trimEnd() === shortText(result, marker);
}

const CLEAN = '<!-- mcp-lock:clean -->';

function textOf(result: ReviewResult, marker: string, commit: string, before: string | undefined): string {
  if (result.clean) return [marker, CLEAN, nothingFoundSince(commit.slice(0, 12))].join('\n');
  const old = before === undefined ? undefined : foundIn(before);
  const delta = old === undefined ? [] : [differenceLine(old, result.found), ''];
  const text = [marker, stateLine(result.found), ...delta, bodyOf(result)].join('\n');
  return fits(text) ? text : shortText(result, marker);
}

const shortText = ({ found }: ReviewResult, marker: string): string =>
  [marker, stateLine(found), reportTooLong(found.length)].join('\n');

const fits = (text: string): boolean => text.length <= MOST_CHARS && Buffer.byteLength(text) <= MOST_BYTES;

/** Without a marker of its own. */
const bodyOf = ({ body }: ReviewResult): string => body.replace(/^<!-- mcp-lock:[^\n]*-->\n+/, '').trimEnd();

const stateLine = (found: readonly string[]): string =>
  `<!-- mcp-lock:found${found
    .slice(0, MOST_FOUND)
    .map((one) => ` ${one}`)
    .join('')} -->`;

/** What the run before found; undefined where the comment does not say. */
function foundIn(body: string): ReadonlySet<string> | undefined {
  const [, line = ''] = body.split('\n');
  if (line === CLEAN) return new Set();
  const [, list] = STATE.exec(line) ?? [];
  return list === undefined ? undefined : new Set(list.split(' ').filter((one) => one !== ''));
}

function differenceLine(before: ReadonlySet<string>, now: readonly string[]): string {
  const found = new Set(now.slice(0, MOST_FOUND));
  const added = [...found].filter((one) => !before.has(one)).length;
  return sinceLastRun(added, [...before].filter((one) => !found.has(one)).length);
}
