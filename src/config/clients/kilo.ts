/**
 * Kilo Code: `kilo.json(c)` of the project and of the user as opencode writes it, and the older `mcp.json` as Roo Code does. Read in its
 * source (of 2026): it reads and merges as opencode does, of which it is a fork; here in the order of opencode 1.18.33.
 */
import type { Client } from '../../contracts.ts';
import { editorFolder, HOME, project, user, XDG_CONFIG } from '../client-paths.ts';
import { clientOf, MCP_SERVERS } from '../client-row.ts';
import { rankOfLayer } from '../layers.ts';
import type { Layout } from '../reading/layout.ts';
import { OPENCODE_LAYOUT } from './opencode.ts';

const OLD: Partial<Layout> = {
  ...MCP_SERVERS,
  settings: false,
  rawVariables: false,
  withoutType: 'sse',
  keys: {},
  guardType: '',
  guardLine: false,
  sharedKeys: [],
  switches: ['disabled'],
  skips: [],
};

/** Of one folder, the later is stronger. */
const NAMES = ['kilo.json', 'kilo.jsonc'];
/** Over the other files of the project. */
const FOLDERS = rankOfLayer('project') + 0.1;

/** Kilo Code. */
export const kilo: Client = clientOf({
  id: 'kilo',
  label: 'Kilo Code',
  dialect: 'kilo',
  names: 'keys',
  files: [
    ...NAMES.map((name) => project(name, { reads: 'project or disk' })),
    ...NAMES.map((name) =>
      project(`.kilo/${name}`, { reads: 'project or disk', rank: FOLDERS, farthest: true }),
    ),
    project('.kilocode/mcp.json', { apart: true, layout: OLD }),
    ...NAMES.map((name) => user(XDG_CONFIG, `kilo/${name}`)),
    user(editorFolder('Code'), 'globalStorage/kilocode.kilo-code/settings/mcp_settings.json', {
      apart: true,
      layout: OLD,
    }),
    user(HOME, '.kilocode/cli/global/settings/mcp_settings.json', { apart: true, layout: OLD }),
  ],
  layout: OPENCODE_LAYOUT,
  tells: [{ at: ['$schema'], says: 'kilo' }],
});
