/**
 * mcporter: `config/mcporter.json` of the project and `mcporter.json(c)` of the user. A command is one line or one list, and servers
 * start in the folder of the config. Of servers of one name the project's is started (run). Source: mcporter 0.12.3,
 * `config-normalize.js`, `env.js` and `path-discovery.js`.
 */
import type { Client } from '../../contracts.ts';
import { HOME, project, user, XDG_CONFIG } from '../client-paths.ts';
import { clientOf, MCP_SERVERS } from '../client-row.ts';

const IMPORTS =
  'mcporter also starts the servers of other clients that are configured for this user. They are not in this file; `--user` reads the files of these clients.';

/** mcporter. */
export const mcporter: Client = clientOf({
  id: 'mcporter',
  label: 'mcporter',
  dialect: 'any',
  names: 'whole',
  files: [
    project('config/mcporter.json'),
    ...['mcporter.json', 'mcporter.jsonc'].flatMap((name) => [
      user(XDG_CONFIG, `mcporter/${name}`),
      user(HOME, `.mcporter/${name}`),
    ]),
  ],
  layout: {
    ...MCP_SERVERS,
    keys: {
      command: ['command', 'executable'],
      url: ['baseUrl', 'base_url', 'url', 'serverUrl', 'server_url'],
      type: [],
    },
    commandList: true,
    splitsCommand: 'without-args',
    urlFirst: true,
    withoutType: 'path',
    startsBeside: true,
    token: 'bearerToken',
    tokenVariable: 'bearerTokenEnv',
    ignoredKeys: ['lifecycle', 'logging', 'clientName', 'tokenCacheDir', 'allowedTools', 'blockedTools'],
    imports: { at: ['imports'], notice: IMPORTS },
  },
  tells: [{ at: ['imports'], is: 'list' }],
});
