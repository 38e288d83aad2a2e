/**
 * All texts of the hooks: facts in, sentences out. Most are read by a model: it is not told how a change is accepted, and no text
 * holds a word that came from a server. Loaded before every call of a tool, so nothing is imported here.
 */
import type { Problem } from './client.ts';

const VERIFY_AGAIN = 'A person must run `mcp-lock verify`, resolve what it reports, and start a new session.';

/** `verify` says nothing of these. */
const NOT_CHECKED = 'A person can see what is checked with `mcp-lock list`.';

const denied = (reason: string): string => `mcp-lock denied this call: ${reason}.`;

/** `name` undefined: it is not a plain word. */
const serverNamed = (name: string | undefined): string =>
  name === undefined ? 'a server' : `the server "${name}"`;

// Why a call is denied.

const DENIALS = {
  drift: 'does not match mcp-lock.json',
  incomplete: 'could not be checked when the session started',
  other: 'comes from a config of this user, which was not checked',
} as const;

export const serverDenied = (name: string | undefined, verdict: keyof typeof DENIALS): string =>
  `${denied(`${serverNamed(name)} ${DENIALS[verdict]}`)} ${VERIFY_AGAIN}`;

export const unknownServerDenied = (): string =>
  `${denied('the server of this tool is in none of the checked configs')} ${NOT_CHECKED}`;

export const unknownPluginDenied = (): string =>
  `${denied('its plugin is not in this repository, and mcp-lock does not check installed plugins')} ${NOT_CHECKED}`;

export const unlockedToolDenied = (name: string | undefined): string =>
  `${denied(`${serverNamed(name)} has no such tool in mcp-lock.json`)} ${VERIFY_AGAIN}`;

export const uncheckedSessionDenied = (): string =>
  `${denied('the MCP servers were not checked when this session started')} ${VERIFY_AGAIN}`;

export const changedFilesDenied = (): string =>
  `${denied('the lockfile, a config or a file of a server changed after the session was checked')} ${VERIFY_AGAIN}`;

export const malformedInputDenied = (): string =>
  denied('the hook did not understand the input from the client');

export const unknownToolDenied = (): string =>
  denied('mcp-lock does not know what this tool of the client reads from MCP servers');

export const failedHookDenied = (): string => `${denied('the hook failed')} ${VERIFY_AGAIN}`;

/** Verdicts are stored outside the project, so that a repository cannot bring its own. */
export const stateFolderInProject = (): string =>
  'mcp-lock denies calls to MCP servers here: the state folder of this user is inside the project, so verdicts cannot be stored. A person must open another folder or set XDG_STATE_HOME, and start a new session.';

// Why a person is asked before a tool of the client is used. The person reads it in the question; the model, if the answer is no.

const ACTS = {
  command: 'this command may accept changed MCP servers or change how mcp-lock is used',
  file: 'this may change a file by which mcp-lock decides: its lockfile, its settings, a config of MCP servers, hook settings or stored checks',
  unread: 'this command line is too long or too deeply nested to be read',
} as const;

export const actAsked = (what: keyof typeof ACTS): string =>
  `mcp-lock: ${ACTS[what]}. Allow it only if you want this change.`;

export const failedActAsked = (): string =>
  'mcp-lock: the hook failed, so this tool call was not checked. Allow it only if you know what it does.';

/** Where a client has no question. */
export const actDenied = (): string =>
  `${denied('it would change a file by which mcp-lock decides')} A person must make this change.`;

// What guards hid, for the person alone.

/** `texts`: one for each server. */
export const hiddenTold = (texts: readonly string[]): string =>
  `mcp-lock guard: ${texts.join('. ')}. Run \`mcp-lock status\` to see what to do.`;

// What is wrong when a session starts: one text for the person, one for the model.

/** A number of servers, and the names of those whose names are plain words. */
export interface NamedServers {
  readonly count: number;
  readonly names: readonly string[];
  /** Those of them that are in the lock: the model is told no other. */
  readonly locked: readonly string[];
}

