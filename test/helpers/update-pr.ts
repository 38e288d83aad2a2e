/**
 * The two jobs of `update-pr`: a locked project with a bare repository as its remote, a GitHub on loopback, and the job that reads servers
 * and the one that writes, each in its own clone.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fakeGithub } from './github.ts';
import { commitAll, git } from './pull-request.ts';
import type { Ran } from './run.ts';
import { mcpLock, scratch } from './run.ts';
import { project } from './upgraded.ts';

type Registry = Parameters<typeof project>[0];

export const TODAY = Date.parse('2026-06-15T00:00:00Z');
const BRANCH = 'refs/heads/mcp-lock/update';

export async function updateJobs(registry: Registry, files: Readonly<Record<string, string>> = {}) {
  const made = await project(registry, files);
  const { root, put } = made;
  const server = scratch('server');
  const bare = join(server, 'acme/app.git');
  mkdirSync(bare, { recursive: true });
  execFileSync('git', ['init', '-q', '--bare', '-b', 'main', bare]);
  put('.gitignore', 'started\nmeanwhile.json\n');
  git(root, 'init', '-q', '-b', 'main');
  commitAll(root);
  git(root, 'push', '-q', bare, 'main');
  const github = await fakeGithub();
  const temp = scratch();
  const PATH = `${join(root, 'bin')}:${process.env['PATH'] ?? ''}`;
  const env = {
    ...{ ...github.env, PATH, CI: 'true', RUNNER_TEMP: temp, INPUT_MODE: 'update-pr' },
    ...{ GITHUB_SERVER_URL: `file://${server}`, GITHUB_REF: 'refs/heads/main' },
  };
  const time = () => TODAY;
  const collect = (inputs: Readonly<Record<string, string>> = {}): Promise<Ran> =>
    made.run(['ci', 'collect'], { env: { ...env, INPUT_STEP: 'collect', ...inputs }, host: { time } });
  /** In a fresh clone of the base branch, in which no server can start. */
  const propose = async (inputs: Readonly<Record<string, string>> = {}): Promise<Ran> => {
    const clone = scratch('clone');
    git(clone, 'clone', '-q', bare, 'app');
    const ran = await mcpLock(join(clone, 'app'), ['ci', 'propose'], {
      home: scratch(),
      env: { ...env, INPUT_STEP: 'propose', INPUT_TOKEN: 'ghs_secret', ...inputs },
      host: {
        ...{ time, run: made.machine.run },
        spawn: () => {
          throw new Error('a server was started');
        },
      },
    });
    if (git(join(clone, 'app'), 'status', '--porcelain') !== '') throw new Error('the clone was changed');
    rmSync(clone, { recursive: true });
    return ran;
  };
  const proposal = (name: string) => join(temp, 'mcp-lock-proposal', name);
  return {
    ...{ ...made, bare, github, env, temp, collect, propose },
    /** Both jobs. */
    update: async (inputs: Readonly<Record<string, string>> = {}): Promise<Ran> => {
      const first = await collect(inputs);
      if (first.exit !== 0) return first;
      return propose(inputs);
    },
    proposal: {
      read: (name: string) => readFileSync(proposal(name), 'utf8'),
      write: (name: string, text: string) => writeFileSync(proposal(name), text),
      path: proposal,
    },
    /** The commit of the branch; an empty text where there is none. */
    tip: () => git(bare, 'for-each-ref', '--format=%(objectname)', BRANCH).trim(),
    /** Names of the files that the branch changes, and a file in it. */
    changes: () => git(bare, 'diff', '--name-only', 'main', BRANCH).trim().split('\n'),
    onBranch: (path: string) => git(bare, 'show', `${BRANCH}:${path}`),
    /** A commit of somebody on a branch of the remote. */
    commitOn: (branch: string, path: string, text: string) => {
      const clone = scratch('person');
      git(clone, 'clone', '-q', '-b', branch, bare, 'app');
      const app = join(clone, 'app');
      writeFileSync(join(app, path), text);
      commitAll(app, 'by hand');
      git(app, 'push', '-q', 'origin', branch);
    },
    /** The base branch of the project becomes that of the remote. */
    pull: () => git(root, 'pull', '-q', '--ff-only', bare, 'main'),
  };
}
