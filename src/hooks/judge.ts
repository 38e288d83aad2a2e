/**
 * Whether a tool call is allowed, by the check of its session: an event in, a reason to deny it out. Denies if in doubt. Hashes the
 * lockfile and configs again, but contacts no server, and the reason holds no text of a server.
 */
import { nearestLock } from '../lock/nearest-lock.ts';
import type { CheckedServer, HookClient, HookEvent, Problem } from './client.ts';
import {
  changedFilesDenied,
  serverDenied,
  stateFolderInProject,
  uncheckedSessionDenied,
  unknownPluginDenied,
  unknownServerDenied,
  unlockedToolDenied,
} from './messages.ts';
import type { HookOptions } from './session-record.ts';
import { hookRoots, readRecord, recordPath } from './session-record.ts';
import { areUnchanged } from './verdict-cache/file-states.ts';

type JudgingHost = Parameters<typeof recordPath>[4];

/** The reason to deny a call; undefined: it is allowed. */
export async function judge(
  call: Extract<HookEvent, { readonly kind: 'call' }>,
  client: HookClient,
  options: HookOptions,
  version: string,
  host: JudgingHost,
): Promise<Problem | undefined> {
  const servers: CheckedServer[] = [];
  for (const root of hookRoots(options, call.roots, host)) {
    const project = await nearestLock(root, host);
    const path = await recordPath(root, project, options, { client: client.id, session: call.session }, host);
    if (path === undefined) return sameText(stateFolderInProject());
    const checked = await readRecord(path, version, host);
    if (checked === undefined) return sameText(uncheckedSessionDenied());
    if (!(await areUnchanged(checked.watched, host))) return sameText(changedFilesDenied());
    servers.push(...checked.servers);
  }
  const isNamed = (options.config ?? []).length > 0;
  const known = servers.filter(({ client: id }) => isNamed || (client.configs?.includes(id) ?? true));
  const candidates = call.candidates(known);
  for (const { server } of candidates) {
    const { verdict } = server;
    if (verdict !== 'ok') return problemWith(server, (name) => serverDenied(name, verdict));
  }
  const [first] = candidates;
  if (first === undefined)
    return sameText(call.ofPlugin === true ? unknownPluginDenied() : unknownServerDenied());
  // One name in the client may fit several tools here. The call is allowed only if all of them are locked.
  return candidates.every(({ locked }) => locked) ? undefined : problemWith(first.server, unlockedToolDenied);
}

/** Whether a name is a plain word, safe to show. */
export const isPlain = (name: string): boolean => /^[A-Za-z0-9._@-]{1,64}$/.test(name);

/** The same text for the person and the model. */
export const sameText = (text: string): Problem => ({ person: text, model: text });

/** A model hears only a name that was reviewed with the lock: any other can be a sentence in one word. */
const problemWith = (
  { name, locked }: CheckedServer,
  text: (name: string | undefined) => string,
): Problem => ({ person: text(plainOf(name)), model: text(plainOf(locked)) });

const plainOf = (name: string | undefined): string | undefined =>
  name !== undefined && isPlain(name) ? name : undefined;