/** `unread`: config entries that could not be read. */
export function serversDenied(
  drifted: NamedServers,
  unchecked: NamedServers,
  unread: number,
  { accept, ofUser }: DeniedSide,
): Problem {
  const flag = ofUser ? ' --user' : '';
  const what = (to: 'names' | 'locked'): string => {
    const parts = [
      drifted.count === 0
        ? ''
        : `${plural(drifted.count, 'MCP server does', 'MCP servers do')} not match ${ofUser ? 'your lockfile' : 'mcp-lock.json'}${listed(drifted, to)}`,
      unchecked.count === 0
        ? ''
        : `${drifted.count > 0 ? unchecked.count : plural(unchecked.count, 'MCP server', 'MCP servers')} could not be checked${listed(unchecked, to)}`,
      unread === 0 ? '' : `${plural(unread, 'config entry', 'config entries')} could not be read`,
    ].filter((part) => part !== '');
    return `mcp-lock${ofUser ? ' (your own configs)' : ''}: ${parts.join(', ')}. Calls to ${drifted.count + unchecked.count + unread === 1 ? 'this server' : 'these servers'} are denied.`;
  };
  const word = accept === undefined ? '' : ` ${accept}`;
  const fix =
    drifted.count === 0
      ? 'Fix what it reports'
      : `Fix what it reports, or review the change with \`mcp-lock diff${word}${flag}\` and accept it with \`mcp-lock update${word} -i${flag}\``;
  return {
    person: `${what('names')} Run \`mcp-lock verify${flag}\` for details. ${fix}, then start a new session.`,
    model: `${what('locked')} ${VERIFY_AGAIN}`,
  };
}

interface DeniedSide {
  /** The drifted server to name in the command, as a shell word. */
  readonly accept: string | undefined;
  /** The servers are those of the user's own configs. */
  readonly ofUser: boolean;
}

/** For the person alone. `names`: those that are plain words. */
export function userServersUnchecked(count: number, names: readonly string[]): string {
  const servers = listed({ count, names, locked: [] }, 'names');
  return `mcp-lock: ${plural(count, 'MCP server', 'MCP servers')} of your own configs ${count === 1 ? 'was' : 'were'} not checked${servers}. Calls to ${count === 1 ? 'this server' : 'these servers'} are denied. Lock your own servers with \`mcp-lock init --user\`, then start a new session.`;
}

/** The settings are not the accepted ones. */
export function settingsDenied(ofUser: boolean): Problem {
  const flag = ofUser ? ' --user' : '';
  const what = `mcp-lock${ofUser ? ' (your own configs)' : ''}: the settings of mcp-lock are not the accepted ones. Calls to MCP servers are denied.`;
  return {
    person: `${what} Find out who changed them. Accept them with \`mcp-lock update -i${flag}\`, or restore the file, then start a new session.`,
    model: `${what} ${VERIFY_AGAIN}`,
  };
}

/** For the person alone. `loosened`: rules and severities in the words of mcp-lock. */
export const settingsLoosened = (loosened: readonly string[], ofUser: boolean): string =>
  `mcp-lock${ofUser ? ' (your own configs)' : ''} settings: ${loosened.join('; ')}.`;

/** `code`: of the error; undefined: a bug of mcp-lock. */
export function checkFailed(code: string | undefined, ofUser = false): Problem {
  const what = `mcp-lock could not check the MCP servers${ofUser ? ' of your own configs' : ''} (${code ?? 'internal error'}). Calls to these servers are denied.`;
  return {
    person: `${what} Run \`mcp-lock verify${ofUser ? ' --user' : ''}\` for details. Fix what it reports, then start a new session.`,
    model: `${what} ${VERIFY_AGAIN}`,
  };
}

/** `folder`: where the verdicts of this user are kept. `reason`: Node's code of the failed call. */
export function checkNotStored(folder: string, reason: string): Problem {
  const what = `mcp-lock could not store its check of the MCP servers in ${folder} (${reason}). Calls to these servers are denied.`;
  const fix = 'make that folder writable or set XDG_STATE_HOME to another folder';
  return {
    person: `${what} To fix this, ${fix}, then start a new session.`,
    model: `${what} A person must ${fix}, and start a new session.`,
  };
}

const MOST_NAMED = 10;

function listed({ count, ...named }: NamedServers, to: 'names' | 'locked'): string {
  const shown = named[to].slice(0, MOST_NAMED);
  if (shown.length === 0) return '';
  const more = count - shown.length;
  const others = more === 0 ? '' : ` and ${plural(more, 'other server', 'other servers')}`;
  return ` (${shown.map((name) => `"${name}"`).join(', ')}${others})`;
}

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;
