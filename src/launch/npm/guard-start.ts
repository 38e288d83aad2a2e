/**
 * The mcp-lock that wrapped entries start through npx. In: how their configs start it. Out: E_LAUNCH where the
 * repository can put another program in its place. A guard that is started without npx is checked on Windows only.
 */
import type { Place } from '../../contracts.ts';
import { McpLockError } from '../../errors.ts';
import type { Host } from '../../host/host.ts';
import { pathsOf } from '../line/program.ts';
import { fileInPlaceOfGuard } from '../messages.ts';
import { refuseInterpreters } from './in-place.ts';
import { installedCopy } from './installed.ts';
import { refuseNpmrc } from './npmrc.ts';
import { refuseShellNpmrc } from './script-settings.ts';

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
  const folders = new Set(guards.filter(isByNpx).map(({ cwd }) => cwd));
  for (const cwd of folders) {
    await refuseNpmrc(cwd, place, host);
    await refuseShellNpmrc(cwd, place, host);
    await refuseOtherProgram(cwd, place, host);
  }
}

async function refuseOtherProgram(cwd: string, place: Place, host: Host): Promise<void> {
  try {
    await refuseInterpreters([cwd], 'npx', place, host);
    await installedCopy({ name: 'mcp-lock', requested: '' }, cwd, place, host);
  } catch (error) {
    if (!(error instanceof McpLockError)) throw error;
    const { code, message, detail } = error;
    // It is no file in the place of the server's package.
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

const isByNpx = ({ words }: GuardStart): boolean => words.slice(0, words.indexOf('mcp-lock')).includes('npx');
