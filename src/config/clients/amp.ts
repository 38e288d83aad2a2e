/**
 * Amp: one dotted key in its settings, of the project and of the user.
 */
import type { Client } from '../../contracts.ts';
import { editorFolder, PROGRAM_DATA, perPlatform, project, ROOT, user, XDG_CONFIG } from '../client-paths.ts';
import { clientOf } from '../client-row.ts';

/** Amp. */
export const amp: Client = clientOf({
  id: 'amp',
  label: 'Amp',
  dialect: 'any',
  files: [
    ...['settings.json', 'settings.jsonc'].flatMap((name) => [
      project(`.amp/${name}`),
      user(XDG_CONFIG, `amp/${name}`),
    ]),
    project('.vscode/settings.json'),
    ...['Code', 'Code - Insiders', 'VSCodium'].map((app) => user(editorFolder(app), 'settings.json')),
    perPlatform({
      linux: [ROOT, 'etc/ampcode/managed-settings.json'],
      darwin: [ROOT, 'Library/Application Support/ampcode/managed-settings.json'],
      win32: [PROGRAM_DATA, 'ampcode/managed-settings.json'],
    }),
  ],
  layout: { format: 'json', containers: [['amp.mcpServers']], settings: true },
  tells: [{ at: ['amp.mcpServers'] }],
});
