/**
 * A client as data: a row in, `Client` out. One reader in `reading/` reads the files of all clients; a row tells only what is different
 * in its own.
 */
import type { Client, ConfigFile, Dialect, Place, StartKey, Tell } from '../contracts.ts';
import { pathsOf } from '../host/paths.ts';
import type { Where } from './client-paths.ts';
import { AMBIGUOUS_CONTAINERS, KNOWN_CONTAINERS } from './reading/containers.ts';
import type { Layout } from './reading/layout.ts';
import { readServers } from './reading/servers.ts';

interface ClientRow {
  readonly id: string;
  readonly label: string;
  readonly dialect: Dialect;
  readonly files: readonly Where[];
  /** What its files look like, unless a file has a layout of its own. */
  readonly layout: Layout;
  readonly tells?: readonly Tell[];
  readonly startKeys?: readonly StartKey[];
}

/** The key under which most clients list servers, and the one that is often written instead. */
export const MCP_SERVERS = { format: 'json', containers: [['mcpServers']], foreign: [['servers']] } as const;

/** File names of many programs: they do not tell the client. */
const COMMON_NAMES =
  /^(?:mcp|settings|settings\.local|system-defaults|config|default|manifest|plugin|mcp[-_]config|mcp_settings|managed-settings)\.(?:jsonc?|ya?ml|toml)$/;

export function clientOf(row: ClientRow): Client {
  return {
    id: row.id,
    label: row.label,
    dialect: row.dialect,
    format: row.layout.format,
    tells: row.tells ?? [],
    ...(row.startKeys === undefined ? {} : { startKeys: row.startKeys }),
    files: (place) =>
      row.files.flatMap(({ at, scope, each, inside, layout }): readonly ConfigFile[] => {
        const path = at(place);
        const format = layout?.format ?? row.layout.format;
        const folder = {
          ...(each === undefined ? {} : { each }),
          ...(inside === undefined ? {} : { inside }),
        };
        return path === undefined ? [] : [{ path, scope, format, ...folder }];
      }),
    owns: (path, place) => Math.max(0, ...row.files.map((where) => pathScore(where, path, place))),
    read: (text, file, place) =>
      readServers(
        text,
        file,
        { ...layoutOf(row, file.path, place), client: row.id, label: row.label, dialect: row.dialect },
        place,
      ),
  };
}

/**
 * The layout of the row's file whose path is most like this one. For a file with an unknown name, all layouts in one: the client is
 * only a guess from the content, and must not hide other servers in the file.
 */
function layoutOf({ files, layout }: ClientRow, path: string, place: Place): Layout {
  const byCloseness = files
    .map((where) => ({ where, close: pathScore(where, path, place) }))
    .sort((a, b) => b.close - a.close);
  const [first] = byCloseness;
  if (first !== undefined && first.close > 0) return { ...layout, ...first.where.layout };
  const others = files.flatMap((where) => where.layout?.containers ?? []);
  const seen = new Set<string>();
  const containers = [...layout.containers, ...others].filter((one) => {
    const key = JSON.stringify(one);
    return !seen.has(key) && seen.add(key) !== undefined;
  });
  const unseen = (paths: Layout['containers']) => paths.filter((one) => !seen.has(JSON.stringify(one)));
  const foreign = [
    ...(layout.foreign ?? []),
    ...KNOWN_CONTAINERS.filter((one) => layout.foreign?.some((other) => `${other}` === `${one}`) !== true),
  ];
  return {
    ...layout,
    settings: false,
    containers,
    foreign: unseen(foreign),
    ambiguous: unseen(layout.ambiguous ?? AMBIGUOUS_CONTAINERS),
  };
}

/** How much a path is like that of a row's file. 1000: equal; tens: parts of the ending that are equal; 1: a unique name; 0: no match. */
function pathScore({ at, tails, each, inside }: Where, path: string, place: Place): number {
  const paths = pathsOf(place);
  const plain = (text: string): readonly string[] =>
    (place.platform === 'win32' ? text.replaceAll('\\', '/') : text)
      .toLowerCase()
      .split('/')
      .filter((part) => part !== '');
  const mine = at(place);
  const name = paths.basename(inside === undefined ? path : paths.dirname(path));
  if (each !== undefined && !each.test(name)) return 0;
  const parts = plain(path);
  const rest = [...(each === undefined ? [] : [name.toLowerCase()]), ...plain(inside ?? '')];
  const own = mine === undefined ? [] : [...plain(mine), ...rest];
  if (own.length > 0 && own.join('/') === parts.join('/')) return 1000;
  return Math.max(
    ...tails.map((tail) => {
      const end = [...plain(tail), ...rest];
      if (end.join('/') === parts.slice(-end.length).join('/'))
        return end.length === 1 && COMMON_NAMES.test(end[0] ?? '') ? 0 : end.length * 10;
      const last = end.at(-1) ?? '';
      return each === undefined && last === parts.at(-1) && !COMMON_NAMES.test(last) ? 1 : 0;
    }),
  );
}
