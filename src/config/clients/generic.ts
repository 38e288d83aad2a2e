/**
 * Any file named with `--config` that belongs to no known client: every usual container, shape, key and format is tried,
 * and variables are read as people write them.
 */
import type { Client } from '../../contracts.ts';
import { clientOf } from '../client-row.ts';
import { CONTAINERS, POSSIBLE } from '../reading/containers.ts';

/** A file of nobody in particular; it has no places of its own. */
export const generic: Client = clientOf({
  id: 'generic',
  label: 'config file',
  dialect: 'any',
  files: [],
  layout: {
    format: 'any',
    containers: CONTAINERS,
    possible: POSSIBLE,
    flat: true,
    list: true,
    single: [[]],
    commandList: true,
    commandObject: true,
    nested: 'transport',
    bare: 'path',
    keys: {
      command: ['command', 'cmd'],
      env: ['env', 'envs', 'environment'],
      cwd: ['cwd', 'working_directory'],
      headers: ['headers', 'http_headers', 'requestOptions.headers'],
      type: ['type', 'transport', 'transportType'],
    },
    switches: ['disabled', 'enabled'],
    token: 'access_token',
    borrowsToken: 'bearer_token_env_var',
    borrowsHeaders: 'env_http_headers',
  },
});
