/**
 * The clients whose configs are read, in this order. A new one is a new file here and one line in the list (and its import).
 */
import type { Client, Place } from '../../contracts.ts';
import { clientsByContent, clientsByPath } from '../client-match.ts';
import { agentsFolder } from './agents-folder.ts';
import { amazonQ } from './amazon-q.ts';
import { amp } from './amp.ts';
import { antigravity } from './antigravity.ts';
import { augment } from './augment.ts';
import { bob } from './bob.ts';
import { claudeCode } from './claude-code.ts';
import { claudeDesktop } from './claude-desktop.ts';
import { cline } from './cline.ts';
import { codebuddy } from './codebuddy.ts';
import { codex } from './codex.ts';
import { continueDev } from './continue.ts';
import { copilotCli } from './copilot-cli.ts';
import { crush } from './crush.ts';
import { cursor } from './cursor.ts';
import { devin } from './devin.ts';
import { dockerAgent } from './docker-agent.ts';
import { factory } from './factory.ts';
import { fastAgent } from './fast-agent.ts';
import { fastmcp } from './fastmcp.ts';
import { firebaseStudio } from './firebase-studio.ts';
import { geminiCli } from './gemini-cli.ts';
import { generic } from './generic.ts';
import { goose } from './goose.ts';
import { grok } from './grok.ts';
import { hermes } from './hermes.ts';
import { iflow } from './iflow.ts';
import { jetbrainsAi } from './jetbrains-ai.ts';
import { jetbrainsAir } from './jetbrains-air.ts';
import { junie } from './junie.ts';
import { kilo } from './kilo.ts';
import { kimi } from './kimi.ts';
import { kiro } from './kiro.ts';
import { librechat } from './librechat.ts';
import { lmStudio } from './lm-studio.ts';
import { mcpAgent } from './mcp-agent.ts';
import { mcpRegistry } from './mcp-registry.ts';
import { mcpb } from './mcpb.ts';
import { mcporter } from './mcporter.ts';
import { noClient } from './no-client.ts';
import { omp } from './omp.ts';
import { opencode } from './opencode.ts';
import { openhands } from './openhands.ts';
import { pi } from './pi.ts';
import { qoder } from './qoder.ts';
import { qwenCode } from './qwen-code.ts';
import { roo } from './roo.ts';
import { ruler } from './ruler.ts';
import { rulesync } from './rulesync.ts';
import { springAi } from './spring-ai.ts';
import { tabnine } from './tabnine.ts';
import { tinyAgents } from './tiny-agents.ts';
import { trae } from './trae.ts';
import { vibe } from './vibe.ts';
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
  jetbrainsAi,
  grok,
  bob,
  firebaseStudio,
  agentsFolder,
  pi,
  omp,
  qoder,
  hermes,
  devin,
  iflow,
  rulesync,
  ruler,
  kimi,
  codebuddy,
  mcporter,
  vibe,
  openhands,
  springAi,
  fastmcp,
  noClient,
  dockerAgent,
  tinyAgents,
  mcpRegistry,
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
