/**
 * Whether a person is asked before an agent runs a command line or writes a file: what the client sends of it in, the client's answer
 * out. An agent with a shell could accept a change itself. Starts nothing, and reads only the record of the session.
 */
import { dirname, join, resolve } from 'node:path';
import type { HookHost } from '../../host/hook-host.ts';
import { realPathOf } from '../../host/is-inside.ts';
import { stateFolders } from '../../host/state-folder.ts';
import { nearestLock, SETTINGS_NAME } from '../../lock/nearest-lock.ts';
import { userLockPath } from '../../lock/user-lock.ts';
import type { Act, HookClient } from '../client.ts';
import { sameText } from '../judge.ts';
import { actAsked, actDenied, failedActAsked } from '../messages.ts';
import type { HookOptions } from '../session-record.ts';
import { hookRoots, readRecord, recordPath } from '../session-record.ts';
import type { Unlocks } from './command-line.ts';
import { unlocksBy } from './command-line.ts';
import type { HeldFiles } from './held-files.ts';
import { heldFiles } from './held-files.ts';
import { codeMentionsCommand } from './own-command.ts';

export async function actAnswer(
  act: Act,
  client: HookClient,
  options: HookOptions,
  version: string,
  host: HookHost,
): Promise<string> {
  try {
    const what = await changedBy(act, client, options, version, host);
    if (what === undefined) return client.other;
    return act.cannotAsk === true ? client.deny(sameText(actDenied())) : client.ask(sameText(actAsked(what)));
  } catch {
    return client.ask(sameText(failedActAsked()));
  }
}

async function changedBy(
  act: Act,
  client: HookClient,
  options: HookOptions,
  version: string,
  host: HookHost,
): Promise<Unlocks | undefined> {
  const given = hookRoots(options, act.roots, host);
  const roots = given.length === 0 ? [host.cwd] : given;
  const files = options.lockfile === undefined ? [] : [resolve(host.cwd, options.lockfile)];
  const tops: string[] = [];
  for (const root of roots) {
    const project = await nearestLock(root, host);
    const path = await recordPath(root, project, options, { client: client.id, session: act.session }, host);
    const record = path === undefined ? undefined : await readRecord(path, version, host);
    files.push(...(record?.configs ?? []));
    const locks = [project.path, await userLockPath(project.top, host)].filter((one) => one !== undefined);
    files.push(...locks, ...locks.map((lock) => join(dirname(lock), SETTINGS_NAME)));
    tops.push(project.top);
  }
  // Other sessions begin in the folders above.
  const folders = [...roots, ...tops];
  const real = await Promise.all(folders.map((folder) => realPathOf(folder, host)));
  const held = heldFiles({
    roots: [...new Set([...folders, ...real])],
    home: host.home,
    states: stateFolders(host),
    files: act.cannotAsk === true ? [] : files,
    configs: act.cannotAsk !== true,
  });
  const cwd = act.cwd ?? roots[0] ?? host.cwd;
  if (await writesHeld(act, held, cwd, host)) return 'file';
  const { code, command, shell } = act;
  if (code !== undefined && (held.mentionedIn(code) || codeMentionsCommand(code))) return 'file';
  if (command === undefined) return undefined;
  const variables = { HOME: host.home, PWD: cwd, CLAUDE_PROJECT_DIR: roots[0] ?? cwd };
  return unlocksBy(shell === 'powershell' ? likeSh(command) : command, { held, cwd, variables });
}

/** The path as it is written, and where links in it lead. */
async function writesHeld(
  { paths = [] }: Act,
  held: HeldFiles,
  cwd: string,
  host: HookHost,
): Promise<boolean> {
  for (const path of paths) {
    const real = await realPathOf(resolve(cwd, path), host);
    if (held.names(path, false, [cwd]) || held.names(real, false, [cwd])) return true;
  }
  return false;
}

/** PowerShell escapes with a grave accent, and its paths have backslashes. */
const likeSh = (command: string): string =>
  command
    .replace(/`\r?\n/g, ' ')
    .replace(/`(.)/g, '$1')
    .replaceAll('\\', '/');
