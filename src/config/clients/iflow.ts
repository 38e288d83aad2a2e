/**
 * iFlow CLI, which writes its settings as Gemini CLI does. Source: platform.iflow.cn, "MCP".
 */
import type { Client } from '../../contracts.ts';
import { HOME, project, user } from '../client-paths.ts';
import { clientOf } from '../client-row.ts';
import { GEMINI_SETTINGS } from './gemini-cli.ts';

/** iFlow CLI. */
export const iflow: Client = clientOf({
  id: 'iflow',
  label: 'iFlow CLI',
  dialect: 'gemini',
  files: [project('.iflow/settings.json'), user(HOME, '.iflow/settings.json')],
  layout: GEMINI_SETTINGS,
});
