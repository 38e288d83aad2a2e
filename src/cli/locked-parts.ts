/**
 * What a person names of a lockfile: a server or an item in, its entry out; and which texts do not match their hashes. Reads nothing.
 */
import { itemPath } from '../config/item-path.ts';
import { serverNames } from '../config/server-names.ts';
import type { PrintableOptions } from '../display/printable.ts';
import { McpLockError } from '../errors.ts';
import { mismatches } from '../lock/hashes.ts';
import type { Entry, Lockfile } from '../model.ts';
import { lockedServerChanged, lockedTextChanged, partOfServer, unknownLockedServer } from './messages.ts';

export type Say = (text: string, options?: PrintableOptions) => string;

interface LockedPart {
  readonly server: string;
  readonly item?: string | undefined;
  readonly entry: Entry;
}

/** `SERVER` or `SERVER/ITEM`. Throws E_USAGE for a server that the lock does not hold. */
export function lockedAt(what: string, lockfile: Lockfile, say: Say): LockedPart {
  const path = itemPath(what, serverNames(lockfile));
  const entry = path === undefined ? undefined : lockfile.servers[path.server];
  if (path === undefined || entry === undefined) {
    const known = Object.keys(lockfile.servers).map((name) => say(name));
    throw new McpLockError(unknownLockedServer(say(what.split('/', 1)[0] || what), known));
  }
  return { ...path, entry };
}

/** A line for each text, or without a name for each server, that does not match its hash: it was edited by hand and is not what was reviewed. */
export function forgedLines(what: string | undefined, lockfile: Lockfile, say: Say): readonly string[] {
  if (what === undefined) return forgedServers(lockfile, say);
  const path = itemPath(what, serverNames(lockfile));
  const entry = path === undefined ? undefined : lockfile.servers[path.server];
  if (path === undefined || entry === undefined) return [];
  const broken = mismatches(entry);
  if (path.item === undefined) {
    return broken.map(({ kind, name }) => lockedTextChanged(say(name ?? partOfServer(kind))));
  }
  return broken.some(({ name }) => name === path.item) ? [lockedTextChanged(undefined)] : [];
}

const forgedServers = ({ servers }: Lockfile, say: Say): readonly string[] =>
  Object.entries(servers)
    .filter(([, entry]) => mismatches(entry).length > 0)
    .map(([name]) => lockedServerChanged(say(name)));
