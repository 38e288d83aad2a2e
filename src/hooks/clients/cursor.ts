/**
 * Cursor's hooks sessionStart and beforeMCPExecution: JSON in and out. Cursor does not name the server but sends its command line or
 * URL. Messages are sent under both spellings that its releases have used.
 */
import { isAbsolute } from 'node:path';
import type { Json } from '../../model.ts';
import type { Candidate, CheckedServer, HookClient } from '../client.ts';
import { launchHash } from '../launch-hashes.ts';

export const cursor: HookClient = {
  id: 'cursor',
  configs: undefined,
  read: (input) => {
    const { hook_event_name: event, tool_name: tool, command, url, workspace_roots: given } = input;
    // At the start of a session, Cursor may send the id under another name.
    const session =
      [input['conversation_id'], input['session_id']].find((id) => typeof id === 'string') ?? '';
    if (typeof event !== 'string') return undefined;
    if (event !== 'sessionStart' && event !== 'beforeMCPExecution') return { kind: 'other' };
    const roots = folders(given);
    if (roots === undefined) return undefined;
    if (event === 'sessionStart') return { kind: 'start', roots, session: String(session) };
    const launches = [command, url].filter((text) => typeof text === 'string' && text.trim() !== '');
    if (typeof tool !== 'string' || launches.length === 0) return undefined;
    const candidatesOf = (servers: readonly CheckedServer[]) =>
      candidates(tool, launches.map(String), servers);
    return { kind: 'call', roots, session: String(session), candidates: candidatesOf };
  },
  deny: (reason) =>
    line({
      permission: 'deny',
      user_message: reason,
      agent_message: reason,
      userMessage: reason,
      agentMessage: reason,
    }),
  pass: line({ permission: 'allow' }),
  sessionStart: (problem) =>
    line(
      problem === undefined
        ? {}
        : {
            additional_context: problem.model,
            additionalContext: problem.model,
            user_message: problem.person,
            userMessage: problem.person,
          },
    ),
  other: line({}),
};

function line(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}

function folders(given: Json | undefined): readonly string[] | undefined {
  if (!Array.isArray(given) || given.length === 0) return undefined;
  const roots = given.map((root: Json) => (typeof root === 'string' && isAbsolute(root) ? root : undefined));
  return roots.includes(undefined) ? undefined : roots.map(String);
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
