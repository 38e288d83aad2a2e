/**
 * Qwen Code, a fork of Gemini CLI: it writes its settings and chooses among servers of one name as that does. Run with version 0.24.4: it
 * also reads the shared `.mcp.json` of its start folder, without filling in variables there; its settings of the project win by name over
 * that file, and that file over the user's settings.
 */
import type { Client } from '../../contracts.ts';
import { HOME, project, user } from '../client-paths.ts';
import { clientOf } from '../client-row.ts';
import { GEMINI_SETTINGS } from './gemini-cli.ts';

/** Qwen Code. */
export const qwenCode: Client = clientOf({
  id: 'qwen-code',
  label: 'Qwen Code',
  dialect: 'qwen',
  names: 'whole',
  files: [project('.mcp.json'), project('.qwen/settings.json'), user(HOME, '.qwen/settings.json')],
  layout: GEMINI_SETTINGS,
});
