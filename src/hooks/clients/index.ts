/**
 * The clients whose hooks mcp-lock answers. A new one is a new file here and one line in this list.
 */
import type { HookClient } from '../client.ts';
import { claudeCode } from './claude-code.ts';
import { cursor } from './cursor.ts';

export const HOOK_CLIENTS: readonly HookClient[] = [claudeCode, cursor];
