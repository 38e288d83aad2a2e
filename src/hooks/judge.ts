/**
 * Whether a call may go through, by the last check of the session: an event in, a reason against it out. Fails closed.
 * Hashes lock and configs again; asks no server, and says no word that came from one.
 */

import type { HookOptions } from './checked.ts';
import { checkedPath, readChecked, rootsOf } from './checked.ts';
import type { CheckedServer, HookClient, HookEvent } from './client.ts';
import { unchanged } from './verdict-cache/watched.ts';

type JudgingHost = Parameters<typeof checkedPath>[3];

/** The reason to deny a call; undefined when there is none. */
export async function judge(
  call: Extract<HookEvent, { readonly kind: 'call' }>,
  client: HookClient,
  options: HookOptions,
  version: string,
  host: JudgingHost,
): Promise<string | undefined> {
  const servers: CheckedServer[] = [];
  for (const root of rootsOf(options, call.roots, host)) {
    const path = await checkedPath(root, options, { client: client.id, session: call.session }, host);
    if (path === undefined) return NO_PLACE;
    const checked = await readChecked(path, version, host);
    if (checked === undefined) return UNCHECKED;
    if (!(await unchanged(checked.watched, host))) return CHANGED;
    servers.push(...checked.servers);
  }
  const named = (options.config ?? []).length > 0;
  const own = servers.filter((server) => named || (client.configs?.includes(server.client) ?? true));
  const candidates = call.among(own);
  const against = candidates.find(({ server }) => server.verdict !== 'ok')?.server;
  if (against !== undefined && against.verdict !== 'ok')
    return says(`${shownName(against)} ${AGAINST[against.verdict]}`);
  if (candidates.length === 0)
    return says('the server of this tool is in none of the configs that were checked');
  const [first] = candidates;
  // One name in the client may mean several tools here: what fits only one of them fits none.
  if (!candidates.every(({ locked }) => locked))
    return says(
      `${first === undefined ? 'a server' : shownName(first.server)} has no such tool in mcp-lock.json`,
    );
  return undefined;
}

const AGAINST = {
  drift: 'is not as mcp-lock.json has it',
  incomplete: 'could not be checked when the session started',
  other: 'stands in a config of this user, and that one was not checked',
} as const;

const says = (what: string): string => `mcp-lock denied this call: ${what}. ${AGAIN}`;

/** How a change is accepted is not said: a model reads it. */
export const AGAIN =
  'A person can look with `mcp-lock verify`, mend or accept what it says, then start a new session.';
const UNCHECKED = `mcp-lock denied this call: there is no check of this session's servers. ${AGAIN}`;
const CHANGED = `mcp-lock denied this call: the lock, a config or a server's file changed after the session was checked. ${AGAIN}`;
/** Nothing can be kept where a repository could bring it along. */
export const NO_PLACE =
  'mcp-lock denies calls to MCP servers here: its verdicts cannot be kept, because the state folder of this user lies inside the project. A person can open another folder, or set XDG_STATE_HOME, then start a new session.';
/** What cannot be understood is not let through. */
export const MALFORMED =
  'mcp-lock denied this call: what the client said to its hook could not be understood.';
export const FAILED = `mcp-lock denied this call: its hook failed. ${AGAIN}`;

/** Whether a name is a plain word: a model reads it. */
export const isPlain = (name: string): boolean => /^[A-Za-z0-9._@-]{1,64}$/.test(name);

const shownName = ({ name }: CheckedServer): string => (isPlain(name) ? `the server "${name}"` : 'a server');
