/**
 * opencode: `opencode.json(c)` of the project and of the user. It fills in `{env:…}` and `{file:…}` before it parses; here that is
 * done value by value, and a file that would be read differently is an error. No file is read. Run with version 1.18.33: it reads each
 * level up to the root of the repository, outside of git up to that of the disk, and merges key by key: `config.json`, `opencode.json` and
 * `opencode.jsonc` of the user, then the files of the project from the root down, then the `.opencode` folders from the nearest up, then the
 * one in the home folder, then that of `OPENCODE_CONFIG_DIR`; the file of `OPENCODE_CONFIG` is between the user's and the project's. Of an
 * entry without a type it takes `enabled` alone. Documented: the managed file is over all others.
 */
import type { Client } from '../../contracts.ts';
import { HOME, named, PROGRAM_DATA, perPlatform, project, ROOT, user, XDG_CONFIG } from '../client-paths.ts';
import { clientOf, onlySwitch } from '../client-row.ts';
import { rankOfLayer } from '../layers.ts';
import type { Layout } from '../reading/layout.ts';

/** Of one folder, the later is stronger. */
const NAMES = ['opencode.json', 'opencode.jsonc'];
/** Over the other files of the project, under what is managed. */
const FOLDERS = rankOfLayer('project') + 0.1;
const HOME_FOLDER = rankOfLayer('project') + 0.2;
const NAMED_FOLDER = rankOfLayer('project') + 0.3;

/** What its configs look like, and those of its fork Kilo Code. */
export const OPENCODE_LAYOUT: Layout = {
  format: 'json',
  containers: [['mcp']],
  settings: true,
  commandList: true,
  guardType: 'local',
  guardLine: true,
  sharedKeys: ['enabled', 'timeout'],
  rawVariables: true,
  nestedMap: 'servers',
  keys: { env: ['environment', 'env'] },
  switches: ['enabled'],
  skips: [onlySwitch('enabled')],
};

/** opencode. */
export const opencode: Client = clientOf({
  id: 'opencode',
  label: 'opencode',
  dialect: 'opencode',
  names: 'keys',
  files: [
    ...NAMES.map((name) => project(name, { reads: 'project or disk' })),
    ...NAMES.map((name) =>
      project(`.opencode/${name}`, { reads: 'project or disk', rank: FOLDERS, farthest: true }),
    ),
    ...['config.json', ...NAMES].map((name) => user(XDG_CONFIG, `opencode/${name}`)),
    named('OPENCODE_CONFIG', '', 'opencode.json', { rank: rankOfLayer('user') + 0.1 }),
    ...NAMES.map((name) => user(HOME, `.opencode/${name}`, { rank: HOME_FOLDER })),
    ...NAMES.map((name) => named('OPENCODE_CONFIG_DIR', name, name, { rank: NAMED_FOLDER })),
    perPlatform(
      {
        linux: [ROOT, 'etc/opencode/opencode.json'],
        darwin: [ROOT, 'Library/Application Support/opencode/opencode.json'],
        win32: [PROGRAM_DATA, 'opencode/opencode.json'],
      },
      { layer: 'managed' },
    ),
  ],
  layout: {
    ...OPENCODE_LAYOUT,
    toggle: {
      without: 'type',
      keys: ['enabled'],
      why: 'opencode takes only "enabled" from an entry without "type", so this entry starts nothing by itself.',
    },
  },
  tells: [
    { at: ['$schema'], says: 'opencode.ai' },
    { at: ['mcp'], types: ['local', 'remote'] },
  ],
});
