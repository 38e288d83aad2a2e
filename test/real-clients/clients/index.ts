/** The clients of `npm run clients`, in the order of the table. */
import type { RealClient } from '../client.ts';
import { claudeCode } from './claude-code.ts';
import { codex } from './codex.ts';
import { copilotCli } from './copilot-cli.ts';
import { gemini } from './gemini-cli.ts';
import { inspector } from './inspector.ts';
import { mcporter } from './mcporter.ts';
import { opencode } from './opencode.ts';
import { qwenCode } from './qwen-code.ts';

export const REAL_CLIENTS: readonly RealClient[] = [
  claudeCode,
  codex,
  gemini,
  opencode,
  qwenCode,
  copilotCli,
  mcporter,
  inspector,
];
