/**
 * The mcp-lock that wrapped entries have npx start: their guards in; out E_LAUNCH where the repository can put another program
 * in its place. Nothing for a guard that is started in another way.
 */
import type { Place } from '../../contracts.ts';
import type { Host } from '../../host.ts';
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
  const folders = new Set(guards.filter(isByNpx).map(({ cwd }) => cwd));
  for (const cwd of folders) {
    await refuseNpmrc(cwd, place, host);
    await refuseShellNpmrc(cwd, place, host);
    await installedCopy({ name: 'mcp-lock', requested: '' }, cwd, place, host);
  }
}

const isByNpx = ({ words }: GuardStart): boolean => words.slice(0, words.indexOf('mcp-lock')).includes('npx');
