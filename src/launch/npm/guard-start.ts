/**
 * The mcp-lock that wrapped entries start through npx, pnpm, Yarn or Bun. In: how their configs start it. Out: E_LAUNCH where the
 * repository can put another program in its place. The one on the PATH is checked on Windows only.
 */
import type { Place } from '../../contracts.ts';
import { McpLockError } from '../../errors.ts';
import type { Host } from '../../host/host.ts';
import { foldersUp, pathsOf } from '../../host/paths.ts';
import { readFields } from '../fields.ts';
import {
  fileInPlaceOfGuard,
  guardFileTracked,
  programOfOtherPackage,
  projectInPlaceOfPackage,
} from '../messages.ts';
import { refuseCorepackSettings } from './corepack.ts';
import type { GuardWay } from './guard-ways.ts';
import { guardWayOf } from './guard-ways.ts';
import { refuseInterpreters } from './in-place.ts';
import { installedCopy } from './installed.ts';
import { managerSettingParts } from './manager-settings.ts';
import { trackedFiles } from './node-modules.ts';
import { refuseNpmrc } from './npmrc.ts';
import { bringsProgram } from './package-programs.ts';
import { belongsTo, programIn } from './program-links.ts';
import { refuseScriptNpmrc, refuseShellNpmrc } from './script-settings.ts';

/** How a config starts a guard. */
export interface GuardStart {
  readonly words: readonly string[];
  /** Where, absolute. */
  readonly cwd: string;
}

export async function refuseOtherGuard(
  guards: readonly GuardStart[],
  place: Place,
  host: Host,
): Promise<void> {
  if (place.platform === 'win32') for (const { cwd } of guards) await refuseNamesakes(cwd, place, host);
  const seen = new Set<string>();
  for (const { words, cwd } of guards) {
    const way = guardWayOf(words)?.way;
    if (way?.tool === undefined || seen.has(`${way.id} ${cwd}`)) continue;
    seen.add(`${way.id} ${cwd}`);
    await (way.id === 'npx' ? refuseOtherOfNpx(cwd, place, host) : refuseOtherOf(way, cwd, place, host));
  }
}

async function refuseOtherOfNpx(cwd: string, place: Place, host: Host): Promise<void> {
  await refuseNpmrc(cwd, place, host);
  await refuseShellNpmrc(cwd, place, host);
  await withoutFile(async () => {
    await refuseInterpreters([cwd], 'npx', place, host);
    await installedCopy({ name: 'mcp-lock', requested: '' }, cwd, place, host);
  });
}

/** pnpm, Yarn and Bun keep no record that says what was installed, so only what the repository itself holds is refused. */
async function refuseOtherOf(way: GuardWay, cwd: string, place: Place, host: Host): Promise<void> {
  const { tool = way.id, settings, id } = way;
  if (id !== 'bun') await refuseCorepackSettings(cwd, place, host);
  if (id === 'pnpm') await refuseScriptNpmrc(cwd, place, host, tool);
  await managerSettingParts(settings, { cwd, tool, floating: false }, place, host);
  await withoutFile(() => refuseOtherProgram(way, cwd, place, host));
}

async function refuseOtherProgram(
  { tool = '', installed }: GuardWay,
  cwd: string,
  place: Place,
  host: Host,
): Promise<void> {
  const { join } = pathsOf(place);
  const watched = ['node_modules', ...(installed.includes(PNP[0]) ? PNP : [])];
  let found = false;
  for (const folder of foldersUp(cwd, pathsOf(place))) {
    const manifest = await readFields(join(folder, 'package.json'), host);
    if (
      manifest !== undefined &&
      (manifest['name'] === PACKAGE || (await bringsProgram(manifest, folder, PACKAGE, place, host)))
    )
      throw new McpLockError(projectInPlaceOfPackage(tool, PACKAGE), { place: join(folder, 'package.json') });
    const modules = join(folder, 'node_modules');
    const [tracked] = await trackedFiles(folder, watched, place, host);
    if (tracked !== undefined)
      throw new McpLockError(guardFileTracked(tool, tracked), { place: join(folder, tracked) });
    const program = found ? undefined : await programIn(modules, PACKAGE, place, host);
    if (program === undefined) continue;
    found = true;
    if (!(await belongsTo(program, join(modules, PACKAGE), place, host)))
      throw new McpLockError(programOfOtherPackage(tool, PACKAGE, PACKAGE), { place: program });
  }
}

const PACKAGE = 'mcp-lock';
const PNP = ['.pnp.cjs', '.pnp.loader.mjs'] as const;

/** The error of `check` without the file that is in the place of the guard: it is no file in the place of the server's package. */
async function withoutFile(check: () => Promise<void>): Promise<void> {
  try {
    await check();
  } catch (error) {
    if (!(error instanceof McpLockError)) throw error;
    const { code, message, detail } = error;
    throw new McpLockError({ code, message }, { ...detail, inPlace: undefined });
  }
}

/** What `cmd` takes for the program of that name, in the folder in which it is started before any other. */
const WINDOWS_PROGRAM = /^(?:npx|mcp-lock)\.(?:com|exe|bat|cmd|vbs|vbe|js|jse|wsf|wsh|msc)$/i;

async function refuseNamesakes(cwd: string, place: Place, { files }: Host): Promise<void> {
  const found = (await files.list(cwd).catch(() => [])).find((name) => WINDOWS_PROGRAM.test(name));
  if (found === undefined) return;
  throw new McpLockError(fileInPlaceOfGuard(found), { place: pathsOf(place).join(cwd, found) });
}
