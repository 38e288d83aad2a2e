/**
 * The check at the start of a session: settings in; a stored record, what is wrong with the servers, and what was not checked, out. The
 * record of an earlier start is removed before anything is started.
 */
import { dirname } from 'node:path';
import type { Scope } from '../config/config-files.ts';
import { sourcesOf } from '../config/config-files.ts';
import type { Settings } from '../config/settings.ts';
import { printable } from '../display/printable.ts';
import { errno } from '../errors.ts';
import type { JsonObject } from '../model.ts';
import { declaredIn, hasLock, isOfUserAlone } from '../verify/sides.ts';
import { uncheckedServers } from './checked-servers.ts';
import type { HookClient, Problem } from './client.ts';
import { isPlain } from './judge.ts';
import { checkNotStored, userServersUnchecked } from './messages.ts';
import { allProblems } from './session-problem.ts';
import type { SessionRecord } from './session-record.ts';
import { MAX_AGE_MS } from './session-record.ts';
import type { CheckedSide } from './session-side.ts';
import { checkSide } from './session-side.ts';
import { usualSources } from './usual-configs.ts';
import { writeCached } from './verdict-cache/cached.ts';
import { fileStates } from './verdict-cache/file-states.ts';
import { removeOldSessions } from './verdict-cache/folder.ts';

export interface SessionStart {
  /** Undefined: every server that was checked matches. */
  readonly problem?: Problem;
  /** For the person alone: servers of their own configs that were not checked. */
  readonly note?: string;
}

/**
 * Checks the servers of a folder and those of the user, and stores the record at `path`. `user`: absent without a home folder. Throws
 * E_INTERRUPTED, and E_CONFIG for a config of the user.
 */
export async function checkSession(
  path: string,
  { id, configs }: HookClient,
  version: string,
  project: Settings,
  user: Settings | undefined,
): Promise<SessionStart> {
  const { host } = project;
  await host.ownFiles.remove(path);
  await removeOldSessions(MAX_AGE_MS, host);
  const isLocked = user !== undefined && (await hasLock(user));
  const [ofProject, ofUser] = await Promise.all([
    isLocked && (await isOfUserAlone(project, () => declaredIn(user)))
      ? unlockedSide(project)
      : checkSide(project),
    isLocked ? checkSide(user) : unlockedSide(user),
  ]);
  if (ofProject.failed === true) return started(ofProject.problem, undefined);
  const clientIds = configs ?? [id];
  // A call counts for servers of these clients alone.
  const checked = [...ofProject.specs, ...ofUser.specs].filter(
    ({ client }) => configs === undefined || configs.includes(client.id),
  );
  const isChecked = isLocked && ofUser.failed !== true;
  const scope: Scope = { ...project.scope, user: true, configs: [] };
  const now = await sourcesOf(scope, host);
  const usual = await usualSources(scope, now, project.project.top, host);
  const sources = [...(isChecked ? [] : now), ...usual];
  const others = await uncheckedServers(clientIds, checked, project.scope, sources, host);
  const watched = await fileStates(
    usual.map(({ file }) => file.path),
    host,
  );
  const record: SessionRecord = {
    version,
    watched: { ...watched, ...ofUser.watched, ...ofProject.watched },
    configs: [...new Set([...ofProject.configs, ...ofUser.configs])],
    servers: [...ofProject.servers, ...ofUser.servers, ...others],
  };
  const unstored = await writeCached(path, record as unknown as JsonObject, host).then(
    () => undefined,
    (error: unknown) => checkNotStored(printable(dirname(path)), errno(error) ?? 'unknown reason'),
  );
  const names = [...new Set(others.map(({ name }) => name))].sort();
  const unlocked =
    isLocked || names.length === 0 ? undefined : userServersUnchecked(names.length, names.filter(isPlain));
  const notes = [unlocked, ofProject.note, ofUser.note].filter((one) => one !== undefined);
  return started(
    unstored ?? allProblems([ofProject.problem, ofUser.problem]),
    notes.length === 0 ? undefined : notes.join(' '),
  );
}

const started = (problem: Problem | undefined, note: string | undefined): SessionStart => ({
  ...(problem === undefined ? {} : { problem }),
  ...(note === undefined ? {} : { note }),
});

/** Nothing is checked, and only its files are watched: what appears there later was not checked. */
async function unlockedSide(side: Settings | undefined): Promise<CheckedSide> {
  const sources = side === undefined ? [] : await sourcesOf(side.scope, side.host);
  const paths = sources.map(({ file }) => file.path);
  const watched = side === undefined ? {} : await fileStates([side.lockPath, ...paths], side.host);
  return { watched, configs: Object.keys(watched), specs: [], servers: [] };
}
