/** Where a run stands: a host and the folder the lockfile belongs to in, what paths depend on out. */
import type { Place } from './contracts.ts';
import type { Host } from './host.ts';

/** The same, with where its folders lie that are reached by a link. */
export async function withLinks(place: Place, { files }: Pick<Host, 'files'>): Promise<Place> {
  const real: { -readonly [Name in keyof Folders]?: string } = {};
  for (const name of ['workspaceFolder', 'userHome', 'tmpdir'] as const) {
    const path = await files.realPath(place[name]).catch(() => place[name]);
    if (path !== place[name]) real[name] = path;
  }
  return Object.keys(real).length === 0 ? place : { ...place, real };
}

type Folders = NonNullable<Place['real']>;

/** `root`: absolute. */
export const placeAt = (
  root: string,
  { platform, home, tmpdir, env }: Pick<Host, 'platform' | 'home' | 'tmpdir' | 'env'>,
): Place => ({ platform, workspaceFolder: root, userHome: home, tmpdir, env });
