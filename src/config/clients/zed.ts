/**
 * Zed: `context_servers` in its settings, of the project and of the user. It knows no variables.
 */
import type { Client } from '../../contracts.ts';
import { APP_DATA, perPlatform, project, XDG_CONFIG } from '../client-paths.ts';
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
      linux: [XDG_CONFIG, 'zed/settings.json'],
      darwin: [XDG_CONFIG, 'zed/settings.json'],
      win32: [APP_DATA, 'Zed/settings.json'],
    }),
  ],
  layout: {
    format: 'json',
    containers: [['context_servers']],
    settings: true,
    commandObject: true,
    switches: ['enabled'],
    ignoredKeys: ['source'],
    skips: [{ only: ['settings', 'enabled', 'source', 'remote'], why: EXTENSION }],
  },
  tells: [{ at: ['context_servers'] }],
});
