/**
 * Whether a client can start the guard as its config has it: the program that starts mcp-lock is on the PATH, and finds mcp-lock where
 * it looks. The words of a guard and its folder in, what is missing out. Runs nothing, so it says nothing of what else may be wrong.
 */
import type { Place } from '../../contracts.ts';
import type { Host } from '../../host/host.ts';
import { isFile } from '../../host/kind-at.ts';
import { withVariables } from '../../host/observed-env.ts';
import { foldersUp, pathsOf } from '../../host/paths.ts';
import { programOnPath } from './global-folders.ts';
import type { GuardStart } from './guard-start.ts';
import type { GuardWay } from './guard-ways.ts';
import { guardWayOf } from './guard-ways.ts';
import { programIn } from './program-links.ts';

/** What the client would miss. `tool`: the program that starts mcp-lock is not on the PATH. */
export interface GuardMissing {
  readonly way: GuardWay;
  readonly missing: 'tool' | 'mcp-lock';
  /** Where it is looked for, absolute. */
  readonly cwd: string;
}

/** Undefined: it can start. */
export async function missingForGuard(
  { words, cwd }: GuardStart,
  place: Place,
  host: Host,
): Promise<GuardMissing | undefined> {
  const way = guardWayOf(words)?.way;
  if (way === undefined) return undefined;
  const client = asClient(place);
  const [program = ''] = way.words;
  if ((await programOnPath(program, client, host)) === undefined)
    return { way, missing: way.tool === undefined ? 'mcp-lock' : 'tool', cwd };
  return way.looks === undefined || (await isInstalled(way, cwd, place, host))
    ? undefined
    : { way, missing: 'mcp-lock', cwd };
}

/** Whether an mcp-lock is on the PATH of clients. */
export const guardOnPath = async (place: Place, host: Host): Promise<boolean> =>
  (await programOnPath('mcp-lock', asClient(place), host)) !== undefined;

async function isInstalled(way: GuardWay, cwd: string, place: Place, host: Host): Promise<boolean> {
  const { join } = pathsOf(place);
  const up = foldersUp(cwd, pathsOf(place));
  for (const folder of way.looks === 'up' ? up : await workspaceOf(cwd, up, place, host)) {
    if ((await programIn(join(folder, 'node_modules'), 'mcp-lock', place, host)) !== undefined) return true;
    if (way.id === 'yarn' && (await isInPnp(join(folder, '.pnp.cjs'), host))) return true;
  }
  return false;
}

/** The folder itself, and the root of its pnpm workspace. */
async function workspaceOf(
  cwd: string,
  up: readonly string[],
  place: Place,
  host: Host,
): Promise<readonly string[]> {
  for (const folder of up) {
    const file = pathsOf(place).join(folder, 'pnpm-workspace.yaml');
    if (await isFile(file, host)) return [cwd, folder];
  }
  return [cwd];
}

/** Plug'n'Play has no `node_modules`: one file lists the packages. */
async function isInPnp(path: string, host: Host): Promise<boolean> {
  const bytes = await host.files.read(path).catch(() => undefined);
  return bytes !== undefined && /^\s*\["mcp-lock", \[/m.test(new TextDecoder().decode(bytes));
}

/**
 * The place with the PATH of a client: npm, pnpm, Yarn and Bun put a `node_modules/.bin` in front of it for what they run, so for
 * this process too.
 */
function asClient(place: Place): Place {
  const { delimiter } = pathsOf(place);
  const path = (place.env['PATH'] ?? place.env['Path'] ?? '')
    .split(delimiter)
    .filter((folder) => !/[\\/]node_modules[\\/]\.bin[\\/]?$/.test(folder))
    .join(delimiter);
  return { ...place, env: withVariables(place.env, { PATH: path }) };
}
