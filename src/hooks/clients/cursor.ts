/**
 * Cursor's hooks sessionStart, beforeMCPExecution and preToolUse: JSON in and out. For a call of a server's tool, Cursor does not
 * name the server but sends its command line or URL. Messages are sent under both spellings that its releases have used.
 */
import { isObject } from '../../lock/pointer.ts';
import type { Json } from '../../model.ts';
import type { Act, Candidate, CheckedServer, HookClient, Problem } from '../client.ts';
import { absolutePath, answerLine, forPerson, textsIn } from '../client-json.ts';
import { launchHash } from '../launch-hashes.ts';

/** Tools of Cursor that read from servers, such as `ListMcpResources` and `fetch_mcp_resource`. */
const READS_SERVERS = /mcp.*resource/i;
/** Its other tools about MCP servers. */
const ABOUT_SERVERS = /mcp/i;
/** `MCP:read_note` in preToolUse: asked again before the call, with the launch line of its server. */
const OF_SERVER = /^MCP:|^mcp_(?!.*resource)/;

/** Its tools that change files. */
const WRITES_FILES = /write|edit|delete|replace|patch/i;
const PATHS = ['file_path', 'path', 'target_file', 'notebook_path', 'target_notebook'];

export const cursor: HookClient = {
  id: 'cursor',
  configs: undefined,
  read: (input) => {
    const { hook_event_name: event, tool_name: tool, command, workspace_roots: given } = input;
    // At the start of a session, Cursor may send the id under another name.
    const [session = ''] = textsIn(input, 'conversation_id', 'session_id');
    if (typeof event !== 'string') return undefined;
    if (event === 'beforeShellExecution') {
      const cwd = absolutePath(input['cwd']);
      return typeof command === 'string' ? { ...actIn(given, session), cwd, command } : undefined;
    }
    if (!['sessionStart', 'beforeMCPExecution', 'preToolUse'].includes(event)) return { kind: 'other' };
    if (event === 'preToolUse') {
      if (typeof tool !== 'string') return undefined;
      if (OF_SERVER.test(tool)) return { kind: 'other' };
      if (!READS_SERVERS.test(tool)) {
        if (ABOUT_SERVERS.test(tool)) return { kind: 'unknown-tool' };
        const paths = WRITES_FILES.test(tool) ? textsIn(input['tool_input'], ...PATHS) : [];
        // Cursor takes "ask" for an answer here, and then does not ask.
        return paths.length === 0 ? { kind: 'other' } : { ...actIn(given, session), paths, cannotAsk: true };
      }
    }
    const roots = folders(given);
    if (roots === undefined) return undefined;
    if (event === 'sessionStart') return { kind: 'start', roots, session };
    if (event === 'preToolUse') {
      const server = isObject(input['tool_input']) ? input['tool_input']['server'] : undefined;
      const read = (servers: readonly CheckedServer[]) => ofResources(server, servers);
      return { kind: 'call', roots, session, candidates: read };
    }
    const launches = textsIn(input, 'command', 'url').filter((text) => text.trim() !== '');
    if (typeof tool !== 'string' || launches.length === 0) return undefined;
    const candidatesOf = (servers: readonly CheckedServer[]) => candidates(tool, launches, servers);
    return { kind: 'call', roots, session, candidates: candidatesOf };
  },
  deny: (reason) => decided('deny', reason),
  ask: (reason) => decided('ask', reason),
  pass: answerLine({ permission: 'allow' }),
  sessionStart: (problem, note) => {
    const person = forPerson(problem, note);
    return answerLine({
      ...(problem === undefined
        ? {}
        : { additional_context: problem.model, additionalContext: problem.model }),
      ...(person === '' ? {} : { user_message: person, userMessage: person }),
    });
  },
  // It has no event whose answer goes to the person alone.
  tell: () => answerLine({}),
  other: answerLine({}),
};

const decided = (permission: 'deny' | 'ask', { person, model }: Problem): string =>
  answerLine({
    permission,
    user_message: person,
    agent_message: model,
    userMessage: person,
    agentMessage: model,
  });

function actIn(given: Json | undefined, session: string): Act {
  const roots = folders(given) ?? [];
  return { kind: 'act', roots, session, cwd: roots[0] };
}

/**
 * All servers of Cursor's configs, since it does not say which config has the one that it reads from. None: the name that it gives
 * is that of no server of the project. It can put words in front of a name, as in `project-0-notes`. Without such words it can also
 * be that of an unchecked server of the user.
 */
function ofResources(given: Json | undefined, servers: readonly CheckedServer[]): readonly Candidate[] {
  const own = servers.filter(
    ({ client, verdict, name }) =>
      (client === 'cursor' || client === 'generic') && (verdict !== 'other' || name === given),
  );
  const isOf = ({ name }: CheckedServer) =>
    given === name ||
    (typeof given === 'string' && given.endsWith(`-${name}`) && !/^(?:user|plugin)-/.test(given));
  if (given !== undefined && !own.some(isOf)) return [];
  return own.map((server) => ({ server, locked: true }));
}

function folders(given: Json | undefined): readonly string[] | undefined {
  if (!Array.isArray(given) || given.length === 0) return undefined;
  const roots = given.map(absolutePath).filter((root) => root !== undefined);
  return roots.length < given.length ? undefined : roots;
}

/** The servers with this command line or URL; if there is none, those with this program. */
function candidates(
  tool: string,
  launches: readonly string[],
  servers: readonly CheckedServer[],
): readonly Candidate[] {
  return launches
    .flatMap((text) => {
      const mark = launchHash(text);
      const exact = servers.filter(({ lines }) => lines.includes(mark));
      return exact.length > 0 ? exact : servers.filter(({ programs }) => programs.includes(mark));
    })
    .map((server) => ({ server, locked: server.tools.includes(tool) }));
}
