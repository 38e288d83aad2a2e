/** Where in a file servers stand: a client's layout in, paths of keys out. Reads no text. */
import type { Place } from '../../contracts.ts';
import type { Branch, Tree } from '../formats/tree.ts';
import { isBranch, isList } from '../formats/tree.ts';
import type { Layout } from './layout.ts';
import { WORKSPACE_FOLDER } from './layout.ts';

/** A path of keys below which servers may stand; `foreign`: as other clients write it. */
export interface Container {
  readonly path: readonly string[];
  readonly foreign: boolean;
  /** It counts only when a server stands there. */
  readonly ambiguous?: true;
}

/** Every container of a layout, the client's own first; a folder in it as both systems write folders. */
export function containersOf(
  { containers, foreign = [], ambiguous = [] }: Layout,
  place: Place,
): readonly Container[] {
  const here = place.workspaceFolder;
  const spellings = [...new Set([here, here.replaceAll('\\', '/')])];
  return [
    ...containers.flatMap((path) =>
      path.includes(WORKSPACE_FOLDER)
        ? spellings.map((folder) => ({
            path: path.map((key) => (key === WORKSPACE_FOLDER ? folder : key)),
            foreign: false,
          }))
        : [{ path, foreign: false }],
    ),
    ...foreign.map((path) => ({ path, foreign: true })),
    ...ambiguous.map((path) => ({ path, foreign: true, ambiguous: true as const })),
  ];
}

/** The client's own containers as a person reads them. */
export const containerNames = ({ containers, single = [] }: Layout): string =>
  [
    ...new Set(
      [...containers, ...single.filter(({ length }) => length > 0)].map((path) => `"${path.join('.')}"`),
    ),
  ].join(' or ');

/** Whether a name stands for a note of its writer, not for a server. */
export const isComment = (name: string, block: Tree): boolean =>
  typeof block === 'string' && /^(?:_|\/\/|\$)/.test(name);

/** Whether the top level is the map of servers itself. */
export function isMapOfServers(root: Branch): boolean {
  const entries = [...root].filter(([name, block]) => !isComment(name, block));
  return entries.length > 0 && entries.every(([, block]) => looksLikeServer(block));
}

/** Whether a block starts or reaches something. */
export const looksLikeServer = (value: Tree): boolean =>
  isBranch(value) &&
  (['command', 'cmd', 'url', 'serverUrl', 'httpUrl', 'uri'].some(
    (key) => typeof value.get(key) === 'string',
  ) ||
    Array.isArray(value.get('command')) ||
    isBranch(value.get('command')));

/** Whether a server stands in a map or a list. */
export const holdsServers = (value: Tree): boolean =>
  (isBranch(value) ? [...value.values()] : isList(value) ? value : []).some(looksLikeServer);

/** Whether one pointer stands below the other, or is the same. */
export const overlaps = (pointer: string, base: string): boolean =>
  `${pointer}/`.startsWith(`${base}/`) || `${base}/`.startsWith(`${pointer}/`);

/**
 * Every key under which some client keeps its servers, for a file that is nobody's by its path. Data only.
 */

/** Read wherever they stand. */
export const KNOWN_CONTAINERS: readonly (readonly string[])[] = [
  ['mcpServers'],
  ['servers'],
  ['mcp', 'servers'],
  ['mcp.servers'],
  ['mcp_servers'],
  ['context_servers'],
  ['amp.mcpServers'],
];

/** These mean other things too: read when a server stands there. */
export const AMBIGUOUS_CONTAINERS: readonly (readonly string[])[] = [
  ['mcp'],
  ['extensions'],
  ['settings', 'mcp', 'servers'],
  ['settings', 'mcp.servers'],
  ['customizations', 'vscode', 'mcp', 'servers'],
  ['experimental', 'modelContextProtocolServers'],
];
