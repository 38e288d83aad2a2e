/**
 * Which config files to read, which clients read them, and their text: the scope in, sources and texts out. A file that exists and
 * cannot be read is an error. Parses no config.
 */
import type { Client, ConfigFile, Place } from '../contracts.ts';
import { errno, McpLockError } from '../errors.ts';
import type { Host } from '../host/host.ts';
import { isReallyInside } from '../host/is-inside.ts';
import { exists } from '../host/kind-at.ts';
import { pathsOf } from '../host/paths.ts';
import { shown } from '../host/shown-path.ts';
import { CLIENTS, clientsOfFile } from './clients/index.ts';
import type { Reader } from './effective.ts';
import {
  configFolderUnreadable,
  configMissing,
  configNotFile,
  configTooLarge,
  configUnreadable,
  settingsConfigMissing,
  settingsConfigOutside,
} from './messages.ts';
import { listingOf, otherCases } from './other-case.ts';

export interface Scope {
  readonly place: Place;
  /** Files named with `--config`, absolute; empty: the usual files of all clients. */
  readonly configs: readonly string[];
  /** The config files of the user and of the machine, in place of those of the project. */
  readonly user: boolean;
  /** Those of the project and those of the user, as a client has them. */
  readonly all?: true;
  /** The lockfile that a guard must use to count as one, absolute; absent: any. */
  readonly lockPath?: string;
  /** The lockfile of the user, absolute, where this is a run of the user. */
  readonly userLock?: string;
  /** The command that was typed, for messages. */
  readonly command?: string;
  /** The configs that settings name beside the usual ones. */
  readonly added?: AddedConfigs;
}

/** Configs that settings add. They replace none of the usual ones. */
export interface AddedConfigs {
  /** They are of the settings of the user. */
  readonly ofUser: boolean;
  /** The folder that they must stay in, absolute. */
  readonly folder: string;
  /** Below that folder, as written. Throws E_CONFIG for settings that cannot be read. */
  readonly paths: () => Promise<readonly string[]>;
}

/** A config file and the clients that read it, in order, each with what the file is to it. None: its content decides. */
export interface Source {
  readonly file: ConfigFile;
  readonly readers: readonly Reader[];
  /** The folder of config files cannot be read; or the file is one on other disks. */
  readonly failure?: McpLockError;
  /** Only other disks take it for this config. */
  readonly otherCase?: true;
}

/** The clients that read a file with this text. */
export const readersOf = ({ file, readers }: Source, text: string, place: Place) => {
  const [first, ...others] = readers.map(({ client }) => client);
  return first === undefined ? clientsOfFile(file.path, place, text) : ([first, ...others] as const);
};

const MAX_CONFIG_BYTES = 20 * 1024 * 1024;

/** The files to read: those named with `--config`, or the usual ones of all clients. */
export const sourcesOf = async (scope: Scope, host: Host): Promise<readonly Source[]> =>
  scope.configs.length > 0
    ? namedSources(scope)
    : [...(await usualSources(scope, host)), ...(await addedSources(scope, host))];

const namedSources = ({ configs, place }: Scope): readonly Source[] =>
  configs.map((path) => {
    const file: ConfigFile = { path, scope: 'project' };
    const readers = clientsOfFile(path, place).filter(({ id }) => id !== 'generic');
    return { file, readers: readers.map((client) => ({ client, file })) };
  });

/**
 * The configs that settings name. None of the usual ones gives way to them, whatever client they are of. A missing one, or one that leads
 * out of the folder, is an error.
 */
