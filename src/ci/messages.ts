/**
 * Everything said by `mcp-lock ci`: refused inputs, notices about comments, titles and bodies of pull requests. Facts in, text out.
 */
import { counted, printable } from '../display/printable.ts';
import { shellWord } from '../display/shell-word.ts';
import type { ErrorMessage } from '../errors.ts';

// Inputs

/** `known`: the values that it may have. */
export const inputInvalid = (name: string, value: string, known: string): ErrorMessage => ({
  code: 'E_USAGE',
  message: `The input \`${name}\` has the unknown value "${printable(value, { maxChars: 80 })}".`,
  next: `Use one of these values: ${known}.`,
});

export const inputNotInMode = (name: string, mode: string, modes: readonly string[]): ErrorMessage => ({
  code: 'E_USAGE',
  message: `The input \`${name}\` has no meaning in mode \`${mode}\`.`,
  next: `Remove it, or use mode ${modes.map((one) => `\`${one}\``).join(' or ')}.`,
});

export const whatNotInMode = (task: string, mode: string, step: string | undefined): ErrorMessage => ({
  code: 'E_USAGE',
  message: `\`ci ${task}\` is not part of mode \`${mode}\`${step === undefined ? '' : ` with step \`${step}\``}.`,
  next: 'Mode `update-pr` needs the input `step`: `collect` or `propose`.',
});

export const serviceUnknown = (): ErrorMessage => ({
  code: 'E_USAGE',
  message: 'GITHUB_REPOSITORY, GITHUB_API_URL or GITHUB_SERVER_URL is not set, or has no usable value.',
  next: 'Run this command in a job of GitHub Actions.',
});

export const tokenMissing = (): ErrorMessage => ({
  code: 'E_USAGE',
  message: 'The input `token` is empty.',
  next: 'Leave it out, so that the token of the job is used.',
});

// Review

export const baseMissing = (): ErrorMessage => ({
  code: 'E_USAGE',
  message: 'The base branch of the pull request is not in this clone.',
  next: 'Set `fetch-depth: 0` for actions/checkout, or name a revision with the input `base`.',
});

export const baseLockUnreadable = (reason: string): ErrorMessage => ({
  code: 'E_USAGE',
  message: `The lockfile of the base branch cannot be read. ${printable(reason, { maxChars: 300 })}`,
  next: 'Correct mcp-lock.json on the base branch first.',
});

/** Servers whose config and lock do not match: what stands in the pull request about them is not what starts. */
export const lockServersAgain = (names: readonly string[]): string => {
  const words = names.map((name) => shellWord(name) ?? 'SERVER');
  const more = words.length > MOST_NAMES ? ` and ${counted(words.length - MOST_NAMES, 'more server')}` : '';
  const commands = words.slice(0, MOST_NAMES).map((word) => `\`mcp-lock update ${word}\``);
  return `Configs and lockfile differ. On your machine, run ${commands.join(', ')}${more}, and commit mcp-lock.json.`;
};

const MOST_NAMES = 5;

export const resultMissing = (): ErrorMessage => ({
  code: 'E_USAGE',
  message: 'There is no result of a review in this job.',
  next: 'Run `mcp-lock ci review` first, in the same job.',
});

// The comment

export const nothingFoundSince = (commit: string): string => `**mcp-lock: no drift since ${commit}.**`;

export const sinceLastRun = (added: number, removed: number): string =>
  `+${added} −${removed} since the last run`;

export const reportTooLong = (count: number): string =>
  `**mcp-lock: ${counted(count, 'finding')}.** The report is too long for a comment. It is in the summary of the job.`;

export const notCommented = (status: number): string =>
  status === 403
    ? 'The token of this job may not write comments, as on pull requests from forks. The report is in the summary of the job.'
    : `GitHub did not take the comment (status ${status}). The report is in the summary of the job.`;

export const noPullRequest = (): string => 'This run belongs to no pull request, so there is no comment.';

// GitHub

export const noAnswer = (reason: string): ErrorMessage => ({
  code: 'E_GITHUB',
  message: `GitHub did not answer (${printable(reason)}).`,
  next: 'Run the job again.',
});
