/**
 * Why `wrap` leaves a server as it is: its spec and the lock in, a reason and what to do about it out. The guard would start
 * or reach such a server in another way than its client does, or not at all. Starts nothing.
 */
import { clientOfId } from '../config/clients/index.ts';
import type { Settings } from '../config/settings.ts';
import { requestChange } from '../diff/launch.ts';
import { McpLockError } from '../errors.ts';
import { matchLockedSpelling, prepare } from '../launch/prepare.ts';
import type { Reading } from '../launch/prepared.ts';
import { entryIn } from '../lock/entry.ts';
import { mismatches } from '../lock/hashes.ts';
import type { Entry, Json, Lockfile, Spec } from '../model.ts';
import type { Obstacle } from './messages.ts';
import {
  guardByHand,
  launchNotLocked,
  lockTextEdited,
  notInLock,
  seeChanges,
  variablesAddedByClient,
} from './messages.ts';

/** Undefined: it can be guarded. `key`: its name in the lock. */
export function wrapObstacle(
  spec: Spec,
  key: string,
  lockfile: Lockfile,
  readings: readonly Reading[],
  settings: Settings,
): Obstacle | undefined {
  if (isGuardByHand(spec)) return guardByHand();
  const entry = entryIn(lockfile, key);
  if (entry === undefined) return notInLock(key);
  return differsFromLock(spec, key, entry, readings, settings) ?? addsVariables(spec);
}

function differsFromLock(
  spec: Spec,
  key: string,
  entry: Entry,
  readings: readonly Reading[],
  settings: Settings,
): Obstacle | undefined {
  if (mismatches(entry).length > 0) return lockTextEdited(key);
  const { place, host } = settings;
  try {
    const client = clientOfId(spec.client);
    const { locked } = matchLockedSpelling(
      prepare({ key, spec, client }, place, readings, host),
      entry.launch,
    );
    return requestChange(key, entry.launch, locked).length === 0 ? undefined : launchNotLocked(key);
  } catch (error) {
    if (!(error instanceof McpLockError)) throw error;
    return { reason: error.message, next: error.detail.next ?? seeChanges(key) };
  }
}

/** `envFile` and its like. The guard passes on variables that the config names, and only the client reads such a file. */
const ADDING = /env|^(?:secrets|credentials)$/i;

function addsVariables({ launch }: Spec): Obstacle | undefined {
  const name = launch.transport === 'stdio' ? keyIn(launch.extra ?? {}, ADDING) : undefined;
  return name === undefined ? undefined : variablesAddedByClient(name);
}

/** The first key like that, at any depth. */
function keyIn(value: Json, like: RegExp): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    const found = !Array.isArray(value) && like.test(key) ? key : keyIn(inner, like);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A line that runs `mcp-lock guard`, in whatever way. */
function isGuardByHand({ launch }: Spec): boolean {
  if (launch.transport !== 'stdio') return false;
  const words = [launch.command, ...launch.args];
  return words.some(
    (word, index) =>
      words[index + 1] === 'guard' && /(?:^|[\\/])mcp-lock(?:@[^\\/]*|\.(?:c?js|cmd|exe))?$/.test(word),
  );
}
