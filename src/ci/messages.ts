/**
 * Everything said by `mcp-lock ci`: refused inputs, notices about comments, titles and bodies of pull requests. Facts in, text out.
 */
import { counted, printable } from '../display/printable.ts';
import { shellWord } from '../display/shell-word.ts';
import type { ErrorMessage } from '../errors.ts';
import type { Severity } from '../model.ts';

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

/** `command`: of git. */
export const gitFailed = (command: string): ErrorMessage => ({
  code: 'E_GITHUB',
  message: `\`git ${command}\` failed. The token, a rule of the repository or a newer push can be the reason.`,
  next: 'Give the job `contents: write`, and run it again.',
});

export const pullRequestRefused = (status: number): ErrorMessage => ({
  code: 'E_GITHUB',
  message: `GitHub did not take the pull request (status ${status}).`,
  next: 'Give the job `pull-requests: write`, and allow GitHub Actions to create pull requests in the settings of the repository.',
});

// Collecting

const listed = (names: readonly string[]): string => {
  const more = names.length > MOST_NAMES ? ` and ${counted(names.length - MOST_NAMES, 'more')}` : '';
  return (
    names
      .slice(0, MOST_NAMES)
      .map((name) => printable(name))
      .join(', ') + more
  );
};

export const onlyLocked = (names: readonly string[]): string =>
  `Not proposed, because adding and removing servers is for a person: ${listed(names)}.`;

export const notRead = (server: string, reason: string): string =>
  `warning: ${printable(server)} stays as it is locked: ${printable(reason, { maxChars: 500 })}`;

export const notUpgraded = (server: string, version: string): string =>
  `warning: ${printable(server)} could not be read with version ${printable(version)}, so its version stays.`;

export const changedContent = (server: string): string =>
  `warning: ${printable(server)} stays as it is locked: its package changed under the same version. Look at it with \`mcp-lock diff\`.`;

export const configNotTracked = (): ErrorMessage => ({
  code: 'E_CONFIG',
  message: 'This config is not in the git repository, so a pull request cannot change it.',
  next: 'Commit the config, or upgrade this server by hand.',
});

export const collected = (servers: number, pins: number): string =>
  `${counted(servers, 'server')} changed, ${counted(pins, 'pin')} moved. Nothing was accepted.`;

// Proposing

export const proposalMissing = (): ErrorMessage => ({
  code: 'E_USAGE',
  message: 'The proposed lockfile is missing.',
  next: 'Run step `collect` in a job before this one.',
});

export const proposalInvalid = (reason: string): ErrorMessage => ({
  code: 'E_LOCK_PARSE',
  message: `This is not a proposal of mcp-lock. ${reason}`,
  next: 'Look at the job that ran the servers: one of them may have written this file.',
});

const REFUSED = {
  servers: 'It has other servers than the lockfile of the base branch.',
  settings: 'It accepts other settings than the lockfile of the base branch.',
  pins: 'It has a version that is not a later release of the package that `upgrade` would take.',
  origin: 'It says something else of a version than the registry.',
  cooldown: 'It has a version that is not out for long enough.',
  launch: 'A server in it does not match the config of the base branch, or its own hashes.',
} as const;

export const proposalRefused = (why: keyof typeof REFUSED): ErrorMessage => ({
  code: 'E_LOCK_PARSE',
  message: `The proposed lockfile is refused. ${REFUSED[why]}`,
  next: 'Look at the job that ran the servers: one of them may have written this file.',
});

export const branchNeeded = (): ErrorMessage => ({
  code: 'E_USAGE',
  message: 'This run is not for a branch, so there is no base for a pull request.',
  next: 'Run this job for `schedule` and `workflow_dispatch` only.',
});

export const updateNeedsFile = (): ErrorMessage => ({
  code: 'E_USAGE',
  message: 'This path is not a regular file in the last commit.',
  next: 'Commit it as a regular file first.',
});

/** `parent`: the commit of the base branch. By this text the commit is known again. */
export const updateCommitMessage = (parent: string): string =>
  `Update mcp-lock.json\n\nMerging accepts what the servers say now.\n\nMcp-Lock-Base: ${printable(parent)}\n`;

