/**
 * Names of servers as a person types them: by the whole key of the lock, or by the plain name (`notes` for `packages/a:notes`) where only one
 * server has it. Names and servers in, keys out. Pure.
 */
import { printable } from '../display/printable.ts';
import { McpLockError } from '../errors.ts';
import type { Found } from '../launch/prepared.ts';
import type { Lockfile } from '../model.ts';
import { severalServers } from './messages.ts';

export interface ServerName {
  readonly key: string;
  /** Without the folder. */
  readonly plain: string;
}

const nameOf = (key: string, folder: string | undefined): ServerName => ({
  key,
  plain: folder !== undefined && key.startsWith(`${folder}:`) ? key.slice(folder.length + 1) : key,
});

/** Those of a lockfile, and those that are configured; sorted by key, each once. */
export function serverNames(
  lockfile: Lockfile | undefined,
  found: readonly Pick<Found, 'key' | 'folder'>[] = [],
): readonly ServerName[] {
  const names = new Map<string, ServerName>();
  for (const { key, folder } of found) names.set(key, nameOf(key, folder));
  for (const [key, { folder }] of Object.entries(lockfile?.servers ?? {}))
    names.set(key, nameOf(key, folder));
  return [...names.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** The key that a name stands for; undefined: none. Throws E_USAGE where several servers have the plain name. */
export function keyNamed(name: string, servers: readonly ServerName[]): string | undefined {
  if (servers.some(({ key }) => key === name)) return name;
  const [first, ...more] = servers.filter(({ plain }) => plain === name);
  if (first === undefined || more.length === 0) return first?.key;
  throw new McpLockError(
    severalServers(
      printable(name),
      [first, ...more].map(({ key }) => printable(key)),
    ),
  );
}
