/**
 * `SERVER/ITEM` as it is typed, both of which may hold slashes: the text and the known servers in, the key of the server and the item
 * out. Pure.
 */
import type { ServerName } from './server-names.ts';
import { keyNamed } from './server-names.ts';

export interface ItemPath {
  /** Its key in the lock. */
  readonly server: string;
  /** Absent: the whole server is meant. */
  readonly item?: string;
}

/** The longest known name wins; undefined when none fits. Throws E_USAGE where several servers have that plain name. */
export function itemPath(what: string, servers: readonly ServerName[]): ItemPath | undefined {
  const [name] = servers
    .flatMap(({ key, plain }) => [key, plain])
    .filter((one) => what === one || what.startsWith(`${one}/`))
    .sort((a, b) => b.length - a.length);
  const server = name === undefined ? undefined : keyNamed(name, servers);
  if (name === undefined || server === undefined) return undefined;
  return what === name ? { server } : { server, item: what.slice(name.length + 1) };
}
