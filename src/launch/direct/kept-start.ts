/**
 * The captured start of one server, kept for this user alone: what it depends on and its template in, the same out while it is young. A
 * start that went wrong, or could not be captured, is noted too, so that it is not tried again at every run. Never holds a value of
 * the environment or an argument.
 */
import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import type { Place } from '../../contracts.ts';
import { cacheFolder } from '../../host/cache-folder.ts';
import type { Host } from '../../host/host.ts';
import { startFolderOf } from '../../host/paths.ts';
import { childEnvironment } from '../environment.ts';
import { isInProject } from '../place.ts';
import type { Found } from '../prepared.ts';
import type { StartTemplate } from './captured-start.ts';
import { parseTemplate } from './captured-start.ts';

export interface KeptStart {
  /** Of everything it depends on. */
  readonly basis: string;
  /** Absent: it is not to be started this way. */
  readonly template?: StartTemplate;
}

/** After so long a server is started through the client's own line again. */
export const KEPT_MS = 7 * 24 * 60 * 60 * 1000;

const VERSION = 1;
const MAX_BYTES = 256 * 1024;

/** The folder of what is kept; undefined where the cache of this user is part of the repository. */
export async function directFolder(place: Place, host: Host): Promise<string | undefined> {
  const folder = join(cacheFolder(host), 'direct');
  return (await isInProject(folder, place, host)) ? undefined : folder;
}

/** Where a server's start is kept for whoever is given this environment; undefined: nowhere. */
export async function keptPath(found: Found, place: Place, host: Host): Promise<string | undefined> {
  const folder = await directFolder(place, host);
  if (folder === undefined) return undefined;
  const { key, spec } = found;
  const around = Object.entries(childEnvironment(host, {}));
  const about = [VERSION, place.workspaceFolder, startFolderOf(place), key, spec.file, around];
  return join(folder, `${createHash('sha256').update(JSON.stringify(about)).digest('hex')}.json`);
}

/** What was kept and is neither old nor damaged; anything else is removed. */
export async function readKept(path: string, host: Host): Promise<KeptStart | undefined> {
  const text = await host.ownFiles.read(path, MAX_BYTES);
  const kept = text === undefined ? undefined : parse(text, host.time());
  if (kept === undefined) await host.ownFiles.remove(path);
  return kept;
}

/** Also removes what is too old. Without it the next run takes longer. */
export async function keep(path: string, kept: KeptStart, host: Host): Promise<void> {
  const text = JSON.stringify({ version: VERSION, at: host.time(), ...kept });
  await host.ownFiles.write(path, text).catch(() => undefined);
  const folder = dirname(path);
  for (const name of await host.files.list(folder).catch(() => [])) {
    const found = await host.files.look(join(folder, name)).catch(() => undefined);
    if (found?.kind === 'file' && found.ageMs > KEPT_MS) await host.ownFiles.remove(join(folder, name));
  }
}

function parse(text: string, now: number): KeptStart | undefined {
  try {
    const { version, at, basis, template } = JSON.parse(text) as Record<string, unknown>;
    if (version !== VERSION || typeof at !== 'number' || typeof basis !== 'string') return undefined;
    // A clock that was put back says nothing of its age.
    if (!(at <= now && now - at < KEPT_MS)) return undefined;
    if (template === undefined) return { basis };
    const sound = parseTemplate(template);
    return sound === undefined ? undefined : { basis, template: sound };
  } catch {
    return undefined;
  }
}
