/**
 * Which client a named config file belongs to: its path and text in, clients out. A path like one of the client's own decides, then
 * the content of the file. A file of no known client is read as `generic`.
 */
import type { Client, Place, Tell } from '../contracts.ts';
import { McpLockError } from '../errors.ts';
import { readTree } from './formats/index.ts';
import type { Branch, Tree } from './formats/tree.ts';
import { isBranch, isList, valueAt } from './formats/tree.ts';

/** The clients whose own paths are most like this one. */
export function clientsByPath(path: string, clients: readonly Client[], place: Place): readonly Client[] {
  const owners = clients
    .map((client) => ({ client, score: client.owns(path, place) }))
    .filter(({ score }) => score > 0);
  const best = Math.max(0, ...owners.map(({ score }) => score));
  return owners.filter(({ score }) => score === best).map(({ client }) => client);
}

/** The clients that the content of a file fits, in the order of `clients`. None for a format that the client does not read. */
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
    // The reader of the file reports what is wrong with it.
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
