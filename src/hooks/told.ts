/**
 * What guards hid, for the person at the next prompt: folders of a session in, one text out, or nothing. Each thing is told once in a
 * session. Nothing goes to the model; names that a server chose are told only if they are plain words.
 */
import { resolve } from 'node:path';
import { locksHere } from '../guard/kept/locks-here.ts';
import type { HiddenByServer } from '../guard/kept/read-kept.ts';
import { readKept } from '../guard/kept/read-kept.ts';
import type { KeptItem } from '../guard/kept/record.ts';
import { shortHash } from '../guard/kept/record.ts';
import { itemWords } from '../guard/log.ts';
import { oddName } from '../guard/messages.ts';
import type { HookHost } from '../host/hook-host.ts';
import { nearestLock } from '../lock/nearest-lock.ts';
import type { HookClient, HookEvent } from './client.ts';
import { isPlain } from './judge.ts';
import { hiddenTold } from './messages.ts';
import type { HookOptions } from './session-record.ts';
import { hookRoots } from './session-record.ts';
import { readCached, writeCached } from './verdict-cache/cached.ts';
import { cachePath } from './verdict-cache/folder.ts';

/** Things of one session that are remembered; a session with more is told some of them twice. */
const MOST_REMEMBERED = 2_000;
/** Things of one server that are told at once. */
const MOST_TOLD = 5;

type Prompt = Extract<HookEvent, { readonly kind: 'prompt' }>;

/** The answer of the client's hook. A prompt is never held up: where something fails, nothing is told. */
export async function promptAnswer(
  { session, roots }: Prompt,
  client: HookClient,
  options: HookOptions,
  host: HookHost,
): Promise<string> {
  try {
    const text = await untoldText(client.id, session, roots, options, host);
    return text === undefined ? client.other : client.tell(text);
  } catch {
    return client.other;
  }
}

async function untoldText(
  client: string,
  session: string,
  roots: readonly string[],
  options: HookOptions,
  host: HookHost,
): Promise<string | undefined> {
  const texts: string[] = [];
  const { lockfile } = options;
  const named = lockfile === undefined ? undefined : resolve(host.cwd, lockfile);
  for (const root of hookRoots(options, roots, host)) {
    const project = await nearestLock(root, host);
    const hidden = (await readKept(await locksHere(project, named, host), host)).filter(
      (one) => !one.earlier,
    );
    if (hidden.length === 0) continue;
    const path = await cachePath('told', [client, session], { root, around: project.top }, host);
    const before = path === undefined ? [] : await toldBefore(path, host);
    const untold = hidden
      .map((one) => ({ ...one, items: one.items.filter((item) => !before.includes(markOf(one, item))) }))
      .filter(({ items }) => items.length > 0);
    if (untold.length === 0) continue;
    const marks = untold.flatMap((one) => one.items.map((item) => markOf(one, item)));
    if (path !== undefined) {
      const marked = [...before, ...marks].slice(-MOST_REMEMBERED);
      // Told again at the next prompt where this cannot be written.
      await writeCached(path, { marks: marked }, host).catch(() => undefined);
    }
    texts.push(...untold.map(textOf));
  }
  return texts.length === 0 ? undefined : hiddenTold(texts);
}

async function toldBefore(path: string, host: HookHost): Promise<readonly string[]> {
  const marks = (await readCached(path, host))?.body['marks'];
  return Array.isArray(marks) ? marks.map(String) : [];
}

const markOf = ({ server, lock }: HiddenByServer, { event }: KeptItem): string =>
  shortHash(JSON.stringify([lock, server, event]));

function textOf({ server, items, onDrift }: HiddenByServer): string {
  const said = (name: string) => (isPlain(name) ? `"${name}"` : oddName());
  const told = items
    .slice(0, MOST_TOLD)
    .map(({ event }) =>
      event.event === 'stopped' ? 'stopped, or not started' : itemWords(event, onDrift, said),
    );
  const rest = items.length - told.length;
  const name = isPlain(server) ? server : 'a server';
  return `${name}: ${told.join('; ')}${rest === 0 ? '' : `; and ${rest} more`}`;
}
