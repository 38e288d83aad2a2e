/**
 * Amp: one dotted key in its settings, of the project and of the user. Documented: it looks for its settings up to the root of the
 * repository, those of the project are over the user's, and managed ones over all.
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
      project(`.amp/${name}`, { reads: 'project' }),
      user(XDG_CONFIG, `amp/${name}`),
    ]),
    project('.vscode/settings.json'),
    ...['Code', 'Code - Insiders', 'VSCodium'].map((app) => user(editorFolder(app), 'settings.json')),
    perPlatform(
      {
        linux: [ROOT, 'etc/ampcode/managed-settings.json'],
        darwin: [ROOT, 'Library/Application Support/ampcode/managed-settings.json'],
        win32: [PROGRAM_DATA, 'ampcode/managed-settings.json'],
      },
      { layer: 'managed' },
    ),
  ],
  layout: { format: 'json', containers: [['amp.mcpServers']], settings: true },
  tells: [{ at: ['amp.mcpServers'] }],
});
