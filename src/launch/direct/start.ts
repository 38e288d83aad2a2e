/**
 * Starts a server as npx would, without npx. In: a prepared spec whose package is pinned and locked. Out: what to start, once it is
 * known what npx would do and every installed byte is a locked one; undefined for everything else, which is started through the
 * client's own line. `noteStart` learns what npx does by running that line once without the server.
 */
import type { Place } from '../../contracts.ts';
import type { Host } from '../../host/host.ts';
import type { Entry } from '../../model.ts';
import type { Prepared } from '../prepared.ts';
import type { ProcessRequest } from '../target.ts';
import { basisOf } from './basis.ts';
import { capture } from './capture.ts';
import { requestOf, templateOf } from './captured-start.ts';
import { directFolder, keep, keptPath, readKept } from './kept-start.ts';
import { directLine } from './line.ts';
import type { ProvenTree } from './proven-tree.ts';
import { isUntouched, provenTree } from './proven-tree.ts';

export interface DirectStart {
  readonly request: ProcessRequest;
  readonly tree: ProvenTree;
}

/** What to start directly. Throws E_LAUNCH where something lies in the place of the package. */
export async function directStart(
  prepared: Prepared,
  entry: Entry,
  place: Place,
  host: Host,
): Promise<DirectStart | undefined> {
  const path = await keptPath(prepared.found, place, host);
  const kept = path === undefined ? undefined : await readKept(path, host);
  if (path === undefined || kept?.template === undefined) return undefined;
  const line = directLine(prepared, entry, place);
  const basis = line === undefined ? undefined : await basisOf(line, entry, place, host);
  if (line === undefined || basis?.digest !== kept.basis) {
    await host.ownFiles.remove(path);
    return undefined;
  }
  const tree = await provenTree(prepared, line, entry, place, host);
  if (tree === undefined) return undefined;
  const { program, folder } = tree;
  const request = requestOf(kept.template, { line, program, folder, npm: basis.npm, place });
  if (request === undefined) await host.ownFiles.remove(path);
  return request === undefined ? undefined : { request, tree };
}

/** Whether nothing of the tree was touched since it was proven. */
export async function isStillProven(
  { tree }: Pick<DirectStart, 'tree'>,
  prepared: Prepared,
  entry: Entry,
  place: Place,
  host: Host,
): Promise<boolean> {
  const line = directLine(prepared, entry, place);
  const now = line === undefined ? undefined : await provenTree(prepared, line, entry, place, host);
  return now !== undefined && isUntouched(tree, now);
}

/** Whether a start of this server is kept, so that it is worth looking. */
export async function isStartKept(found: Prepared['found'], place: Place, host: Host): Promise<boolean> {
  const path = await keptPath(found, place, host);
  return path !== undefined && (await readKept(path, host))?.template !== undefined;
}

/** Forgets a start that did not end in a match. */
export async function forgetStart(found: Prepared['found'], place: Place, host: Host): Promise<void> {
  const path = await keptPath(found, place, host);
  if (path !== undefined) await host.ownFiles.remove(path);
}

/**
 * Learns how npx starts this server while it is being started that way. What is returned keeps it, once the server matched. `failed`: the
 * server does not answer the same when it is started directly, so only that is kept. Undefined where there is nothing to learn. Throws
 * E_LAUNCH where something lies in the place of the package.
 */
export async function noteStart(
  prepared: Prepared,
  entry: Entry,
  place: Place,
  failed: boolean,
  host: Host,
): Promise<((matched: boolean) => Promise<void>) | undefined> {
  const line = directLine(prepared, entry, place);
  const [path, folder] = [await keptPath(prepared.found, place, host), await directFolder(place, host)];
  if (line === undefined || path === undefined || folder === undefined) return undefined;
  const basis = await basisOf(line, entry, place, host);
  if (basis === undefined || (await readKept(path, host))?.basis === basis.digest) return undefined;
  const tree = await provenTree(prepared, line, entry, place, host);
  if (tree === undefined) return undefined;
  const { program } = tree;
  const facts = { line, program, folder: tree.folder, npm: basis.npm, place };
  const running = failed ? undefined : capture(line, folder, host).catch(() => undefined);
  return async (matched) => {
    const found = await running;
    const now = await basisOf(line, entry, place, host);
    if (!matched || now?.digest !== basis.digest) return;
    if (!(await isStillProven({ tree }, prepared, entry, place, host))) return;
    const template = found && templateOf(found.captured, found.capture, facts);
    await keep(path, { basis: basis.digest, ...(template === undefined ? {} : { template }) }, host);
  };
}
