/**
 * What a package manager downloads before it starts a server: a prepared server in; whether it is at work, and what it may have left
 * behind when it was cut short, out. npx says nothing, so its folder is looked at; uvx and docker say what they do on stderr.
 * Downloads nothing itself.
 */
import { posix, win32 } from 'node:path';
import type { Place } from '../contracts.ts';
import { McpLockError } from '../errors.ts';
import type { Host } from '../host/host.ts';
import { exists } from '../host/kind-at.ts';
import { withServerEnv } from '../launch/place.ts';
import type { Prepared } from '../launch/prepared.ts';

/** Milliseconds that a download may take, whatever the time limit of the server is. */
export const DOWNLOAD_MS = 600_000;

/** npm refreshes its lock every second. */
const LOCK_STALE_MS = 10_000;

export interface Download {
  /** What is downloaded, as the launch line names it. */
  readonly name: string;
  /** Whether the package manager is at work. `stderr`: what the process wrote there so far. */
  readonly work: (stderr: string) => Promise<Work>;
  /** The folder of npm that an installation left half done; undefined where none did. */
  readonly damaged: () => Promise<Damage | undefined>;
}

/** `reads`: it looks through what is installed, and perhaps downloads a part. */
export type Work = 'downloads' | 'reads' | 'none';

interface Damage {
  readonly folder: string;
  /** Its name, as `npm cache npx rm` takes it; undefined where the server has another cache than the user. */
  readonly key?: string;
}

/** What stderr of these launchers says while they download, and once they have. */
const SPOKEN: Readonly<Record<string, { readonly begins: RegExp; readonly ends: RegExp }>> = {
  docker: {
    begins: /^Unable to find image /m,
    ends: /^Status: (?:Downloaded newer image|Image is up to date) |^docker: /m,
  },
  uvx: {
    begins: /^[^\S\n]*(?:Downloading|Building|Updating|Resolved \d+ packages?) /m,
    ends: /^[^\S\n]*(?:Installed \d+ packages? |error: )/m,
  },
};

/** Undefined where nothing is downloaded for this launch. */
export async function downloadOf(
  { understood, ownEnv, target }: Prepared,
  place: Place,
  host: Host,
): Promise<Download | undefined> {
  if (target.kind !== 'stdio') return undefined;
  const { launcher, launch, identity } = understood;
  const spoken = Object.hasOwn(SPOKEN, launcher.id) ? SPOKEN[launcher.id] : undefined;
  const name = identity.token ?? identity.url;
  if (spoken !== undefined) {
    const work = async (stderr: string) =>
      spoken.begins.test(stderr) && !spoken.ends.test(stderr) ? 'downloads' : 'none';
    return { name, work, damaged: async () => undefined };
  }
  const folder = await folderOf(launcher, launch, withServerEnv(place, ownEnv), host);
  if (folder === undefined) return undefined;
  const { basename, join } = host.platform === 'win32' ? win32 : posix;
  const modules = join(folder, 'node_modules');
  // npm writes it last.
  const record = join(modules, '.package-lock.json');
  // npm 11 has it while it installs, and at every start while it reads what is installed.
  const lock = join(folder, 'concurrency.lock');
  const isThere = (path: string) => exists(path, host);
  const ownCache = Object.keys(ownEnv).some((key) => key.toLowerCase() === 'npm_config_cache');
  return {
    name,
    work: async () => {
      if (!(await isThere(record))) return 'downloads';
      return (await isThere(lock)) ? 'reads' : 'none';
    },
    damaged: async () => {
      const held = await host.files.look(lock).catch(() => undefined);
      const isStale = held !== undefined && held.ageMs > LOCK_STALE_MS;
      const isHalf = held === undefined && (await isThere(modules)) && !(await isThere(record));
      if (!isStale && !isHalf) return undefined;
      return { folder, ...(ownCache ? {} : { key: basename(folder) }) };
    },
  };
}

/** The folder of npm's cache into which npx installs; undefined where the package is started from elsewhere. */
async function folderOf(
  launcher: Prepared['understood']['launcher'],
  launch: Prepared['launch'],
  place: Place,
  host: Host,
): Promise<string | undefined> {
  try {
    const found = launcher.id === 'npx' ? await launcher.folder?.(launch, place, host) : undefined;
    return found?.whole === true ? found.folder : undefined;
  } catch (error) {
    host.signal.throwIfAborted();
    if (error instanceof McpLockError) return undefined;
    throw error;
  }
}
