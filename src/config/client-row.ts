/**
 * A client as data: a row in, `Client` out. One reader in `reading/` reads the files of all clients; a row tells only what is different
 * in its own.
 */
import type { Client, ConfigFile, ConfigPart, Dialect, NameRule, Place, Tell } from '../contracts.ts';
import { pathsOf, startFolderOf } from '../host/paths.ts';
import type { Where } from './client-paths.ts';
import { rankOfLayer } from './layers.ts';
import type { Level } from './levels.ts';
import { levelsWithin } from './levels.ts';
import { AMBIGUOUS_CONTAINERS, KNOWN_CONTAINERS } from './reading/containers.ts';
import { guardEntryOf } from './reading/guard-entry.ts';
import type { ClientLayout, Layout } from './reading/layout.ts';
import { mergedServers } from './reading/merged.ts';
import type { Skip } from './reading/server-rules.ts';
import { readServers } from './reading/servers.ts';

interface ClientRow {
  readonly id: string;
  readonly label: string;
  readonly dialect: Dialect;
  /** Of one layer and folder, a later one is stronger. */
  readonly files: readonly Where[];
  /** What becomes of a name in several of its files; absent: nobody knows, so all of them count. */
  readonly names?: NameRule;
  /** What its files look like, unless a file has a layout of its own. */
  readonly layout: Layout;
  readonly tells?: readonly Tell[];
}

/** The key under which most clients list servers, and the one that is often written instead. */
export const MCP_SERVERS = { format: 'json', containers: [['mcpServers']], foreign: [['servers']] } as const;

/** An entry with nothing but a switch. */
export const onlySwitch = (key: 'enabled' | 'disabled'): Skip => ({
  only: [key],
  why: 'This entry only enables or disables a server of another file, so its launch line is not here.',
});

/** File names of many programs: they do not tell the client. */
const COMMON_NAMES =
  /^(?:mcp|settings|settings\.local|system-defaults|config|default|manifest|plugin|mcp[-_]config|mcp_settings|managed-settings)\.(?:jsonc?|ya?ml|toml)$/;

export function clientOf(row: ClientRow): Client {
  const fileIn = (
    where: Where,
    { folder, ofProject }: Level,
    distance: number,
    place: Place,
  ): ConfigFile[] => {
    const path = where.at(place, folder);
    if (path === undefined) return [];
    const { each, inside, layout, apart, alone, hiddenBy } = where;
    const isOfUser = where.scope === 'user' || !ofProject;
    const layer = where.layer ?? where.scope;
    const nearness = where.farthest === true ? distance : -distance;
    return [
      {
        path,
        scope: isOfUser ? 'user' : 'project',
        ...(where.scope === 'user' ? {} : { folder }),
        layer,
        strength: [where.rank ?? rankOfLayer(layer), nearness, row.files.indexOf(where)],
        format: layout?.format ?? row.layout.format,
        ...(each === undefined ? {} : { each }),
        ...(inside === undefined ? {} : { inside }),
        ...(apart === undefined ? {} : { apart }),
        ...(alone === undefined ? {} : { alone }),
        ...(hiddenBy === undefined ? {} : { hiddenBy: [pathsOf(place).join(folder, hiddenBy)] }),
      },
    ];
  };
  const layoutAt = (file: ConfigFile, place: Place): ClientLayout => ({
    ...layoutOf(row, file, place),
    client: row.id,
    label: row.label,
    dialect: row.dialect,
  });
  return {
    id: row.id,
    label: row.label,
    dialect: row.dialect,
    format: row.layout.format,
    tells: row.tells ?? [],
    names: row.names ?? 'apart',
    files: (place) =>
      row.files.flatMap((where) =>
        fileIn(where, { folder: startFolderOf(place), ofProject: true }, 0, place),
      ),
    filesAbove: (place) =>
      row.files.flatMap((where) =>
        where.scope === 'user' || where.reads === undefined
          ? []
          : levelsWithin(where.reads, place)
              .slice(1)
              .flatMap((level, index) => fileIn(where, level, index + 1, place)),
      ),
    owns: (path, place) => Math.max(0, ...row.files.map((where) => pathScore(where, path, place))),
    read: (text, file, place) => readServers(text, file, layoutAt(file, place), place),
    ...(row.names === 'keys'
      ? {
          merge: (parts: readonly ConfigPart[], place: Place) =>
            mergedServers(
              parts.map((part) => ({ ...part, layout: layoutAt(part.file, place) })),
              place,
            ),
        }
      : {}),
    guardEntry: (file, place) => guardEntryOf(layoutAt(file, place)),
  };
}

/**
 * The layout of the row's file whose path is most like this one. For a file with an unknown name, all layouts in one: the client is
 * only a guess from the content, and must not hide other servers in the file.
 */
function layoutOf({ files, layout }: ClientRow, { path, folder }: ConfigFile, place: Place): Layout {
  // A client without paths of its own is told by the content only, and its layout says all of it.
  if (files.length === 0) return layout;
  const byCloseness = files
    .map((where) => ({ where, close: pathScore(where, path, place, folder) }))
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
function pathScore({ at, tails, each, inside }: Where, path: string, place: Place, folder?: string): number {
  const paths = pathsOf(place);
  const plain = (text: string): readonly string[] =>
    (place.platform === 'win32' ? text.replaceAll('\\', '/') : text)
      .toLowerCase()
      .split('/')
      .filter((part) => part !== '');
  const mine = at(place, folder);
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
