/**
 * The mcp-lock that a wrapped entry has npx start: the words of its guard and a folder in; out E_LAUNCH where the repository
 * can put another program in its place. Nothing for a guard that is started in another way.
 */
import type { Place } from '../../contracts.ts';
import type { Host } from '../../host.ts';
import { installedCopy } from './installed.ts';
import { refuseNpmrc } from './npmrc.ts';
import { refuseShellNpmrc } from './script-settings.ts';

export async function refuseOtherGuard(
  guarded: readonly string[],
  cwd: string,
  place: Place,
  host: Host,
): Promise<void> {
  if (!guarded.slice(0, 3).includes('npx')) return;
  await refuseNpmrc(cwd, place, host);
  await refuseShellNpmrc(cwd, place, host);
  await installedCopy({ name: 'mcp-lock', requested: '' }, cwd, place, host);
}
