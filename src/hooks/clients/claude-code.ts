/**
 * Claude Code's hooks SessionStart, UserPromptSubmit and PreToolUse: JSON in and out. Never answers "allow", which would skip the questions that the
 * person's own settings ask. Run with version 2.1.197: "ask" counts in every permission mode, without a person as a denial; `systemMessage`
 * does not reach the model.
 */
import { isObject } from '../../lock/pointer.ts';
import type { Json } from '../../model.ts';
import { asCalled } from '../called-name.ts';
import type { Act, Candidate, CheckedServer, HookClient, HookEvent } from '../client.ts';
import { absolutePath, answerLine, forPerson, textOf, textsIn } from '../client-json.ts';

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
    const { hook_event_name: event, tool_name: tool, tool_input: given, cwd } = input;
    const session = textOf(input['session_id']);
    // `cwd` changes with the agent; the project's folder does not.
    const root = absolutePath(env['CLAUDE_PROJECT_DIR'] || cwd);
    if (typeof event !== 'string') return undefined;
    if (event === 'UserPromptSubmit' && root !== undefined) return { kind: 'prompt', roots: [root], session };
    if (event !== 'SessionStart' && event !== 'PreToolUse') return { kind: 'other' };
    if (event === 'PreToolUse' && typeof tool !== 'string') return undefined;
    const called = event === 'PreToolUse' ? String(tool) : '';
    const ofServer = called.startsWith('mcp__');
    const reads = !ofServer && READS_SERVERS.test(called);
    if (event === 'PreToolUse' && !ofServer && !reads) {
      if (ABOUT_SERVERS.test(called) && called !== SEARCH) return { kind: 'unknown-tool' };
      const roots = root === undefined ? [] : [root];
      return actOf(called, given, { roots, session, cwd: absolutePath(cwd) });
    }
    if (root === undefined) return undefined;
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
    answerLine({ ...(person === model ? {} : { systemMessage: person }), ...decided('deny', model) }),
  ask: ({ person }) => answerLine(decided('ask', person)),
  pass: '',
  sessionStart: (problem, note) =>
    problem === undefined && note === undefined
      ? ''
      : answerLine({
          systemMessage: forPerson(problem, note),
          ...(problem === undefined
            ? {}
            : { hookSpecificOutput: { hookEventName: 'SessionStart', additionalContext: problem.model } }),
        }),
  tell: (text) => answerLine({ systemMessage: text }),
  other: '',
};

const decided = (permissionDecision: 'deny' | 'ask', permissionDecisionReason: string) => ({
  hookSpecificOutput: { hookEventName: 'PreToolUse', permissionDecision, permissionDecisionReason },
});

/** Tools that only read the file in their input. */
const READS_FILES = /^(?:Read|NotebookRead|Glob|Grep|LS|LSP)$/;

/** Known by their input: `Bash`, `PowerShell` and `Monitor` run a command, `REPL` code; `Edit`, `Write` and their like have a path. */
function actOf(
  tool: string,
  input: Json | undefined,
  from: Pick<Act, 'roots' | 'session' | 'cwd'>,
): HookEvent {
  const [command] = textsIn(input, 'command');
  const [code] = textsIn(input, 'code');
  const paths = READS_FILES.test(tool) ? [] : textsIn(input, 'file_path', 'notebook_path', 'path');
  if (command === undefined && code === undefined && paths.length === 0) return { kind: 'other' };
  return {
    kind: 'act',
    ...from,
    ...(command === undefined ? {} : { command }),
    ...(tool === 'PowerShell' ? { shell: 'powershell' as const } : {}),
    ...(code === undefined ? {} : { code }),
    paths,
  };
}

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
