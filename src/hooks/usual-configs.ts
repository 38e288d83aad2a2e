/**
 * Configs of the user at their usual places, where variables name other places that may come from a repository: it can set variables for
 * the programs that a client starts, which has read its own configs by then. A scope and its configs in, the further configs out. Parses
 * none.
 */
import type { Scope, Source } from '../config/config-files.ts';
import { sourcesOf } from '../config/config-files.ts';
import type { Client } from '../contracts.ts';
import type { Host } from '../host/host.ts';
import { isReallyInside } from '../host/is-inside.ts';
import { isFile } from '../host/kind-at.ts';

/** Variables that name the folder of a client. */
const NAMES_FOLDER = /^(?:[A-Z_]+_(?:HOME|DIR))$/i;

/**
 * `scope`: of the user's own configs, which are `now`. `top`: the topmost folder of the project. A client counts as set up by the user
 * where the variable leads out of the project, to a config that exists.
 */
export async function usualSources(
  scope: Scope,
  now: readonly Source[],
  top: string,
  host: Host,
): Promise<readonly Source[]> {
  const { place } = scope;
  const env = Object.fromEntries(Object.entries(place.env).filter(([name]) => !NAMES_FOLDER.test(name)));
  const usual = await sourcesOf({ ...scope, place: { ...place, env } }, host);
  const isIn = (sources: readonly Source[], path: string, { id }: Client) =>
    sources.some(({ file, readers }) => file.path === path && readers.some(({ client }) => client.id === id));
  const settled = new Set<string>();
  for (const { file, readers } of now) {
    const moved = readers.filter(({ client }) => !isIn(usual, file.path, client));
    if (moved.length === 0 || (await isReallyInside(top, file.path, host))) continue;
    const exists = await isFile(file.path, host);
    if (exists) for (const { client } of moved) settled.add(client.id);
  }
  const isLeftOut = ({ file }: Source, client: Client) =>
    !isIn(now, file.path, client) && !settled.has(client.id);
  return usual
    .map((source) => ({
      ...source,
      readers: source.readers.filter(({ client }) => isLeftOut(source, client)),
    }))
    .filter(({ readers }) => readers.length > 0);
}
