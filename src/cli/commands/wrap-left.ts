/**
 * Why `wrap` leaves a server as it is: its spec and the lock in, a reason and what to do about it out. The guard would start
 * or reach such a server in another way than its client does, or not at all. Starts nothing.
 */
import { clientOfId } from '../../config/clients/index.ts';
import type { Settings } from '../../config/settings.ts';
import { commandOf, nameWord } from '../../config/settings.ts';
import { requestChange } from '../../diff/launch.ts';
import { McpLockError } from '../../errors.ts';
import { matchLockedSpelling, prepare } from '../../launch/prepare.ts';
import type { Reading } from '../../launch/prepared.ts';
import { mismatches } from '../../lock/hashes.ts';
import type { Entry, Json, Lockfile, Spec } from '../../model.ts';

export interface Left {
  readonly why: string;
  readonly next: string;
}

/** Undefined: it can be guarded. `key`: its name in the lock. */
export function leftAlone(
  spec: Spec,
  key: string,
  { servers }: Lockfile,
  readings: readonly Reading[],
  settings: Settings,
): Left | undefined {
  const entry = Object.hasOwn(servers, key) ? servers[key] : undefined;
  if (entry === undefined) {
    return {
      why: 'it is not in the lock, so the guard would not start it',
      next: `review and lock it: ${commandOf(`update ${nameWord(key)}`, settings)}`,
    };
  }
  return notAsLocked(spec, key, entry, readings, settings) ?? addsVariables(spec, key, settings);
}

/** What to do about a server that no guard can stand before. */
export const checkedInstead = (key: string, settings: Settings): string =>
  `check it before each start of the agent: ${commandOf(`verify ${nameWord(key)}`, settings)}`;

function notAsLocked(
  spec: Spec,
  key: string,
  entry: Entry,
  readings: readonly Reading[],
  settings: Settings,
): Left | undefined {
  const next = `see what changed: ${commandOf(`verify ${nameWord(key)}`, settings)}`;
  if (mismatches(entry).length > 0)
    return { why: 'its entry in the lock does not match its own hashes', next };
  const { place, host } = settings;
  try {
    const client = clientOfId(spec.client);
    const { locked } = matchLockedSpelling(
      prepare({ key, spec, client }, place, readings, host),
      entry.launch,
    );
    return requestChange(key, entry.launch, locked).length === 0
      ? undefined
      : { why: 'its launch is not the one in the lock, so the guard would not let it through', next };
  } catch (error) {
    if (!(error instanceof McpLockError)) throw error;
    return { why: error.message, next: error.detail.next ?? next };
  }
}

/** `envFile` and its like. The guard hands on what the config names, and a file says its names to the client alone. */
const ADDING = /env|^(?:secrets|credentials)$/i;

function addsVariables({ launch }: Spec, key: string, settings: Settings): Left | undefined {
  const name = launch.transport === 'stdio' ? keyIn(launch.extra ?? {}, ADDING) : undefined;
  return name === undefined
    ? undefined
    : {
        why: `its client adds variables by its "${name}", and behind a guard they would not reach it`,
        next: `name them in its config one by one, or ${checkedInstead(key, settings)}`,
      };
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
