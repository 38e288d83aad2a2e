/**
 * `mcp-lock hook CLIENT`: answers a client's hooks on stdout, in that client's protocol. Checks all servers when a session
 * starts; a call is judged by that check (`hooks/fast-path.ts` answers calls without this command). Fails closed.
 */
import type { GlobalOptions, Settings } from '../../config/settings.ts';
import { settingsOf, userSettings } from '../../config/settings.ts';
import { McpLockError } from '../../errors.ts';
import { actAnswer } from '../../hooks/acts/judge-act.ts';
import type { HookClient, HookEvent, Problem } from '../../hooks/client.ts';
import { HOOK_CLIENTS } from '../../hooks/clients/index.ts';
import { objectOf, readInput } from '../../hooks/input.ts';
import { judge, sameText } from '../../hooks/judge.ts';
import {
  failedHookDenied,
  malformedInputDenied,
  stateFolderInProject,
  unknownToolDenied,
} from '../../hooks/messages.ts';
import type { SessionStart } from '../../hooks/session.ts';
import { checkSession } from '../../hooks/session.ts';
import { allProblems, checkFailure } from '../../hooks/session-problem.ts';
import { hookRoots, recordPath } from '../../hooks/session-record.ts';
import { promptAnswer } from '../../hooks/told.ts';
import { nearestLock } from '../../lock/nearest-lock.ts';
import { hookClientMissing, hookOnTerminal, unknownHookClient } from '../messages.ts';

/** Runs the command; exit status 0 with an answer, whatever the verdict. */
export async function hookCommand(
  name: string | undefined,
  options: GlobalOptions,
  version: string,
  { host }: Settings,
): Promise<number> {
  const known = HOOK_CLIENTS.map(({ id }) => id);
  if (name === undefined) throw new McpLockError(hookClientMissing(known));
  const client = HOOK_CLIENTS.find(({ id }) => id === name);
  if (client === undefined) throw new McpLockError(unknownHookClient(known));
  if (host.terminal.stdinIsTTY) throw new McpLockError(hookOnTerminal());
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
    if (event === undefined) return client.deny(sameText(malformedInputDenied()));
    if (event.kind === 'other') return client.other;
    if (event.kind === 'unknown-tool') return client.deny(sameText(unknownToolDenied()));
    if (event.kind === 'prompt') return await promptAnswer(event, client, options, host);
    if (event.kind === 'act') return await actAnswer(event, client, options, version, host);
    if (event.kind === 'call') {
      const reason = await judge(event, client, options, version, host);
      return reason === undefined ? client.pass : client.deny(reason);
    }
    const { problem, note } = await checkAll(client, event, options, version, host);
    return client.sessionStart(problem, note);
  } catch (error) {
    if (error instanceof McpLockError && error.code === 'E_INTERRUPTED') throw error;
    return client.deny(sameText(failedHookDenied()));
  }
}

/** What is wrong in any of the folders. A failure is answered as part of the start that it is. */
async function checkAll(
  client: HookClient,
  { roots, session }: Extract<HookEvent, { readonly kind: 'start' }>,
  options: GlobalOptions,
  version: string,
  host: Settings['host'],
): Promise<SessionStart> {
  const problems: Problem[] = [];
  const notes = new Set<string>();
  for (const root of hookRoots(options, roots, host)) {
    try {
      const around = await nearestLock(root, host);
      const path = await recordPath(root, around, options, { client: client.id, session }, host);
      if (path === undefined) {
        problems.push(sameText(stateFolderInProject()));
        continue;
      }
      // The settings of a client may come with the repository: both sides are checked whatever they say.
      const project = await settingsOf({ ...options, cwd: root, user: false }, host, 'hook');
      const user = await userSettings({ ...options, cwd: root }, host, 'hook');
      const { problem, note } = await checkSession(path, client, version, project, user);
      if (problem !== undefined) problems.push(problem);
      if (note !== undefined) notes.add(note);
    } catch (error) {
      if (error instanceof McpLockError && error.code === 'E_INTERRUPTED') throw error;
      problems.push(checkFailure(error));
    }
  }
  const problem = allProblems(problems);
  return {
    ...(problem === undefined ? {} : { problem }),
    ...(notes.size === 0 ? {} : { note: [...notes].join(' ') }),
  };
}
