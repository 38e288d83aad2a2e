/**
 * Goose: `extensions` in its `config.yaml`. Extensions that are part of Goose start no server. Values that its key ring holds are taken
 * from the environment, where Goose itself looks first.
 */
import type { Client } from '../../contracts.ts';
import { APP_DATA, perPlatform, project, XDG_CONFIG } from '../client-paths.ts';
import { clientOf } from '../client-row.ts';

/** Goose. */
export const goose: Client = clientOf({
  id: 'goose',
  label: 'Goose',
  dialect: 'none',
  files: [
    project('.config/goose/config.yaml'),
    perPlatform({
      linux: [XDG_CONFIG, 'goose/config.yaml'],
      darwin: [XDG_CONFIG, 'goose/config.yaml'],
      win32: [APP_DATA, 'Block/goose/config/config.yaml'],
    }),
  ],
  layout: {
    format: 'yaml',
    containers: [['extensions']],
    settings: true,
    keys: { command: ['cmd', 'command'], env: ['envs', 'env'], url: ['uri', 'url'] },
    switches: ['enabled'],
    guardType: 'stdio',
    sharedKeys: ['name', 'description', 'display_name', 'enabled', 'timeout', 'bundled', 'available_tools'],
    envVariables: 'env_keys',
    skips: [
      {
        key: 'type',
        is: ['builtin', 'platform', 'frontend'],
        why: 'This extension is a part of Goose. It starts no server, so nothing is locked.',
      },
      {
        key: 'type',
        is: ['inline_python'],
        why: 'This extension is a program in the config that Goose runs. It is not a server, so it is not locked.',
      },
    ],
  },
  tells: [{ at: ['extensions'], format: 'yaml', is: 'object' }],
});
