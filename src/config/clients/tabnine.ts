/**
 * Tabnine, whose agent writes its settings as Gemini CLI does. Documented: of one name the project's wins over the user's.
 */
import type { Client } from '../../contracts.ts';
import { HOME, project, user } from '../client-paths.ts';
import { clientOf } from '../client-row.ts';
import { GEMINI_SETTINGS } from './gemini-cli.ts';

/** Tabnine. */
export const tabnine: Client = clientOf({
  id: 'tabnine',
  label: 'Tabnine',
  dialect: 'gemini',
  names: 'whole',
  files: [project('.tabnine/agent/settings.json'), user(HOME, '.tabnine/agent/settings.json')],
  layout: GEMINI_SETTINGS,
});
