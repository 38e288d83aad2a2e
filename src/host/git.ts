/**
 * git in a folder that nobody vouches for: its arguments in, exit and output out. Throws where git cannot be started. No setting of the
 * repository starts a program, also where a folder in it poses as a repository: nothing is fetched, watched or written.
 */
import type { Host } from './host.ts';
import { plainEnv } from './observed-env.ts';

const SETTINGS = ['-c', 'core.fsmonitor=false', '-c', 'safe.bareRepository=explicit'];
/** An older git knows only the second way to leave objects where they are that are not on this machine. */
const VARIABLES = { GIT_NO_LAZY_FETCH: '1', GIT_ALLOW_PROTOCOL: 'none', GIT_OPTIONAL_LOCKS: '0' };

/** What a call needs beyond the usual. */
interface GitCall {
  readonly timeoutMs?: number;
  /** Text for its standard input. */
  readonly input?: string;
  /** Variables that count over all others. */
  readonly env?: Readonly<Record<string, string>>;
}

export function runGit(
  args: readonly string[],
  folder: string,
  host: Pick<Host, 'env' | 'run'>,
  { timeoutMs = 10_000, input, env: more = {} }: GitCall = {},
): ReturnType<Host['run']> {
  return host.run('git', [...SETTINGS, ...args], {
    cwd: folder,
    env: { ...gitEnvironment(host.env), ...more },
    timeoutMs,
    ...(input === undefined ? {} : { input }),
  });
}

/** What git is given of an environment. */
export function gitEnvironment(given: Host['env']): Readonly<Record<string, string>> {
  const env: Record<string, string> = Object.create(null);
  for (const [name, value] of Object.entries(plainEnv(given))) {
    // An outer git, in a hook, would move this one to another repository or index.
    if (value !== undefined && !/^GIT_/i.test(name)) env[name] = value;
  }
  return Object.assign(env, VARIABLES);
}

/** The files that git tracks in a folder and below it; on stdout, NUL behind each name. `patterns`: of git. */
export const gitFiles = (
  folder: string,
  patterns: readonly string[],
  host: Pick<Host, 'env' | 'run'>,
): ReturnType<Host['run']> => runGit(['ls-files', '-z', '--', ...patterns], folder, host);

/** One call of git: what it printed; undefined where it says no. */
export type Git = (...args: readonly string[]) => Promise<string | undefined>;

/** The commit of a name, branches first: whoever may push can make a tag `origin/main`, and git would take that for the branch. */
export async function commitNamed(name: string, git: Git): Promise<string | undefined> {
  for (const one of [`refs/remotes/${name}`, `refs/heads/${name}`, name]) {
    const commit = await git('rev-parse', '--verify', '--quiet', '--end-of-options', `${one}^{commit}`);
    if (commit !== undefined) return commit.trim();
  }
  return undefined;
}
