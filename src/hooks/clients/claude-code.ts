/**
 * Claude Code's hooks SessionStart, UserPromptSubmit and PreToolUse: JSON in and out. Never answers "allow", which would skip the questions that the
 * person's own settings ask. Run with version 2.1.197: "ask" counts in every permission mode, without a person as a denial; `systemMessage`
 * does not reach the model.
 */
import { isAbsolute } from 'node:path';
import { isObject } from '../../lock/pointer.ts';
import type { Json, JsonObject } from '../../model.ts';
import { asCalled } from '../called-name.ts';
import type { Candidate, CheckedServer, HookClient, HookEvent } from '../client.ts';

/**
 * Tools of Claude Code that read from the server named in their input, or from all: `ListMcpResourcesTool`, `ReadMcpResourceTool`,
 * `ReadMcpResourceDirTool`, and what later releases add to them.
 */
const READS_SERVERS = /mcp.*resource|^WaitForMcpServers$/i;
/** Its other tools about MCP servers: what they give to the model is not known. */
const ABOUT_SERVERS = /mcp/i;
/** The name of `ToolSearch` in some releases: as descriptions do, what it finds reaches the model without a hook. */
const SEARCH = 'MCPSearch';

export const claudeCode: HookClient = {
  id: 'claude-code',
  configs: ['claude-code', 'generic'],
  read: (input, env) => {
    const { hook_event_name: event, tool_name: tool, tool_input: given, cwd, session_id: id } = input;
    // `cwd` changes with the agent; the project's folder does not.
    const root = env['CLAUDE_PROJECT_DIR'] || cwd;
    if (typeof event !== 'string') return undefined;
    if (event === 'UserPromptSubmit' && typeof root === 'string' && isAbsolute(root))
      return { kind: 'prompt', roots: [root], session: typeof id === 'string' ? id : '' };
    if (event !== 'SessionStart' && event !== 'PreToolUse') return { kind: 'other' };
    if (event === 'PreToolUse' && typeof tool !== 'string') return undefined;
    const called = event === 'PreToolUse' ? String(tool) : '';
    const ofServer = called.startsWith('mcp__');
    const reads = !ofServer && READS_SERVERS.test(called);
    if (event === 'PreToolUse' && !ofServer && !reads) {
      if (ABOUT_SERVERS.test(called) && called !== SEARCH) return { kind: 'unknown-tool' };
      return actOf(called, isObject(given) ? given : {}, { root, cwd, session: id });
    }
    if (typeof root !== 'string' || !isAbsolute(root)) return undefined;
    const session = typeof id === 'string' ? id : '';
    if (event === 'SessionStart') return { kind: 'start', roots: [root], session };
    const server = isObject(given) ? given['server'] : undefined;
    return {
      kind: 'call',
      roots: [root],
      session,
      ofPlugin: called.startsWith('mcp__plugin_'),
      candidates: (servers) => (reads ? ofResources(server, servers) : ofTool(called.slice(5), servers)),
    };
  },
  deny: ({ person, model }) =>
    line({
      ...(person === model ? {} : { systemMessage: person }),
      hookSpecificOutput: {
        hookEventName: 'PreToolUse',
        permissionDecision: 'deny',
        permissionDecisionReason: model,
      },
    }),
  ask: ({ person }) =>
    line({
      hookSpecificOutput: {
        hookEventName: 'PreToolUse',
        permissionDecision: 'ask',
        permissionDecisionReason: person,
      },
    }),
  pass: '',
  sessionStart: (problem, note) =>
    problem === undefined && note === undefined
      ? ''
      : line({
          systemMessage: [problem?.person, note].filter((text) => text !== undefined).join(' '),
          ...(problem === undefined
            ? {}
            : { hookSpecificOutput: { hookEventName: 'SessionStart', additionalContext: problem.model } }),
        }),
  tell: (text) => line({ systemMessage: text }),
  other: '',
};

/** Tools that only read the file in their input. */
const READS_FILES = /^(?:Read|NotebookRead|Glob|Grep|LS|LSP)$/;

/** Known by their input: `Bash`, `PowerShell` and `Monitor` run a command, `REPL` code; `Edit`, `Write` and their like have a path. */
function actOf(
  tool: string,
  input: JsonObject,
  { root, cwd, session }: Readonly<Record<'root' | 'cwd' | 'session', Json | undefined>>,
): HookEvent {
  const texts = (...names: readonly string[]) =>
    names.map((name) => input[name]).filter((value) => typeof value === 'string');
  const [command] = texts('command');
  const [code] = texts('code');
  const paths = READS_FILES.test(tool) ? [] : texts('file_path', 'notebook_path', 'path');
  if (command === undefined && code === undefined && paths.length === 0) return { kind: 'other' };
  return {
    kind: 'act',
    roots: typeof root === 'string' && isAbsolute(root) ? [root] : [],
    session: typeof session === 'string' ? session : '',
    cwd: typeof cwd === 'string' && isAbsolute(cwd) ? cwd : undefined,
    ...(command === undefined ? {} : { command }),
    ...(tool === 'PowerShell' ? { shell: 'powershell' as const } : {}),
    ...(code === undefined ? {} : { code }),
    paths,
  };
}

const line = (value: unknown): string => `${JSON.stringify(value)}\n`;

/**
 * The servers that `<server>__<tool>` may be for. Claude Code replaces special characters in names, some releases also the hyphen, and
 * either name may contain `__`.
 */
function ofTool(called: string, servers: readonly CheckedServer[]): readonly Candidate[] {
  const loose = called.replaceAll('-', '_');
  return servers.flatMap((server): readonly Candidate[] =>
    namesOf(server).flatMap((name) => {
      if (!loose.startsWith(`${name.replaceAll('-', '_')}__`)) return [];
      const tool = called.slice(name.length + 2);
      return [{ server, locked: server.tools.some((one) => asCalled(one) === tool) }];
    }),
  );
}

function ofResources(name: Json | undefined, servers: readonly CheckedServer[]): readonly Candidate[] {
  const named =
    typeof name === 'string' ? servers.filter((server) => namesOf(server).includes(asCalled(name))) : servers;
  return named.map((server) => ({ server, locked: true }));
}

const namesOf = ({ name, called = [name] }: CheckedServer): readonly string[] => called.map(asCalled);
