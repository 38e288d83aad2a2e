/**
 * git with the repository of the job's service: an address and a token in; branches read, and one branch pushed or deleted. The token goes by
 * the environment, never by the command line. No hook, helper or other program of a config is started. Throws E_GITHUB where git fails.
 */
import { McpLockError } from '../errors.ts';
import { runGit } from '../host/git.ts';
import type { ServerHost } from '../host/host.ts';
import { gitFailed } from './messages.ts';

export interface Remote {
  readonly url: string;
  /** As whom the token signs in. */
  readonly user: string;
  readonly token: string;
  /** The top of the clone. */
  readonly folder: string;
  readonly host: ServerHost;
}

const SETTINGS = [
  ...['core.hooksPath=/dev/null', 'credential.helper=', 'core.askPass=', 'push.recurseSubmodules=no'],
  ...['push.gpgSign=false', 'fetch.recurseSubmodules=no', 'submodule.recurse=false', 'push.followTags=false'],
].flatMap((setting) => ['-c', setting]);
const NETWORK_MS = 120_000;

/** What git prints. `what`: of the message where it fails. */
export async function git(
  args: readonly string[],
  { folder, host }: Pick<Remote, 'folder' | 'host'>,
  more: { readonly input?: string; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<string> {
  const { code, stdout } = await runGit([...SETTINGS, ...args], folder, host, { timeoutMs: 30_000, ...more });
  if (code !== 0) throw new McpLockError(gitFailed(args[0] ?? ''));
  return stdout;
}

/** The commit of a branch; undefined where there is none. */
export async function branchTip(branch: string, remote: Remote): Promise<string | undefined> {
  const out = await overNetwork(['ls-remote', '--', remote.url, `refs/heads/${branch}`], remote);
  return /^([0-9a-f]{40,64})\t/.exec(out)?.[1];
}

/** Brings the branch's last commit and its parent into the clone. */
export async function fetchBranch(branch: string, remote: Remote): Promise<void> {
  const shallow = (await git(['rev-parse', '--is-shallow-repository'], remote)).trim() === 'true';
  const depth = shallow ? ['--depth=2'] : [];
  const ref = `+refs/heads/${branch}:refs/mcp-lock/update`;
  await overNetwork(['fetch', '--quiet', '--no-tags', ...depth, '--', remote.url, ref], remote);
}

/** `before`: the commit that the branch must have; undefined: there is none. `commit` undefined: the branch is deleted. */
export async function push(
  commit: string | undefined,
  {
    branch,
    before,
    options = [],
  }: {
    readonly branch: string;
    readonly before: string | undefined;
    /** Push options, each one line. */
    readonly options?: readonly string[];
  },
  remote: Remote,
): Promise<void> {
  const lease = `--force-with-lease=refs/heads/${branch}:${before ?? ''}`;
  const said = options.map((option) => `--push-option=${option}`);
  const ref = `${commit ?? ''}:refs/heads/${branch}`;
  await overNetwork(['push', '--quiet', '--no-verify', lease, ...said, '--', remote.url, ref], remote);
}

async function overNetwork(
  args: readonly string[],
  { url, user, token, folder, host }: Remote,
): Promise<string> {
  const { protocol, origin } = new URL(url);
  const key = `http.${origin}/.extraheader`;
  const header = `AUTHORIZATION: basic ${Buffer.from(`${user}:${token}`).toString('base64')}`;
  // The empty one takes away what actions/checkout may have left: two such headers are refused.
  const config =
    protocol === 'file:'
      ? []
      : [
          [key, ''],
          [key, header],
        ];
  const env: Record<string, string> = {
    GIT_ALLOW_PROTOCOL: protocol.slice(0, -1),
    GIT_TERMINAL_PROMPT: '0',
    GIT_CONFIG_COUNT: String(config.length),
  };
  config.forEach(([name = '', value = ''], at) => {
    env[`GIT_CONFIG_KEY_${at}`] = name;
    env[`GIT_CONFIG_VALUE_${at}`] = value;
  });
  const { code, stdout } = await runGit([...SETTINGS, ...args], folder, host, { timeoutMs: NETWORK_MS, env });
  if (code !== 0) throw new McpLockError(gitFailed(args[0] ?? ''));
  return stdout;
}
