/**
 * Kilo Code: `kilo.json(c)` of the project and of the user as opencode writes it, and the older `mcp.json` as Roo Code does.
 */
import type { Client } from '../../contracts.ts';
import { editorFolder, HOME, project, user, XDG_CONFIG } from '../client-paths.ts';
import { clientOf, MCP_SERVERS } from '../client-row.ts';
import type { Layout } from '../reading/layout.ts';

const OLD: Partial<Layout> = {
  ...MCP_SERVERS,
  settings: false,
  rawVariables: false,
  withoutType: 'sse',
  keys: {},
  stdioNeeds: '',
  switches: ['disabled'],
  skips: [],
};

/** Kilo Code. */
export const kilo: Client = clientOf({
  id: 'kilo',
  label: 'Kilo Code',
  dialect: 'kilo',
  files: [
    ...['kilo.json', 'kilo.jsonc', '.kilo/kilo.json', '.kilo/kilo.jsonc'].map((path) => project(path)),
    project('.kilocode/mcp.json', { layout: OLD }),
    ...['kilo.json', 'kilo.jsonc'].map((name) => user(XDG_CONFIG, `kilo/${name}`)),
    user(editorFolder('Code'), 'globalStorage/kilocode.kilo-code/settings/mcp_settings.json', {
      layout: OLD,
    }),
    user(HOME, '.kilocode/cli/global/settings/mcp_settings.json', { layout: OLD }),
  ],
  layout: {
    format: 'json',
    containers: [['mcp']],
    settings: true,
    commandList: true,
    stdioNeeds: '"type": "local" and the whole line as a list',
    rawVariables: true,
    nestedMap: 'servers',
    keys: { env: ['environment', 'env'] },
    switches: ['enabled'],
    skips: [
      {
        only: ['enabled'],
        why: 'This entry only enables or disables a server of another file, so its launch line is not here.',
      },
    ],
  },
  tells: [{ at: ['$schema'], says: 'kilo' }],
});
