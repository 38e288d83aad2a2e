/** Where a run stands: a host and the folder the lockfile belongs to in, what paths depend on out. Pure. */
import type { Place } from './contracts.ts';
import type { Host } from './host.ts';

/** `root`: absolute. */
export const placeAt = (
  root: string,
  { platform, home, tmpdir, env }: Pick<Host, 'platform' | 'home' | 'tmpdir' | 'env'>,
): Place => ({ platform, workspaceFolder: root, userHome: home, tmpdir, env });
