/**
 * The clients whose hooks are answered. A new one is a new file here plus its name in the list.
 */

import type { HookClient } from '../client.ts';
import { claudeCode } from './claude-code.ts';
import { cursor } from './cursor.ts';

export const HOOK_CLIENTS: readonly HookClient[] = [claudeCode, cursor];