async function addedSources({ added, user, all, place }: Scope, host: Host): Promise<readonly Source[]> {
  if (added === undefined || (added.ofUser !== user && all !== true)) return [];
  const { folder } = added;
  const sources: Source[] = [];
  for (const written of await added.paths()) {
    const path = pathsOf(place).resolve(folder, written);
    const file: ConfigFile = { path, scope: added.ofUser ? 'user' : 'project', apart: true };
    const readers = clientsOfFile(path, place)
      .filter(({ id }) => id !== 'generic')
      .map((client) => ({ client, file }));
    const said = !(await isReallyInside(folder, path, host))
      ? settingsConfigOutside(written)
      : (await exists(path, host))
        ? undefined
        : settingsConfigMissing(written);
    const failure =
      said === undefined ? {} : { failure: new McpLockError(said, { place: shown(path, host) }) };
    sources.push({ file, readers, ...failure });
  }
  return sources;
}

/** The usual files of all clients; a file that several clients read is listed once. */
async function usualSources(scope: Scope, host: Host): Promise<readonly Source[]> {
  const sources: Source[] = [];
  const list = listingOf(host);
  for (const { client, file } of usualFiles(scope)) {
    for (const other of await otherCases(file, scope.place, list, host))
      if (!sources.some((one) => one.file.path === other.file.path))
        sources.push({ ...other, readers: [{ client, file: other.file }], otherCase: true });
    const files = await filesAt(file, scope, host);
    if (files instanceof McpLockError) {
      sources.push({ file, readers: [{ client, file }], failure: files });
      continue;
    }
    for (const one of files) {
      const at = sources.findIndex(({ file: { path } }) => path === one.path);
      const known = sources[at];
      const reader: Reader = { client, file: one };
      if (known === undefined) sources.push({ file: one, readers: [reader] });
      else if (!known.readers.some((other) => other.client === client))
        sources[at] = { ...known, readers: [...known.readers, reader] };
    }
  }
  return sources;
}

/** The usual paths of all clients. */
export const usualFiles = ({
  place,
  user,
  all,
}: Scope): readonly { readonly client: Client; readonly file: ConfigFile }[] =>
  CLIENTS.flatMap((client) =>
    [...client.files(place), ...client.filesAbove(place)]
      .filter(({ scope }) => all === true || scope === (user ? 'user' : 'project'))
      .map((file) => ({ client, file })),
  );

/** The file itself, or the config files in a folder, sorted; none if there is no such folder. An error if it cannot be read. */
async function filesAt(
  file: ConfigFile,
  { place }: Scope,
  host: Host,
): Promise<readonly ConfigFile[] | McpLockError> {
  const { each, inside, ...rest } = file;
  if (each === undefined) return [file];
  try {
    if ((await host.files.kind(file.path)) === undefined) return [];
    const names = (await host.files.list(file.path)).filter((name) => each.test(name)).sort();
    const { join } = pathsOf(place);
    return names.map((name) => ({ ...rest, path: join(file.path, name, inside ?? '') }));
  } catch (error) {
    return new McpLockError(configFolderUnreadable(errno(error) ?? 'unknown reason'), {
      place: shown(file.path, host),
      cause: error,
    });
  }
}

/** The text of a config; undefined if it does not exist and was not named with `--config`. Throws E_CONFIG if it cannot be read. */
export async function configText(file: ConfigFile, scope: Scope, host: Host): Promise<string | undefined> {
  const place = shown(file.path, host);
  try {
    const kind = await host.files.kind(file.path);
    if (kind === undefined && scope.configs.length === 0) return undefined;
    if (kind === undefined) throw new McpLockError(configMissing(), { place });
    if (kind !== 'file') throw new McpLockError(configNotFile(), { place });
    if ((await host.files.size(file.path)) > MAX_CONFIG_BYTES)
      throw new McpLockError(configTooLarge(), { place });
    return new TextDecoder('utf-8', { fatal: true }).decode(await host.files.read(file.path));
  } catch (error) {
    if (error instanceof McpLockError) throw error;
    const reason =
      errno(error) === 'ERR_ENCODING_INVALID_ENCODED_DATA' ? 'not UTF-8' : (errno(error) ?? 'not UTF-8');
    throw new McpLockError(configUnreadable(reason), { place, cause: error });
  }
}
