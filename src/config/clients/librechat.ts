/**
 * LibreChat: `mcpServers` at the top of `librechat.yaml`. A key of the same name below `interface` holds permissions, not
 * servers.
 */
import type { Client } from '../../contracts.ts';
import { project } from '../client-paths.ts';
import { clientOf } from '../client-row.ts';

/** LibreChat. */
export const librechat: Client = clientOf({
  id: 'librechat',
  label: 'LibreChat',
  dialect: 'librechat',
  files: [project('librechat.yaml')],
  layout: {
    format: 'yaml',
    containers: [['mcpServers']],
    settings: true,
    sharedKeys: [
      'title',
      'description',
      'startup',
      'iconPath',
      'timeout',
      'initTimeout',
      'chatMenu',
      'serverInstructions',
    ],
  },
  tells: [{ at: ['mcpServers'], format: 'yaml', is: 'object' }],
});
