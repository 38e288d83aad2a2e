/**
 * Zed: `context_servers` in its settings, of the project and of the user. It knows no variables.
 */
import type { Client } from '../../contracts.ts';
import { APPS, CONFIG, perPlatform, project } from '../client-paths.ts';
import { clientOf } from '../client-row.ts';

const EXTENSION =
  'A Zed extension provides this server. Its launch line is not in this file, so it is not locked.';

/** Zed. */
export const zed: Client = clientOf({
  id: 'zed',
  label: 'Zed',
  dialect: 'none',
  files: [
    project('.zed/settings.json'),
    perPlatform({
      linux: [CONFIG, 'zed/settings.json'],
      darwin: [CONFIG, 'zed/settings.json'],
      win32: [APPS, 'Zed/settings.json'],
    }),
  ],
  layout: {
    format: 'json',
    containers: [['context_servers']],
    settings: true,
    commandObject: true,
    switches: ['enabled'],
    known: ['source'],
    skips: [{ only: ['settings', 'enabled', 'source', 'remote'], why: EXTENSION }],
  },
  tells: [{ at: ['context_servers'] }],
});
