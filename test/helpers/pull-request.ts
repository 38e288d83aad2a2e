/** A repository in git with a locked base branch and a branch of a pull request, and the variables of the job that reviews it. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Repository, repository } from './repository.ts';
import { mcpLock, scratch } from './run.ts';

export const git = (root: string, ...args: readonly string[]): string =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  }).toString();

export const commitAll = (root: string, message = 'x'): string => {
  git(root, 'add', '-A');
  git(root, 'commit', '-q', '--allow-empty', '-m', message);
  return git(root, 'rev-parse', 'HEAD').trim();
};

export interface PullRequest extends Repository {
  readonly env: Readonly<Record<string, string>>;
  readonly home: string;
  /** The job's own folder. */
  readonly temp: string;
  readonly head: () => string;
}

/** `change`: what the pull request does to the files; it is committed. */
export async function pullRequest(
  servers: Readonly<Record<string, unknown>>,
  change: (repo: Repository, run: (...argv: readonly string[]) => ReturnType<typeof mcpLock>) => unknown,
): Promise<PullRequest> {
  const repo = repository(servers);
  const { root } = repo;
  const [home, temp] = [scratch(), scratch()];
  const run = (...argv: readonly string[]) => mcpLock(root, argv, { home });
  const locked = await run('init', '--yes', '--accept', 'high');
  if (locked.exit !== 0) throw new Error(locked.stdout + locked.stderr);
  git(root, 'init', '-q', '-b', 'main');
  const base = commitAll(root);
  git(root, 'update-ref', 'refs/remotes/origin/main', base);
  git(root, 'checkout', '-q', '-b', 'change');
  await change(repo, run);
  const sha = commitAll(root);
  const event = join(temp, 'event.json');
  const pull = { number: 7, head: { sha }, base: { sha: base, ref: 'main' } };
  writeFileSync(event, JSON.stringify({ pull_request: pull }));
  return {
    ...repo,
    ...{ home, temp },
    env: { CI: 'true', GITHUB_BASE_REF: 'main', GITHUB_EVENT_PATH: event, RUNNER_TEMP: temp },
    head: () => git(root, 'rev-parse', 'HEAD').trim(),
  };
}
