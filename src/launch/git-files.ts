/**
 * The files that git tracks in a folder and below it: patterns of git in; what `git ls-files` printed, NUL behind each name, and its exit
 * out. Throws where git cannot be started. Lets no setting of the repository start a program.
 */
import type { Host } from '../host/host.ts';

const TIMEOUT_MS = 10_000;
const LIST = ['-c', 'core.fsmonitor=false', '-c', 'safe.bareRepository=explicit', 'ls-files', '-z', '--'];

export function gitFiles(
  folder: string,
  patterns: readonly string[],
  host: Pick<Host, 'env' | 'run'>,
): ReturnType<Host['run']> {
  const env: Record<string, string> = Object.create(null);
  for (const [name, value] of Object.entries(host.env)) {
    // An outer git, in a hook, would move this one to another repository or index.
    if (value !== undefined && !/^GIT_/i.test(name)) env[name] = value;
  }
  return host.run('git', [...LIST, ...patterns], { cwd: folder, env, timeoutMs: TIMEOUT_MS });
}
