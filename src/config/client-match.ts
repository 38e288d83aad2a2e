/**
 * Whose a file is that somebody named: its path and text in, the client out. A path that is like a client's own wins; then
 * what stands in the file; a file of nobody in particular is read as `generic`.
 */
import type { Client, Place, Tell } from '../contracts.ts';
import { McpLockError } from '../errors.ts';
import { readTree } from './formats/index.ts';
import type { Branch, Tree } from './formats/tree.ts';
import { isBranch, isList, valueAt } from './formats/tree.ts';

/** All clients to whom a path may belong, the surest first. */
export function clientsByPath(path: string, clients: readonly Client[], place: Place): readonly Client[] {
  const owners = clients
    .map((client) => ({ client, sure: client.owns(path, place) }))
    .filter(({ sure }) => sure > 0);
  const most = Math.max(0, ...owners.map(({ sure }) => sure));
  return owners.filter(({ sure }) => sure === most).map(({ client }) => client);
}

/** The clients that a file of unknown name tells of, the surest first. None reads a format that is not its own. */
export function clientsByContent(path: string, text: string, clients: readonly Client[]): readonly Client[] {
  try {
    const { root, format } = readTree(text, path, 'any');
    if (!isBranch(root)) return [];
    return clients.filter(
      (client) =>
        (client.format === 'any' || client.format === format) &&
        client.tells.some((tell) => matches(tell, root, format, text)),
    );
  } catch (error) {
    // Its own reader says what is wrong with it.
    if (error instanceof McpLockError) return [];
    throw error;
  }
}

function matches(tell: Tell, root: Branch, format: string, text: string): boolean {
  const value = valueAt(root, tell.at);
  if (value === undefined) return false;
  const entries = isBranch(value) ? [...value.values()] : isList(value) ? value : [];
  const entry = (fits: (one: Branch) => boolean) => entries.some((one) => isBranch(one) && fits(one));
  return (
    (tell.format === undefined || tell.format === format) &&
    (tell.is === undefined || tell.is === kindOf(value)) &&
    (tell.without === undefined || !root.has(tell.without)) &&
    (tell.holds === undefined || entry((one) => tell.holds?.some((key) => one.has(key)) === true)) &&
    (tell.types === undefined || entry((one) => tell.types?.includes(String(one.get('type'))) === true)) &&
    (tell.says === undefined || (typeof value === 'string' && value.includes(tell.says))) &&
    (tell.mentions === undefined || text.includes(tell.mentions))
  );
}

const kindOf = (value: Tree): string => (isBranch(value) ? 'object' : isList(value) ? 'list' : 'other');