export const updateTitle = (servers: number, counts: Readonly<Record<Severity, number>>): string => {
  const ranks = (['high', 'medium', 'low'] as const).filter((rank) => counts[rank] > 0);
  return [
    `Update mcp-lock.json: ${counted(servers, 'server')}`,
    ...ranks.map((rank) => `${counts[rank]} ${rank}`),
  ].join(', ');
};

export const mergingAccepts = (): string =>
  'Merging this pull request accepts what these servers tell the model now. Nobody has accepted it yet.';

/** Each of them Markdown already. */
export const movedPins = (
  pins: readonly (readonly [server: string, from: string, to: string])[],
): readonly string[] => pins.map(([server, from, to]) => `- ${server}: ${from} → ${to}`);

export const checksDoNotStart = (): string =>
  'Checks do not start by themselves here, because the token of the job opened this pull request. Close and reopen it to start them.';

export const foreignCommits = (branch: string): string =>
  `The branch ${branch} has commits that are not from this job, so nothing was changed. Merge or delete it first.`;

export const declinedBefore = (): string =>
  'A pull request with exactly these changes was closed before, so none was opened.';

/** `pull`: the pull request that was closed. */
export const nothingLeft = (pull: number | undefined): string =>
  pull === undefined
    ? 'The servers match mcp-lock.json. There is nothing to propose.'
    : `The servers match mcp-lock.json. Pull request #${pull} was closed.`;

export const proposed = (pull: number): string => `Pull request #${pull} has the changes.`;

export const alreadyProposed = (pull: number): string =>
  `Pull request #${pull} has the same changes already.`;

export const serviceUnknownGitlab = (): ErrorMessage => ({
  code: 'E_USAGE',
  message: 'CI_SERVER_URL, CI_PROJECT_PATH or CI_COMMIT_BRANCH is not set, or has no usable value.',
  next: 'Run this job for schedules of a branch, in GitLab CI.',
});

export const mergeRequestPushed = (branch: string): string =>
  `Pushed ${branch}. GitLab opens or refreshes its merge request.`;

export const mergeRequestSame = (branch: string): string => `${branch} has the same changes already.`;

// The file of a CI service

export const ciNeedsYes = (): ErrorMessage => ({
  code: 'E_USAGE',
  message: 'This command writes a file, and nobody can be asked here.',
  next: 'Run it on your own machine, or add `--yes`.',
});

export const ciFileQuestion = (): string => 'Write this file? [Y/n] ';

export const ciFileNotAnswered = (): ErrorMessage => ({
  code: 'E_INTERRUPTED',
  message: 'There was no answer, so no file was written.',
  next: 'Run the same command again and press Enter at the question, or add `--yes`.',
});

export const ciFileExists = (): ErrorMessage => ({
  code: 'E_USAGE',
  message: 'This file exists and has another text. It is not replaced.',
  next: 'Compare it with the recipes in docs/ci.md, or remove it and run the same command again.',
});

export const ciFileLinked = (): ErrorMessage => ({
  code: 'E_USAGE',
  message: 'This is a symbolic link, and no file is written through it.',
  next: 'Replace the link by a regular file or folder, or copy a recipe of docs/ci.md by hand.',
});

export const ciFolderNotPlain = (): ErrorMessage => ({
  code: 'E_USAGE',
  message: 'The path of this folder has characters that a CI file would have to quote.',
  next: 'Copy a recipe of docs/ci.md by hand.',
});

export const ciFileUnwritable = (reason: string): ErrorMessage => ({
  code: 'E_USAGE',
  message: `The file cannot be written (${printable(reason)}).`,
  next: 'Correct the permissions of the folder.',
});

export const ciFileCurrent = (file: string): string => `${printable(file)} has this text already.\n`;

/** `include`: a line for the main file of the service. */
export const ciFileWritten = (
  file: string,
  { include, isLocked }: { readonly include: string | undefined; readonly isLocked: boolean },
): string =>
  [
    `Wrote ${printable(file)}. Commit it${isLocked ? ' together with mcp-lock.json' : ''}.`,
    ...(include === undefined ? [] : [`Add this line to .gitlab-ci.yml: ${printable(include)}`]),
    ...(isLocked ? [] : ['next: mcp-lock init']),
    '',
  ].join('\n');
