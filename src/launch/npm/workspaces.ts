/**
 * The workspaces of an npm project. In: the fields of its `package.json` and its folder. Out: folders. A pattern that is
 * not understood here counts as one that matches all names: more folders than npm takes, and none less. Throws E_LAUNCH
 * for more than can be looked at. Runs nothing.
 */
import type { Place } from '../../contracts.ts';
import { McpLockError } from '../../errors.ts';
import type { Host } from '../../host/host.ts';
import { isFolder } from '../../host/kind-at.ts';
import { pathsOf } from '../../host/paths.ts';
import { fieldsOf } from '../fields.ts';
import { nodeModulesUnreadable } from '../messages.ts';

const MAX_FOLDERS = 100_000;
const MAX_DEPTH = 100;

export async function workspaceFolders(
  project: Readonly<Record<string, unknown>>,
  folder: string,
  place: Place,
  host: Host,
): Promise<readonly string[]> {
  const { workspaces } = project;
  const list = Array.isArray(workspaces) ? workspaces : fieldsOf(workspaces)['packages'];
  const patterns = (Array.isArray(list) ? list : []).filter(
    (one): one is string => typeof one === 'string' && !one.startsWith('!'),
  );
  const out = new Set<string>();
  for (const pattern of patterns) {
    // A brace may hold slashes, and no file system call reads braces.
    const known = pattern.split(/[{(]/)[0] ?? '';
    const segments = pattern === known ? pattern : `${known.slice(0, known.lastIndexOf('/') + 1)}**`;
    await expand(folder, segments.split(/[\\/]/), 0, out, place, host);
  }
  return [...out];
}

/** Adds the folders below `folder` that the rest of a pattern matches. */
async function expand(
  folder: string,
  [segment, ...rest]: readonly string[],
  depth: number,
  out: Set<string>,
  place: Place,
  host: Host,
): Promise<void> {
  if (out.size > MAX_FOLDERS || depth > MAX_DEPTH)
    throw new McpLockError(nodeModulesUnreadable('too many workspaces'), { place: folder });
  if (segment === undefined) {
    out.add(folder);
    return;
  }
  const { resolve, join } = pathsOf(place);
  if (!/[*?[\]]/.test(segment)) {
    await expand(resolve(folder, segment), rest, depth + 1, out, place, host);
    return;
  }
  const everyDepth = segment === '**';
  if (everyDepth) await expand(folder, rest, depth + 1, out, place, host);
  const names = await host.files.list(folder).catch(() => []);
  for (const name of names) {
    if (name === 'node_modules' || name === '.git' || !(everyDepth || matches(name, segment))) continue;
    const path = join(folder, name);
    if (!(await isFolder(path, host))) continue;
    // As in npm's patterns, which follow a link no further: it may lead to a folder above.
    const goesOn = everyDepth && !(await host.files.isLink(path));
    await expand(path, goesOn ? ['**', ...rest] : rest, depth + 1, out, place, host);
  }
}

/** `*` and `?` as in a shell; a set of characters counts as any name. */
function matches(name: string, pattern: string): boolean {
  if (/[[\]]/.test(pattern)) return true;
  const source = pattern
    .replace(/[.+^${}()|\\]/g, '\\$&')
    .replace(/\*+/g, '[^/]*')
    .replace(/\?/g, '.');
  return new RegExp(`^${source}$`).test(name);
}
