/**
 * Which config files are to be read, who reads them, and their text: the scope in, sources and texts out. A file that is
 * there and cannot be read is an error, never passed over. Understands no config.
 */
import { CLIENTS, clientOfFile, otherReaders } from './clients/index.ts';
import { pathsOf } from './clients/paths.ts';
import type { Client, ConfigFile, Place } from './contracts.ts';
import { errno, McpLockError } from './errors.ts';
import type { Host } from './host.ts';
import { shown } from './lock/store.ts';

export interface Scope {
  readonly place: Place;
  /** Files named with `--config`, absolute; empty: look where the clients look. */
  readonly configs: readonly string[];
  /** Also the files of the user, not only of the project. */
  readonly user: boolean;
}

/** A config file and who reads it; without a client, its path or text has to say. */
export interface Source {
  readonly file: ConfigFile;
  readonly client?: Client;
  readonly others: readonly Client[];
}

const MAX_CONFIG_BYTES = 20 * 1024 * 1024;

/** What is to be read: the files somebody named, or those of all clients. Throws E_CONFIG for a folder that cannot be read. */
export const sourcesOf = async (scope: Scope, host: Host): Promise<readonly Source[]> =>
  scope.configs.length > 0 ? namedSources(scope) : usualSources(scope, host);

const namedSources = ({ configs, place }: Scope): readonly Source[] =>
  configs.map((path) => {
    const known = clientOfFile(path, place);
    const others = known.id === 'generic' ? [] : otherReaders(path, place, known);
    const file: ConfigFile = { path, scope: 'project' };
    return known.id === 'generic' ? { file, others } : { file, client: known, others };
  });

/** The files of all clients in scope; one that several read once, under the first of them. */
async function usualSources(scope: Scope, host: Host): Promise<readonly Source[]> {
  const sources: Source[] = [];
  for (const { client, file } of usualFiles(scope)) {
    for (const one of await filesAt(file, scope, host)) {
      const at = sources.findIndex(({ file: { path } }) => path === one.path);
      const known = sources[at];
      if (known === undefined) sources.push({ file: one, client, others: [] });
      else if (known.client !== client && !known.others.includes(client))
        sources[at] = { ...known, others: [...known.others, client] };
    }
  }
  return sources;
}

/** Where the clients in scope look. */
export const usualFiles = ({
  place,
  user,
}: Scope): readonly { readonly client: Client; readonly file: ConfigFile }[] =>
  CLIENTS.flatMap((client) =>
    client
      .files(place)
      .filter((file) => user || file.scope === 'project')
      .map((file) => ({ client, file })),
  );

/** The file itself, or those of a folder whose name says that they are configs, sorted. A missing folder has none. */
async function filesAt(file: ConfigFile, { place }: Scope, host: Host): Promise<readonly ConfigFile[]> {
  const { each, ...rest } = file;
  if (each === undefined) return [file];
  try {
    if ((await host.files.kind(file.path)) === undefined) return [];
    const names = (await host.files.list(file.path)).filter((name) => each.test(name)).sort();
    return names.map((name) => ({ ...rest, path: pathsOf(place).join(file.path, name) }));
  } catch (error) {
    throw new McpLockError(
      'E_CONFIG',
      `the folder of configs cannot be read (${errno(error) ?? 'unknown'})`,
      {
        place: shown(file.path, host),
        next: 'make it a folder that this user can read, or move it away',
        cause: error,
      },
    );
  }
}

/** The text of a config; undefined when it is not there and nobody named it. Throws E_CONFIG when it cannot be read. */
export async function configText(file: ConfigFile, scope: Scope, host: Host): Promise<string | undefined> {
  const place = shown(file.path, host);
  try {
    const kind = await host.files.kind(file.path);
    if (kind === undefined && scope.configs.length === 0) return undefined;
    if (kind === undefined) {
      throw new McpLockError('E_CONFIG', 'the config file does not exist', {
        place,
        next: 'check the path after --config',
      });
    }
    if (kind !== 'file')
      throw new McpLockError('E_CONFIG', 'the config is not a file', {
        place,
        next: 'check the path after --config',
      });
    if ((await host.files.size(file.path)) > MAX_CONFIG_BYTES) {
      throw new McpLockError('E_CONFIG', 'the config is larger than 20 MiB', {
        place,
        next: 'name a smaller file: --config FILE',
      });
    }
    return new TextDecoder('utf-8', { fatal: true }).decode(await host.files.read(file.path));
  } catch (error) {
    if (error instanceof McpLockError) throw error;
    const reason =
      errno(error) === 'ERR_ENCODING_INVALID_ENCODED_DATA' ? 'not UTF-8' : (errno(error) ?? 'not UTF-8');
    throw new McpLockError('E_CONFIG', `the config cannot be read (${reason})`, {
      place,
      next: 'make it readable for this user and save it as UTF-8',
      cause: error,
    });
  }
}
