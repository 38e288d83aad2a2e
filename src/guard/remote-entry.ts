/**
 * The entry of a remote server for the guard that stands in its place: the server's name in the lock in, its entry in the
 * configs out. Reads configs, reaches nothing.
 */
import type { Discovery } from '../config/discover.ts';
import { discover } from '../config/discover.ts';
import { launchText } from '../config/launch-text.ts';
import { guardName, isKeyOf } from '../config/reading/guard-line.ts';
import type { FoundSpec } from '../config/server-keys.ts';
import type { Settings } from '../config/settings.ts';
import { McpLockError } from '../errors.ts';
import { shown } from '../host/shown-path.ts';
import type { Found } from '../launch/prepared.ts';
import { guardWithoutCommand, noRemoteServer, severalRemoteServers } from './messages.ts';

export interface Remote {
  readonly found: Found;
  /** Every server of the configs. */
  readonly others: readonly Found[];
}

/** Throws E_USAGE where no entry with an address has that name, or more than one. */
export async function remoteEntry(name: string, settings: Settings): Promise<Remote> {
  const discovery = await discover(settings.scope, settings.host);
  const one = entryOf(name, discovery);
  if (one !== undefined && one.spec.launch.transport !== 'stdio') {
    // The guard in front of it is this one.
    const { guarded: _, ...spec } = one.spec;
    return { found: { key: name, client: one.client, spec }, others: await othersOf(discovery, settings) };
  }
  if (one !== undefined) throw new McpLockError(guardWithoutCommand());
  throw new McpLockError(noRemoteServer(discovery.files.map((file) => shown(file, settings.host))));
}

/** The entry whose guard this is; else the one of that name, which in the lock may stand beside those of other configs. */
function entryOf(name: string, { found, specs }: Discovery): FoundSpec | undefined {
  const guarded = specs.filter(
    ({ spec }) => spec.launch.transport !== 'stdio' && guardName(spec.guarded ?? []) === name,
  );
  return (
    oneOf(guarded) ??
    found.find(({ key }) => key === name) ??
    oneOf(specs.filter(({ spec }) => isKeyOf(name, spec.name, spec.client)))
  );
}

/** The one they all are; undefined when there is none. */
function oneOf(reads: readonly FoundSpec[]): FoundSpec | undefined {
  if (new Set(reads.map(({ spec }) => launchText(spec))).size <= 1) return reads[0];
  throw new McpLockError(severalRemoteServers());
}

/** The servers of the run that locked it: a config that is named here is mostly one of those that are found by themselves. */
async function othersOf({ found, files }: Discovery, { scope, host }: Settings): Promise<readonly Found[]> {
  if (scope.configs.length === 0) return found;
  const usual = (user: boolean) => discover({ ...scope, configs: [], user }, host).catch(noneUsual);
  const hasAll = (one: Discovery | undefined) => files.every((file) => one?.files.includes(file));
  const project = await usual(false);
  if (hasAll(project)) return project?.found ?? found;
  const user = await usual(true);
  // The client starts those of the user beside those of the project.
  return hasAll(user) ? [...(project?.found ?? []), ...(user?.found ?? found)] : found;
}

function noneUsual(error: unknown): undefined {
  if (!(error instanceof McpLockError) || error.code !== 'E_CONFIG') throw error;
}
