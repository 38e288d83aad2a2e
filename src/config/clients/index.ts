/**
 * The clients whose configs are read, in this order. A new one is a new file here and one line in the list (and its import).
 */
import type { Client, Place } from '../../contracts.ts';
import { clientsByContent, clientsByPath } from '../client-match.ts';
import { amazonQ } from './amazon-q.ts';
import { amp } from './amp.ts';
import { antigravity } from './antigravity.ts';
import { augment } from './augment.ts';
import { claudeCode } from './claude-code.ts';
import { claudeDesktop } from './claude-desktop.ts';
import { cline } from './cline.ts';
import { codex } from './codex.ts';
import { continueDev } from './continue.ts';
import { copilotCli } from './copilot-cli.ts';
import { crush } from './crush.ts';
import { cursor } from './cursor.ts';
import { factory } from './factory.ts';
import { fastAgent } from './fast-agent.ts';
import { geminiCli } from './gemini-cli.ts';
import { generic } from './generic.ts';
import { goose } from './goose.ts';
import { jetbrainsAir } from './jetbrains-air.ts';
import { junie } from './junie.ts';
import { kilo } from './kilo.ts';
import { kiro } from './kiro.ts';
import { librechat } from './librechat.ts';
import { lmStudio } from './lm-studio.ts';
import { mcpAgent } from './mcp-agent.ts';
import { mcpb } from './mcpb.ts';
import { opencode } from './opencode.ts';
import { qwenCode } from './qwen-code.ts';
import { roo } from './roo.ts';
import { tabnine } from './tabnine.ts';
import { trae } from './trae.ts';
import { visualStudio } from './visual-studio.ts';
import { vscode } from './vscode.ts';
import { warp } from './warp.ts';
import { windsurf } from './windsurf.ts';
import { zed } from './zed.ts';

/** Every client. `generic` is the last one and has no files of its own. */
export const CLIENTS: readonly Client[] = [
  claudeCode,
  cursor,
  vscode,
  claudeDesktop,
  copilotCli,
  codex,
  geminiCli,
  opencode,
  zed,
  windsurf,
  cline,
  roo,
  kilo,
  continueDev,
  kiro,
  amazonQ,
  junie,
  goose,
  amp,
  librechat,
  factory,
  warp,
  crush,
  fastAgent,
  mcpAgent,
  qwenCode,
  tabnine,
  antigravity,
  visualStudio,
  jetbrainsAir,
  lmStudio,
  trae,
  augment,
  mcpb,
  generic,
];

/**
 * The clients that a file named with `--config` may belong to: by its path if that is like a client's own, otherwise by its text, if
 * that is given. The most likely one is first.
 */
export function clientsOfFile(path: string, place: Place, text?: string): readonly [Client, ...Client[]] {
  const owners = clientsByPath(path, CLIENTS, place);
  const byContent = owners.length > 0 || text === undefined ? [] : clientsByContent(path, text, CLIENTS);
  // The content only suggests a client, so `generic` reads the file too and nothing in it is missed.
  const [first = generic, ...others] = [...owners, ...byContent, ...(byContent.length > 0 ? [generic] : [])];
  return [first, ...others];
}

/** The client with this id; `generic` if there is none. */
export const clientOfId = (id: string): Client => CLIENTS.find((client) => client.id === id) ?? generic;
