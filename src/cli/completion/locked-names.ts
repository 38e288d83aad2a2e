/**
 * The names that a lockfile gives to a completion: options of the typed line and a machine in, servers with their items out. Reads that
 * one file. A lockfile that is not there, not readable or not intact gives no names and no error. A name that a shell could take for more
 * than a word is left out.
 */
import { resolve } from 'node:path';
import { printable } from '../../display/printable.ts';
import type { HookHost } from '../../host/hook-host.ts';
import { isFile } from '../../host/kind-at.ts';
import { nearestLock } from '../../lock/nearest-lock.ts';
import { isObject } from '../../lock/pointer.ts';
import { ITEM_BLOCKS } from '../../lock/section.ts';
import { userLockPath } from '../../lock/user-lock.ts';
import type { Json } from '../../model.ts';

/** Options that say which lockfile it is, as they were typed. */
export interface LockChoice {
  readonly cwd?: string | undefined;
  readonly lockfile?: string | undefined;
  readonly user: boolean;
}

/** Names of items, by server. */
export type LockedNames = ReadonlyMap<string, readonly string[]>;

/** Bytes of a lockfile that can be read between two keys; some 200 servers. */
const MOST_BYTES = 8 * 2 ** 20;
const LONGEST_NAME = 200;

export async function lockedNames(choice: LockChoice, host: HookHost): Promise<LockedNames> {
  try {
    const path = await lockPathOf(choice, host);
    // A link to a device has the size 0 and no end, or reads what is typed.
    if (path === undefined || !(await isFile(path, host))) return new Map();
    if ((await host.files.size(path)) > MOST_BYTES) return new Map();
    return namesIn(new TextDecoder('utf-8', { fatal: true }).decode(await host.files.read(path)));
  } catch {
    return new Map();
  }
}

async function lockPathOf(
  { cwd = '.', lockfile, user }: LockChoice,
  host: HookHost,
): Promise<string | undefined> {
  const typed = (path: string) => path.replace(/^~(?=[\\/]|$)/, () => host.home);
  if (lockfile !== undefined) return resolve(host.cwd, typed(lockfile));
  const project = await nearestLock(resolve(host.cwd, typed(cwd)), host);
  if (!user) return project.path;
  const path = await userLockPath(project.top, host);
  return path !== undefined && (await host.files.sharesOwner(path, host.home)) ? path : undefined;
}

function namesIn(text: string): LockedNames {
  const servers = membersOf(JSON.parse(text) as Json, 'servers');
  return new Map(
    servers
      .filter(([name]) => isPlain(name))
      .map(([name, entry]) => [
        name,
        ITEM_BLOCKS.flatMap((section) =>
          membersOf(entry, section).flatMap(([item]) => (isPlain(item) ? [item] : [])),
        ),
      ]),
  );
}

const membersOf = (value: Json, key: string): readonly (readonly [string, Json])[] => {
  const inner = isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  return isObject(inner) ? Object.entries(inner) : [];
};

/** Letters, digits and signs that no shell reads as more than themselves; `-` and `%` begin no word, and `:` begins our own marks. */
const PLAIN = /^[\p{L}\p{N}_./@][\p{L}\p{N}_./@:+%-]*$/u;

const isPlain = (name: string): boolean =>
  name.length <= LONGEST_NAME && PLAIN.test(name) && printable(name) === name;
