/**
 * What a client is told when a session starts and not all is well: a report or a failure in, two texts out. Names stand in
 * them where they are plain words, and no other word of a config or a server.
 */
import { shellWord } from '../display/shell-word.ts';
import { McpLockError } from '../errors.ts';
import type { Report } from '../model.ts';
import type { Problem } from './client.ts';
import { AGAIN, isPlain } from './judge.ts';

/** Undefined: all is well. */
export function problemOf({ servers, failures }: Report): Problem | undefined {
  const drifted = servers.filter(({ status }) => status === 'drift').map(({ name }) => name);
  const unchecked = servers.filter(({ status }) => status === 'incomplete').map(({ name }) => name);
  const unread = failures.filter(({ server }) => server === undefined).length;
  const parts = [
    drifted.length === 0
      ? ''
      : `${counted(drifted.length, 'MCP server')} not as mcp-lock.json has ${drifted.length === 1 ? 'it' : 'them'}${named(drifted)}`,
    unchecked.length === 0
      ? ''
      : `${counted(unchecked.length, 'MCP server')} could not be checked${named(unchecked)}`,
    unread === 0 ? '' : `${counted(unread, 'config entry', 'config entries')} could not be read`,
  ].filter((part) => part !== '');
  if (parts.length === 0) return undefined;
  const count = drifted.length + unchecked.length + unread;
  const what = `mcp-lock: ${parts.join(', ')}; calls to ${count === 1 ? 'it' : 'them'} are denied.`;
  const [first] = drifted.filter(isPlain);
  const word = first === undefined ? undefined : shellWord(first);
  const accept = drifted.length === 0 ? '' : ` or accept it with \`mcp-lock update ${word ?? 'SERVER'}\``;
  return {
    person: `${what} Look with \`mcp-lock verify\`, mend what it says${accept}, then start a new session.`,
    model: `${what} ${AGAIN}`,
  };
}

/** The servers could not be looked at, or not for long enough to keep what was seen. */
export function failedCheck(error: unknown): Problem {
  const code = error instanceof McpLockError ? error.code : 'an error of mcp-lock itself';
  const what = `mcp-lock could not check the MCP servers (${code}); calls to them are denied.`;
  return {
    person: `${what} Look with \`mcp-lock verify\`, mend what it says, then start a new session.`,
    model: `${what} ${AGAIN}`,
  };
}

/** `place`: the folder of this user's verdicts. */
export function unkept(place: string, reason: string): Problem {
  const what = `mcp-lock could not keep its check of the MCP servers (${reason} at ${place}); calls to them are denied.`;
  const next = 'make that folder writable, or set XDG_STATE_HOME to another, then start a new session.';
  return { person: `${what} Next: ${next}`, model: `${what} A person can ${next}` };
}

/** Of one text for both. */
export const said = (text: string): Problem => ({ person: text, model: text });

function named(names: readonly string[]): string {
  const plain = names.filter(isPlain).slice(0, MOST_NAMED);
  if (plain.length === 0) return '';
  const rest = names.length - plain.length;
  return ` (${plain.map((name) => `"${name}"`).join(', ')}${rest === 0 ? '' : ` and ${rest} more`})`;
}

const MOST_NAMED = 10;

const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;
