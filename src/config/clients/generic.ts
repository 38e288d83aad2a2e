/**
 * Any file named with `--config` that belongs to no known client: every usual container, key and format is tried, and the variables of
 * all clients are expanded.
 */
import type { Client } from '../../contracts.ts';
import { clientOf } from '../client-row.ts';
import { AMBIGUOUS_CONTAINERS, KNOWN_CONTAINERS, KNOWN_KEYS } from '../reading/containers.ts';

/** A file of no known client. It has no paths of its own. */
export const generic: Client = clientOf({
  id: 'generic',
  label: 'config file',
  dialect: 'any',
  files: [],
  layout: {
    format: 'any',
    containers: KNOWN_CONTAINERS,
    ambiguous: AMBIGUOUS_CONTAINERS,
    topLevel: true,
    list: true,
    single: [[]],
    wholeFile: true,
    commandList: true,
    commandObject: true,
    settingsKey: 'transport',
    withoutType: 'path',
    keys: {
      ...KNOWN_KEYS,
      env: ['env', 'envs', 'environment'],
      cwd: ['cwd', 'working_directory'],
      headers: ['headers', 'http_headers', 'requestOptions.headers'],
      type: ['type', 'transport', 'transportType'],
    },
    switches: ['disabled', 'enabled'],
    token: 'access_token',
    tokenVariable: 'bearer_token_env_var',
    headerVariables: 'env_http_headers',
  },
});
