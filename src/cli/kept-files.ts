/**
 * The files that nothing we write for a person may replace: the lockfile, the settings, and what a client or mcp-lock reads as a config,
 * also where there is none yet. Told by their paths. Opens only the settings.
 */
import { basename, resolve } from 'node:path';
import { CLIENTS } from '../config/clients/index.ts';
import type { Settings } from '../config/settings.ts';
import { McpLockError } from '../errors.ts';
import { shown } from '../host/shown-path.ts';
import { SETTINGS_NAME } from '../lock/nearest-lock.ts';
import { reportOnConfig, reportOnLockfile } from './messages.ts';

/** Of the settings of a run, what says where these files are. */
export type KeptPlaces = Pick<Settings, 'host' | 'lockPath' | 'scope'>;

/** Throws E_USAGE for the first of some files that is to be kept, and E_CONFIG for settings that cannot be read. */
export async function refuseKept(files: readonly string[], places: KeptPlaces): Promise<void> {
  const { host, lockPath } = places;
  const kept = files.find(await keptFiles(files, places));
  if (kept === undefined) return;
  const message = kept === lockPath ? reportOnLockfile() : reportOnConfig();
  throw new McpLockError(message, { place: shown(kept, host) });
}

/** Whether a file is to be kept, as a test for each of `files`. Throws E_CONFIG for settings that cannot be read, if there is a file. */
export async function keptFiles(
  files: readonly string[],
  { lockPath, scope }: Omit<KeptPlaces, 'host'>,
): Promise<(file: string) => boolean> {
  const { folder = '', paths } = scope.added ?? {};
  const added = files.length === 0 || paths === undefined ? [] : await paths();
  const known = new Set([lockPath, ...scope.configs, ...added.map((path) => resolve(folder, path))]);
  return (file) =>
    known.has(file) ||
    [SETTINGS_NAME, 'package.json'].includes(basename(file)) ||
    CLIENTS.some((client) => client.owns(file, scope.place) > 0);
}
