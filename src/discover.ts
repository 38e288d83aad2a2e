/**
 * Finds the servers in scope: config files in, keyed specs out. A file that cannot be read as a whole is an error,
 * never "no servers"; a bad entry is a problem beside its neighbours. Starts nothing.
 */
import { CLIENTS, clientOfFile } from './clients/index.ts';
import type { Client, ConfigFile, Place } from './contracts.ts';
import { errno, McpLockError } from './errors.ts';
import type { Host } from './host.ts';
import { canonical } from './lock/canonical.ts';
import { shown } from './lock/store.ts';
import type { Json, Notice, Spec } from './model.ts';

export interface Scope {
  readonly place: Place;
  /** Files named with `--config`, absolute; empty: look where the clients look. */
  readonly configs: readonly string[];
  /** Also the files of the user, not only of the project. */
  readonly user: boolean;
}

/** A spec and the key its entry has in the lock. */
export interface Found {
  readonly key: string;
  readonly spec: Spec;
  readonly client: Client;
}

export interface Discovery {
  readonly found: readonly Found[];
  readonly notices: readonly Notice[];
  /** Entries that could not be understood. */
  readonly problems: readonly Notice[];
  /** Config files that were read, absolute. */
  readonly files: readonly string[];
}

const MAX_CONFIG_BYTES = 20 * 1024 * 1024;

/** Reads every config in scope. Throws E_CONFIG when there is none or one of them cannot be read. */
export async function discover(scope: Scope, host: Host): Promise<Discovery> {
  const sources =
    scope.configs.length > 0
      ? scope.configs.map((path) => ({
          client: clientOfFile(path, scope.place),
          file: { path, scope: 'project' as const },
        }))
      : CLIENTS.flatMap((client) =>
          client
            .files(scope.place)
            .filter((file) => scope.user || file.scope === 'project')
            .map((file) => ({ client, file })),
        );
  const specs: { spec: Spec; client: Client }[] = [];
  const notices: Notice[] = [];
  const problems: Notice[] = [];
  const files: string[] = [];
  for (const { client, file } of sources) {
    const text = await configText(file, scope, host);
    if (text === undefined) continue;
    const reading = client.read(text, file, scope.place);
    files.push(file.path);
    specs.push(...reading.specs.map((spec) => ({ spec, client })));
    notices.push(...reading.notices);
    problems.push(...reading.problems);
  }
  if (files.length === 0) {
    const looked = sources.map(({ file }) => shown(file.path, host));
    throw new McpLockError(
      'E_CONFIG',
      `no MCP config found (looked for ${[...new Set(looked)].join(', ')})`,
      {
        place: scope.place.workspaceFolder,
        next: 'run this in the folder that holds your .mcp.json, or name the file: mcp-lock init --config FILE',
      },
    );
  }
  return { found: keyed(specs), notices, problems, files };
}

async function configText(file: ConfigFile, scope: Scope, host: Host): Promise<string | undefined> {
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

/** Equal launches under one name share a key; a later one that differs is keyed `name@client`. */
function keyed(specs: readonly { readonly spec: Spec; readonly client: Client }[]): readonly Found[] {
  const out: Found[] = [];
  const launchOf = ({ launch, env }: Spec) => canonical({ launch, env } as unknown as Json);
  for (const { spec, client } of specs) {
    const key = keysFor(spec).find((candidate) => {
      const taken = out.find((found) => found.key === candidate);
      return taken === undefined || launchOf(taken.spec) === launchOf(spec);
    });
    if (key !== undefined && !out.some((found) => found.key === key && found.spec.enabled)) {
      const disabled = out.findIndex((found) => found.key === key);
      if (disabled >= 0) out.splice(disabled, 1);
      out.push({ key, spec, client });
    }
  }
  return out.sort((a, b) => (a.key < b.key ? -1 : 1));
}

const keysFor = ({ name, client }: Spec): readonly string[] => [
  name,
  `${name}@${client}`,
  ...Array.from({ length: 99 }, (_, index) => `${name}@${client}-${index + 2}`),
];
