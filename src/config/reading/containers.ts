/** Where a config file lists its servers: a client's layout in, paths of keys out. Reads no text. */
import type { Place } from '../../contracts.ts';
import { startFolderOf } from '../../host/paths.ts';
import type { Branch, Tree } from '../formats/tree.ts';
import { isBranch, isList } from '../formats/tree.ts';
import type { Layout } from './layout.ts';
import { WORKSPACE_FOLDER } from './layout.ts';

/** A path of keys below which servers may be listed; `foreign`: another client's. */
interface Container {
  readonly path: readonly string[];
  readonly foreign: boolean;
  /** It counts only if a server is there. */
  readonly ambiguous?: true;
  /** What is there holds for this folder alone. */
  readonly local?: string;
}

/** Every container of a layout, the client's own first. The workspace folder is tried with either kind of slash. */
export function containersOf(
  { containers, foreign = [], ambiguous = [] }: Layout,
  place: Place,
): readonly Container[] {
  const start = startFolderOf(place);
  const real = place.startFolder === undefined ? place.real?.workspaceFolder : undefined;
  const known = place.localFolder ?? place.gitRoot;
  const roots = known === undefined ? [start, ...(real === undefined ? [] : [real])] : [known];
  const spellings = [...new Set(roots.flatMap((root) => [root, root.replaceAll('\\', '/')]))];
  return [
    ...containers.flatMap((path) =>
      path.includes(WORKSPACE_FOLDER)
        ? spellings.map((folder) => ({
            path: path.map((key) => (key === WORKSPACE_FOLDER ? folder : key)),
            foreign: false,
            local: folder,
          }))
        : [{ path, foreign: false }],
    ),
    ...foreign.map((path) => ({ path, foreign: true })),
    ...ambiguous.map((path) => ({ path, foreign: true, ambiguous: true as const })),
  ];
}

/** The client's own containers, for messages. */
export const containerNames = ({ containers, single = [] }: Layout): string =>
  [
    ...new Set(
      [...containers, ...single.filter(({ length }) => length > 0)].map((path) => `"${path.join('.')}"`),
    ),
  ].join(' or ');

/** Whether an entry is a comment and not a server. */
export const isComment = (name: string, block: Tree): boolean =>
  typeof block === 'string' && /^(?:_|\/\/|\$)/.test(name);

/** Whether the top level is the map of servers itself. */
export function isMapOfServers(root: Branch): boolean {
  const entries = [...root].filter(([name, block]) => !isComment(name, block));
  return entries.length > 0 && entries.every(([, block]) => looksLikeServer(block));
}

/** The keys of any client for a command and for a URL. */
export const KNOWN_KEYS = {
  command: ['command', 'cmd', 'executable'],
  url: ['url', 'serverUrl', 'httpUrl', 'uri', 'baseUrl', 'base_url', 'server_url'],
} as const;
const SERVER_KEYS = Object.values(KNOWN_KEYS).flat();

/** Whether a block has a command or a URL. */
export const looksLikeServer = (value: Tree): boolean =>
  isBranch(value) &&
  (SERVER_KEYS.some((key) => typeof value.get(key) === 'string') ||
    Array.isArray(value.get('command')) ||
    isBranch(value.get('command')));

/** Whether a map or a list holds a server. */
export const holdsServers = (value: Tree): boolean =>
  (isBranch(value) ? [...value.values()] : isList(value) ? value : []).some(looksLikeServer);

/** Whether one pointer is below the other, or the same. */
export const overlaps = (pointer: string, base: string): boolean =>
  `${pointer}/`.startsWith(`${base}/`) || `${base}/`.startsWith(`${pointer}/`);

/**
 * Every key under which some client keeps its servers, for a file that is nobody's by its path. Data only.
 */

/** Keys under which clients list servers and nothing else. For a file that no client knows by its path. */
export const KNOWN_CONTAINERS: readonly (readonly string[])[] = [
  ['mcpServers'],
  ['servers'],
  ['mcp', 'servers'],
  ['mcp.servers'],
  ['mcp_servers'],
  ['context_servers'],
  ['amp.mcpServers'],
];

/** Keys that have other meanings too: read only if a server is there. */
export const AMBIGUOUS_CONTAINERS: readonly (readonly string[])[] = [
  ['mcp'],
  ['extensions'],
  ['settings', 'mcp', 'servers'],
  ['settings', 'mcp.servers'],
  ['customizations', 'vscode', 'mcp', 'servers'],
  ['experimental', 'modelContextProtocolServers'],
];
