/**
 * opencode: `opencode.json(c)` of the project and of the user. It fills in `{env:…}` and `{file:…}` before it parses; here that is
 * done value by value, and a file that would be read differently is an error. No file is read.
 */
import type { Client } from '../../contracts.ts';
import { HOME, PROGRAM_DATA, perPlatform, project, ROOT, user, XDG_CONFIG } from '../client-paths.ts';
import { clientOf } from '../client-row.ts';

/** opencode. */
export const opencode: Client = clientOf({
  id: 'opencode',
  label: 'opencode',
  dialect: 'opencode',
  files: [
    ...['opencode.json', 'opencode.jsonc', '.opencode/opencode.json', '.opencode/opencode.jsonc'].map(
      (path) => project(path),
    ),
    ...['opencode.json', 'opencode.jsonc', 'config.json'].map((name) => user(XDG_CONFIG, `opencode/${name}`)),
    ...['opencode.json', 'opencode.jsonc'].map((name) => user(HOME, `.opencode/${name}`)),
    perPlatform({
      linux: [ROOT, 'etc/opencode/opencode.json'],
      darwin: [ROOT, 'Library/Application Support/opencode/opencode.json'],
      win32: [PROGRAM_DATA, 'opencode/opencode.json'],
    }),
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
  tells: [
    { at: ['$schema'], says: 'opencode.ai' },
    { at: ['mcp'], types: ['local', 'remote'] },
  ],
});
