/**
 * The clients whose hooks are answered. A new one is a new file here plus its name in the list.
 */
import { claudeCode } from './claude-code.ts';
import type { HookClient } from './client.ts';
import { cursor } from './cursor.ts';

export const HOOK_CLIENTS: readonly HookClient[] = [claudeCode, cursor];
