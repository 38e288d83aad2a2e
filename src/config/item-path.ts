/**
 * `SERVER/ITEM` as it is typed, both of which may hold slashes: the text and the known server names in, the two parts
 * out. Pure.
 */

export interface ItemPath {
  readonly server: string;
  /** Absent: the whole server is meant. */
  readonly item?: string;
}

/** The longest known server name wins; undefined when none fits. */
export function itemPath(what: string, servers: readonly string[]): ItemPath | undefined {
  const [server] = servers
    .filter((name) => what === name || what.startsWith(`${name}/`))
    .sort((a, b) => b.length - a.length);
  if (server === undefined) return undefined;
  return what === server ? { server } : { server, item: what.slice(server.length + 1) };
}
