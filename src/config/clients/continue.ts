/**
 * Continue: `config.yaml`, and a folder in which every file holds a list, a map, or one server.
 */
import type { Client } from '../../contracts.ts';
import { HOME, project, user } from '../client-paths.ts';
import { clientOf } from '../client-row.ts';

const EACH = /\.(?:ya?ml|json)$/i;

/** Continue. */
export const continueDev: Client = clientOf({
  id: 'continue',
  label: 'Continue',
  dialect: 'continue',
  files: [
    project('.continue/config.yaml', { layout: { settings: true } }),
    project('.continue/mcpServers', { each: EACH }),
    user(HOME, '.continue/config.yaml', { layout: { settings: true } }),
    user(HOME, '.continue/mcpServers', { each: EACH }),
    user(HOME, '.continue/config.json', {
      layout: {
        settings: true,
        foreign: [],
        containers: [['experimental', 'modelContextProtocolServers'], ['mcpServers']],
      },
    }),
  ],
  layout: {
    format: 'any',
    containers: [['mcpServers']],
    foreign: [['servers']],
    list: true,
    single: [[]],
    settingsKey: 'transport',
    keys: { headers: ['requestOptions.headers', 'headers'] },
    token: 'apiKey',
  },
  tells: [{ at: ['mcpServers'], is: 'list' }],
});
