/**
 * `mcp-lock hook CLIENT`: answers a client's hooks on stdout, in that client's protocol. Checks all servers when a session
 * starts; a call is judged by that check (`hooks/quick.ts`, which comes before this). Fails closed.
 */
import { McpLockError } from '../errors.ts';
import { checkedPath, rootsOf } from '../hooks/checked.ts';
import type { HookClient } from '../hooks/client.ts';
import { HOOK_CLIENTS } from '../hooks/index.ts';
import { objectOf, readInput } from '../hooks/input.ts';
import { FAILED, judge, MALFORMED, NO_PLACE } from '../hooks/judge.ts';
import { checkSession } from '../hooks/session.ts';
import type { GlobalOptions, Settings } from './settings.ts';
import { settingsOf, usage } from './settings.ts';

/** Runs the command; exit status 0 with an answer, whatever the verdict. */
export async function hookCommand(
  name: string,
  options: GlobalOptions,
  version: string,
  { host }: Settings,
): Promise<number> {
  const client = HOOK_CLIENTS.find(({ id }) => id === name);
  const known = HOOK_CLIENTS.map(({ id }) => id).join(', ');
  if (client === undefined) throw usage('this client has no hooks that are known', `use one of: ${known}`);
  if (host.terminal.stdinIsTTY)
    throw usage('a hook is started by its client, which tells it what happens', 'see "Hooks" in the README');
  host.terminal.stdout(await answerOf(client, options, version, host));
  return 0;
}

async function answerOf(
  client: HookClient,
  options: GlobalOptions,
  version: string,
  host: Settings['host'],
): Promise<string> {
  try {
    const object = objectOf(await readInput(host.pipes().input));
    const event = object === undefined ? undefined : client.read(object, host.env);
    if (event === undefined) return client.deny(MALFORMED);
    if (event.kind === 'other') return client.other;
    if (event.kind === 'call') {
      const reason = await judge(event, client, options, version, host);
      return reason === undefined ? client.pass : client.deny(reason);
    }
    const problems: string[] = [];
    for (const root of rootsOf(options, event.roots, host)) {
      const path = await checkedPath(root, options, host);
      const problem =
        path === undefined
          ? NO_PLACE
          : await checkSession(path, version, await settingsOf({ ...options, cwd: root }, host));
      if (problem !== undefined) problems.push(problem);
    }
    return client.began(problems.length === 0 ? undefined : problems.join(' '));
  } catch (error) {
    if (error instanceof McpLockError && error.code === 'E_INTERRUPTED') throw error;
    return client.deny(FAILED);
  }
}
